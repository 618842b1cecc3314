"""Make a table of the comments in a corpus with PySpark, and find the discussion of each page.

    spark-submit examples/spark_comments.py 'crawl/*.parquet' out/

The corpus has a column `text`, and optionally `url`, `date`, `meta` and `source`. Other columns are not read.
"""

import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

COLUMNS = ("text", "url", "date", "meta", "source")


def parse(batches):
    """Yield the comments in batches of the corpus. This runs in the workers, so hnparse is imported here."""
    from hnparse.arrow import parse_batches

    return parse_batches(batches)


def comments(corpus: DataFrame) -> DataFrame:
    """Return one row per comment, with the columns of `COMMENTS`. The source is the file if there is no such column."""
    from pyspark.sql.pandas.types import from_arrow_schema

    from hnparse.arrow import COMMENTS

    if "source" not in corpus.columns:
        corpus = corpus.withColumn("source", f.input_file_name())
    columns = [name for name in COLUMNS if name in corpus.columns]
    return corpus.select(columns).mapInArrow(parse, from_arrow_schema(COMMENTS))


def links(rows: DataFrame) -> DataFrame:
    """Return each page with its links to other pages: the ids that it names, and the head of a story without an id."""
    newer = f.filter("kids", lambda kid: kid > f.col("id"))
    named = f.concat(f.array("id", "parent", "story_id"), newer)
    ids = rows.select("page", f.explode(named).alias("id")).where("id > 0").select("page", f.concat(f.lit("id "), "id"))
    heads = rows.where("story_by != '' AND story_title != ''").select("page", "story_id", head().alias("head"))
    without_id = heads.where("story_id IS NULL").select("head").distinct()
    return ids.union(heads.select("page", "head").join(without_id, "head").select("page", "head")).toDF("page", "link")


def head():
    """Return the head of a story as one string."""
    return f.to_json(f.struct("story_by", "story_title", "story_site"))


def discussions(rows: DataFrame) -> DataFrame:
    """Return each page with the smallest page key of its discussion: connected components, by joins.

    In each round, every page takes the smallest key of the pages that share a link with it, and then the key that this
    page has. The rounds end when nothing changes. Their number grows about with the logarithm of the longest chain.
    """
    linked = links(rows.where("page IS NOT NULL")).distinct().cache()
    found = rows.where("page IS NOT NULL").select("page").distinct().withColumn("discussion", f.col("page"))
    while True:
        by_link = linked.join(found, "page").groupBy("link").agg(f.min("discussion").alias("discussion"))
        near = linked.join(by_link, "link").select("page", "discussion")
        least = found.unionByName(near).groupBy("page").agg(f.min("discussion").alias("discussion"))
        above = least.select(f.col("page").alias("discussion"), f.col("discussion").alias("higher"))
        # Store the result of this round. Otherwise Spark would compute all rounds before it again.
        new = least.join(above, "discussion").select("page", f.col("higher").alias("discussion")).localCheckpoint()
        changed = new.join(found.withColumnRenamed("discussion", "before"), "page").where("discussion != before")
        if changed.isEmpty():
            return new
        found = new


def main(corpus: str, out: str) -> None:
    """Read the corpus. Write the comments, and the comments with their discussions."""
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
