"""Tables of pandas, Polars and Arrow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..graph.discussion import Discussion
from .layout import column_types, table_columns
from .optional import require
from .rows import Type

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_pandas(thread: Discussion, table: str, *, flat: bool, path: bool) -> pandas.DataFrame:
    """Return a table as a pandas DataFrame."""
    pd = require("pandas", "to_pandas", "pandas")
    np = require("numpy", "to_pandas", "pandas")
    types = {
        "int64": pd.Int64Dtype(),
        "float64": pd.Float64Dtype(),
        "string": pd.StringDtype(),
        "bool": pd.BooleanDtype(),
        "timestamp": pd.DatetimeTZDtype("us", "UTC"),
        "list<int64>": object,
    }
    columns = column_types(table, flat=flat, path=path)
    values = table_columns(thread, "to_pandas", table, flat=flat, path=path)
    for name, type_ in columns.items():
        if type_ == "list<int64>":  # Empty arrays have a type, too, which Parquet needs.
            values[name] = [np.array(value, dtype="int64") for value in values[name]]
    return pd.DataFrame({name: pd.Series(values[name], dtype=types[type_]) for name, type_ in columns.items()})


def to_polars(thread: Discussion, table: str, *, flat: bool, path: bool) -> polars.DataFrame:
    """Return a table as a Polars DataFrame."""
    pl = require("polars", "to_polars", "polars")
    types = {
        "int64": pl.Int64(),
        "float64": pl.Float64(),
        "string": pl.String(),
        "bool": pl.Boolean(),
        "timestamp": pl.Datetime("us", "UTC"),
        "list<int64>": pl.List(pl.Int64()),
    }
    columns = column_types(table, flat=flat, path=path)
    values = table_columns(thread, "to_polars", table, flat=flat, path=path)
    return pl.DataFrame(values, {name: types[type_] for name, type_ in columns.items()})


def to_arrow(thread: Discussion, table: str, *, flat: bool, path: bool) -> pyarrow.Table:
    """Return a table as an Arrow table."""
    pa = require("pyarrow", "to_arrow", "arrow")
    schema = arrow_schema(column_types(table, flat=flat, path=path))
    return pa.table(table_columns(thread, "to_arrow", table, flat=flat, path=path), schema)


def arrow_schema(types: Mapping[str, Type]) -> pyarrow.Schema:
    """Return the Arrow schema of columns with these types."""
    pa = require("pyarrow", "a schema", "arrow")
    known = {
        "int64": pa.int64(),
        "float64": pa.float64(),
        "string": pa.string(),
        "bool": pa.bool_(),
        "timestamp": pa.timestamp("us", "UTC"),
        "list<int64>": pa.list_(pa.int64()),
    }
    return pa.schema([(name, known[type_]) for name, type_ in types.items()])
