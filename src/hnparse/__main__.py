"""The entry point of `python -m hnparse` and of the command `hnparse`."""

import sys


def main() -> int:
    """Run the command and return its exit status. Ctrl-C also works while modules are being imported."""
    try:
        from .cli import main as run

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
