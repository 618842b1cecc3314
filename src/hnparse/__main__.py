"""The entry point of `python -m hnparse` and of the command `hnparse`."""

import atexit
import gc
import sys

from .gc_paused import gc_paused


def main() -> int:
    """Run the command and return its exit status. Ctrl-C also works while modules are being imported."""
    # What is loaded lives until the process ends, and then all of its memory is freed. Python would search it for
    # cycles during the imports and once more at the end, which takes a sixth of the time for a small page.
    atexit.register(gc.freeze)
    try:
        with gc_paused():
            from .cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
