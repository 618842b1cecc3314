"""Tables: the rows of a thread as pandas, Polars and Arrow hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model.thread_like import ThreadLike
from .optional import require
from .rows import COLUMNS, Type, columns

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_pandas(thread: ThreadLike) -> pandas.DataFrame:
    """The rows as a pandas DataFrame."""
    pd = require("pandas", "to_pandas", "pandas")
    types = {
        "int64": pd.Int64Dtype(),
        "string": pd.StringDtype(),
        "bool": pd.BooleanDtype(),
        "timestamp": pd.DatetimeTZDtype("us", "UTC"),
        "list<int64>": object,
    }
    values = columns(thread, "to_pandas")
    return pd.DataFrame({name: pd.Series(values[name], dtype=types[type_]) for name, type_ in COLUMNS.items()})


def to_polars(thread: ThreadLike) -> polars.DataFrame:
    """The rows as a Polars DataFrame."""
    pl = require("polars", "to_polars", "polars")
    types = {
        "int64": pl.Int64(),
        "string": pl.String(),
        "bool": pl.Boolean(),
        "timestamp": pl.Datetime("us", "UTC"),
        "list<int64>": pl.List(pl.Int64()),
    }
    return pl.DataFrame(columns(thread, "to_polars"), {name: types[type_] for name, type_ in COLUMNS.items()})


def to_arrow(thread: ThreadLike) -> pyarrow.Table:
    """The rows as an Arrow table."""
    pa = require("pyarrow", "to_arrow", "arrow")
    return pa.table(columns(thread, "to_arrow"), arrow_schema(COLUMNS))


def arrow_schema(types: Mapping[str, Type]) -> pyarrow.Schema:
    """The schema of a table with columns of these types."""
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
