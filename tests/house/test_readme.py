"""README says nothing that is not so: what it names is there."""

from __future__ import annotations

import re

from tests.house.code import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_bench_is_named_by_its_command_with_its_figures() -> None:
    benches = {path.stem for path in (ROOT / "tests" / "bench").glob("bench_*.py")}
    assert benches
    assert set(re.findall(r"python -m tests\.bench\.(bench_\w+)", README)) == benches


def test_every_file_that_is_named_is_there() -> None:
    named = {link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link}
    assert named
    assert [link for link in sorted(named) if not (ROOT / link).exists()] == []


def test_the_two_commands_come_first() -> None:
    lines = [line for line in README.splitlines() if line.strip()]
    assert lines[2].startswith("python3 dev.py run")
    assert lines[3].startswith("python3 dev.py test")
