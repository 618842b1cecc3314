"""The parts of `benchmarks/run.py`, which compares the speed of hnparse with alternative ways to read pages."""
