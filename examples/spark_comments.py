"""Make a table of the comments in a corpus with PySpark, and say which discussion each of them is of.

    spark-submit examples/spark_comments.py 'crawl/*.parquet' out/

The corpus has the columns `text`, `url` and `date`; others are not read.
"""

import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f


def parse(batches):
    """The comments in batches of the corpus. It runs in the workers, and so hnparse is imported there."""
    from hnparse.arrow import parse_batches

    return parse_batches(batches)


def comments(corpus: DataFrame) -> DataFrame:
    """A row a comment, with the columns of `hnparse.arrow.COMMENTS`."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from hnparse.arrow import COMMENTS

    return corpus.select("text", "url", "date").mapInArrow(parse, from_arrow_schema(COMMENTS))


def discussions(rows: DataFrame) -> DataFrame:
    """Each id with the smallest id of its discussion: connected components of the replies, by joins.

    An id and what it answers are one discussion, shown or not; so are an id and each reply that it names. In each round
    every id takes the smallest one that its neighbours have, and then that one's own. The rounds grow with the
    logarithm of the longest chain or with little more, until nothing changes.
    """
    up = rows.where("parent IS NOT NULL").select(f.col("id").alias("a"), f.col("parent").alias("b"))
    down = rows.select(f.col("id").alias("a"), f.explode("kids").alias("b")).where("b > a")
    links = up.unionByName(down)
    links = links.unionByName(links.select(f.col("b").alias("a"), f.col("a").alias("b"))).distinct().cache()
    ids = links.select(f.col("a").alias("id")).unionByName(rows.where("id IS NOT NULL").select("id")).distinct()
    found = ids.withColumn("discussion", f.col("id"))
    while True:
        near = links.join(found.withColumnRenamed("id", "b"), "b").select(f.col("a").alias("id"), "discussion")
        least = found.unionByName(near).groupBy("id").agg(f.min("discussion").alias("discussion"))
        above = least.select(f.col("id").alias("discussion"), f.col("discussion").alias("higher"))
        # What was found so far is kept as it is: else each round would begin again with the first one.
        new = least.join(above, "discussion").select("id", f.col("higher").alias("discussion")).localCheckpoint()
        changed = new.join(found.withColumnRenamed("discussion", "before"), "id").where("discussion != before")
        if changed.isEmpty():
            return new
        found = new


def main(corpus: str, out: str) -> None:
    """Read the corpus, and write the comments with their discussions."""
    session = SparkSession.builder.appName("hnparse").getOrCreate()
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
    rows = comments(session.read.parquet(corpus))
    rows.write.mode("overwrite").parquet(f"{out}/comments")
    rows = session.read.parquet(f"{out}/comments")
    rows.join(discussions(rows), "id", "left").write.mode("overwrite").parquet(f"{out}/discussions")


if __name__ == "__main__":
    main(*sys.argv[1:])
