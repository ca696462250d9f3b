"""How soon the window is painted and how many files that opens, against a bare window with an encrypted database.

Run: python -m tests.bench.bench_window [runs] [folder of a built copy]
With a built copy its opened files are counted too, against a bare window built the same way.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

from tests.bench.bench_start import PASSPHRASE, installed

ROOT = Path(__file__).parents[2]
BARE = "tests.bench.bare_window"
EVERYTHING = (
    *("reception.app", "reception.demo.office", "reception.reports.workbook", "reception.documents.actions"),
    *(
        "docxtpl",
        "openpyxl",
        "mammoth",
        "pypdfium2",
        "phonenumbers",
        "rapidfuzz",
        "pytrovich",
        "kyrgyz",
        "pyrage",
    ),
    *("ui.main_window", "ui.self_test"),
)
OPENED = re.compile(r'open(?:at)?\((?:AT_FDCWD, )?"([^"]*)".*\) = \d+$', re.MULTILINE)


def milliseconds(words: list[str], environment: Mapping[str, str]) -> float:
    """The wall time of a program that ends once it has painted."""
    begun = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, env=environment, cwd=ROOT)
    return (time.perf_counter() - begun) * 1000


def opened(words: list[str], environment: Mapping[str, str]) -> int:
    """How many different files the program opened until it had painted, its children among them."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8", errors="replace") as told:
        traced = ["strace", "-f", "-qq", "-e", "trace=open,openat", "-o", told.name, *words]
        subprocess.run(traced, check=True, capture_output=True, env=environment, cwd=ROOT)
        return len(set(OPENED.findall(told.read())))


def built_bare(folder: Path) -> list[str]:
    """The bare window as an installed copy of its own."""
    source = folder / "bare.py"
    source.write_text((ROOT / "tests" / "bench" / "bare_window.py").read_text("utf-8"), "utf-8")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--windowed"]
    places = ["--distpath", f"{folder}/dist", "--workpath", f"{folder}/work", "--specpath", str(folder)]
    subprocess.run([*build, *places, str(source)], check=True, capture_output=True, cwd=folder)
    return [f"{folder}/dist/bare/bare"]


def office_in(name: str) -> None:
    """An office with one colleague, so that the first window is the sign-in."""
    secret = Path(name) / "passphrase"
    secret.write_text(PASSPHRASE, "utf-8")
    words = ["init", f"{name}/office", "--office", "OSH", "--name", "А", "--login", "aigul"]
    secretly = ["--passphrase-file", str(secret)]
    subprocess.run(
        [sys.executable, "-m", "reception", *words, *secretly], check=True, capture_output=True, cwd=ROOT
    )


def medians(programs: Mapping[str, list[str]], runs: int, environment: Mapping[str, str]) -> dict[str, float]:
    """Of each program the median time, taken in turn; the first run compiles and does not count."""
    times: dict[str, list[float]] = {program: [] for program in programs}
    for run in range(runs + 1):
        for program, words in programs.items():
            spent = milliseconds(words, environment)
            times[program] += [spent] if run else []
    return {program: statistics.median(spent) for program, spent in times.items()}


def main() -> None:
    """Alternate the programs; print medians, ratios and goals."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    copy = sys.argv[2] if len(sys.argv) > 2 else None
    with tempfile.TemporaryDirectory() as name:
        office_in(name)
        environment = installed(name) | {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": f"{name}/config"}
        sign_in = ["--folder", f"{name}/office", "--lang", "ru", "--quit-after-paint"]
        ours, bare = [sys.executable, "-m", "ui", *sign_in], [sys.executable, "-m", BARE]
        first = medians({"ours": ours, "bare": bare, "eager": [*bare, *EVERYTHING]}, runs, environment)
        rows = [
            ("sign-in painted, ms", first["ours"], "a bare window with sqlcipher3", first["bare"], 1.2),
            ("sign-in painted, ms", first["ours"], "every import first", first["eager"], 0.35),
            ("files opened", opened(ours, environment), "a bare window", opened(bare, environment), 1.5),
        ]
        if copy:
            built, other = [f"{copy}/reception", *sign_in], built_bare(Path(name))
            files = [opened(program, environment) for program in (built, other)]
            spent = medians({"built": built, "bare": other}, runs, environment)
            rows.append(("files opened, built", files[0], "a bare window, built", files[1], 1.1))
            rows.append(
                ("sign-in painted, built, ms", spent["built"], "a bare window, built", spent["bare"], 1.2)
            )
    sys.stdout.write("| what | ours | baseline | it | ratio | goal |\n|---|---|---|---|---|---|\n")
    for what, mine, baseline, its, goal in rows:
        sys.stdout.write(f"| {what} | {mine:.0f} | {baseline} | {its:.0f} | {mine / its:.2f} | <= {goal} |\n")


if __name__ == "__main__":
    main()
