"""How fast hnparse reads, beside what people would use in its place: the parts of `benchmarks/run.py`."""
