"""`python -m reception`: the command line."""

from __future__ import annotations

import sys

from reception.cli.main import run


def main() -> None:
    """Run one command and leave with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
