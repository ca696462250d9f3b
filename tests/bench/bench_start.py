"""How long the command line takes to start, against a bare interpreter and against what it cannot do without.

Run: python -m tests.bench.bench_start [runs]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PASSPHRASE = "кыргыз тоолору бийик"
NEEDED = """
import os, sqlalchemy, sqlcipher3.dbapi2
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
Argon2id(salt=os.urandom(16), length=32, iterations=3, lanes=4, memory_cost=128 * 1024).derive(b"x")
"""


def installed(folder: str) -> dict[str, str]:
    """The environment of an installed program: its modules are compiled once and kept."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": f"{folder}/compiled"}


def milliseconds(words: list[str], runs: int, environment: dict[str, str]) -> float:
    """The median wall time of a command, after one run that does not count."""
    times = []
    for _ in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True, env=environment)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times[1:])


def main() -> None:
    """Make an office, then measure in turn; print ratios with the baseline of each."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "passphrase"
        secret.write_text(PASSPHRASE)
        signed = ["--store", f"{folder}/office", "--as", "aigul", "--passphrase-file", str(secret)]
        office = [python, "-m", "reception", "init", f"{folder}/office", "--office", "OSH", "--name", "А"]
        subprocess.run([*office, "--login", "aigul", *signed[4:]], check=True, capture_output=True)
        find = [python, "-m", "reception", "person", "find", "асан", *signed]
        rows = [
            (
                "reception --help",
                [python, "-m", "reception", "--help"],
                "python -c pass",
                [python, "-c", "pass"],
                5.0,
            ),
            (
                "reception person find",
                find,
                "sqlalchemy, sqlcipher3, one Argon2id",
                [python, "-c", NEEDED],
                1.4,
            ),
        ]
        sys.stdout.write("| command | ms | baseline | ms | ratio | goal |\n|---|---|---|---|---|---|\n")
        environment = installed(folder)
        for name, words, other, baseline, goal in rows:
            ours, theirs = (milliseconds(one, runs, environment) for one in (words, baseline))
            sys.stdout.write(
                f"| {name} | {ours:.0f} | {other} | {theirs:.0f} | {ours / theirs:.2f} | <= {goal} |\n"
            )


if __name__ == "__main__":
    main()
