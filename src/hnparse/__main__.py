"""The entry point of `python -m hnparse` and of the command `hnparse`."""

import atexit
import gc
import sys

from .gc_paused import gc_paused


def main() -> int:
    """Run the command and return its exit status. Ctrl-C also works while modules are being imported."""
    # What modules create lives until the process ends. Searching it for cycles, while the command runs and once more at
    # its end, takes a fifth of the time for a small page.
    atexit.register(gc.freeze)
    try:
        with gc_paused():
            from .cli import main as run

            gc.freeze()
        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
