"""Make a table of the comments in a corpus with PySpark, and say which discussion each of their pages is of.

    spark-submit examples/spark_comments.py 'crawl/*.parquet' out/

The corpus has a column `text`, and perhaps `url`, `date`, `meta` and `source`; others are not read.
"""

import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

COLUMNS = ("text", "url", "date", "meta", "source")


def parse(batches):
    """The comments in batches of the corpus. It runs in the workers, and so hnparse is imported there."""
    from hnparse.arrow import parse_batches

    return parse_batches(batches)


def comments(corpus: DataFrame) -> DataFrame:
    """A row a comment, with the columns of `hnparse.arrow.COMMENTS`. The source is the file, if no column tells it."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from hnparse.arrow import COMMENTS

    if "source" not in corpus.columns:
        corpus = corpus.withColumn("source", f.input_file_name())
    columns = [name for name in COLUMNS if name in corpus.columns]
    return corpus.select(columns).mapInArrow(parse, from_arrow_schema(COMMENTS))


def links(rows: DataFrame) -> DataFrame:
    """Each page with all that links it to others: the ids that it names, and the head of a story without an id."""
    newer = f.filter("kids", lambda kid: kid > f.col("id"))
    named = f.concat(f.array("id", "parent", "story_id"), newer)
    ids = rows.select("page", f.explode(named).alias("id")).where("id > 0").select("page", f.concat(f.lit("id "), "id"))
    heads = rows.where("story_by != '' AND story_title != ''").select("page", "story_id", head().alias("head"))
    without_id = heads.where("story_id IS NULL").select("head").distinct()
    return ids.union(heads.select("page", "head").join(without_id, "head").select("page", "head")).toDF("page", "link")


def head():
    """The head of a story as one string."""
    return f.to_json(f.struct("story_by", "story_title", "story_site"))


def discussions(rows: DataFrame) -> DataFrame:
    """Each page with the smallest key of its discussion's pages: connected components, by joins.

    In each round every page takes the smallest key that pages with one of its links have, and then that one's own. The
    rounds grow with the logarithm of the longest chain or with little more, until nothing changes.
    """
    linked = links(rows.where("page IS NOT NULL")).distinct().cache()
    found = rows.where("page IS NOT NULL").select("page").distinct().withColumn("discussion", f.col("page"))
    while True:
        by_link = linked.join(found, "page").groupBy("link").agg(f.min("discussion").alias("discussion"))
        near = linked.join(by_link, "link").select("page", "discussion")
        least = found.unionByName(near).groupBy("page").agg(f.min("discussion").alias("discussion"))
        above = least.select(f.col("page").alias("discussion"), f.col("discussion").alias("higher"))
        # What was found so far is kept as it is: else each round would begin again with the first one.
        new = least.join(above, "discussion").select("page", f.col("higher").alias("discussion")).localCheckpoint()
        changed = new.join(found.withColumnRenamed("discussion", "before"), "page").where("discussion != before")
        if changed.isEmpty():
            return new
        found = new


def main(corpus: str, out: str) -> None:
    """Read the corpus, and write the comments, and the comments with their discussions."""
    session = SparkSession.builder.appName("hnparse").getOrCreate()
    session.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", "1000")
    rows = comments(session.read.parquet(corpus))
    rows.write.mode("overwrite").parquet(f"{out}/comments")
    rows = session.read.parquet(f"{out}/comments")
    rows.drop("discussion").join(discussions(rows), "page", "left").write.mode("overwrite").parquet(
        f"{out}/discussions"
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
