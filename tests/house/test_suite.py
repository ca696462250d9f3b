"""The suite keeps what it promises: silence, and no test that vanishes unseen."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.code import ROOT

INNER = '''
import pytest

@pytest.mark.needs("no-such-tool")
def test_with_a_tool() -> None:
    """A paper opens in the tool."""

@pytest.mark.long
def test_of_an_hour() -> None:
    """An hour passes."""

def test_plain(record_property) -> None:
    """A person is
    received."""
    record_property("evidence", "person.json")
'''


def run_inner(folder: Path, *words: str, code: str = INNER) -> subprocess.CompletedProcess[str]:
    """Run a small suite under our own conftest and settings."""
    (folder / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    (folder / "test_inner.py").write_text(code, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_inner.py", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_test_without_its_tool_is_named_in_the_last_lines(tmp_path: Path) -> None:
    run = run_inner(tmp_path)
    assert run.returncode == 0, run.stdout
    *_, left_out, closing = run.stdout.splitlines()
    assert left_out == "left out, no-such-tool is missing: test_inner.py::test_with_a_tool"
    assert closing.startswith("1 passed, 2 deselected")


def test_a_run_that_may_leave_nothing_out_fails(tmp_path: Path) -> None:
    assert run_inner(tmp_path, "--nothing-left-out").returncode == 1


def test_a_run_after_unclean_linters_fails_and_says_so(tmp_path: Path) -> None:
    run = run_inner(tmp_path, "--unclean=style types")
    assert (run.returncode, "not clean: style types" in run.stdout) == (1, True)


def test_the_table_of_promises_has_promise_result_and_evidence(tmp_path: Path) -> None:
    run = run_inner(tmp_path, "--acceptance")
    assert "passed: A person is received. [person.json]" in run.stdout.splitlines()


def test_a_long_run_runs_everything_and_says_its_seed(tmp_path: Path) -> None:
    run = run_inner(tmp_path, "--long", "--hypothesis-seed=7")
    assert "seed 7, 2000 examples a property" in run.stdout.splitlines()
    assert "2 passed, 1 deselected" in run.stdout


def test_workers_tell_what_they_left_out_and_the_table_of_promises(tmp_path: Path) -> None:
    run = run_inner(
        tmp_path, "-n2", "--dist=loadfile", "--acceptance", "--unclean=types", "--nothing-left-out"
    )
    *_, promise, unclean, left_out, closing = run.stdout.splitlines()
    assert run.returncode == 1
    assert promise == "passed: A person is received. [person.json]"
    assert unclean == "not clean: types"
    assert left_out == "left out, no-such-tool is missing: test_inner.py::test_with_a_tool"
    assert closing.startswith("1 passed, 2 deselected")


def test_workers_begin_with_the_files_that_take_longest(tmp_path: Path) -> None:
    (tmp_path / "tests" / "whole").mkdir(parents=True)
    (tmp_path / "tests" / "whole" / "test_part.py").write_text(INNER, encoding="utf-8")
    words = ("-n1", "--dist=loadfile", "--no-loadscope-reorder", "-vv")
    begun = run_inner(tmp_path, *words, "tests").stdout
    assert begun.index("PASSED tests/whole/") < begun.index("PASSED test_inner")


def test_workers_that_leave_something_out_fail_only_where_they_were_told_not_to(tmp_path: Path) -> None:
    assert run_inner(tmp_path, "-n2", "--nothing-left-out").returncode == 1
    assert run_inner(tmp_path, "-n2").returncode == 0


def test_an_unexpected_warning_fails(tmp_path: Path) -> None:
    code = 'import warnings\n\ndef test_it() -> None:\n    warnings.warn("old", stacklevel=1)\n'
    assert run_inner(tmp_path, code=code).returncode == 1


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as other, pytest.raises(AssertionError, match="network"):
        other.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="network"):
        socket.getaddrinfo("example.org", 80)


def test_the_home_folder_is_not_the_persons(strange_home: Path) -> None:
    assert Path.home() == strange_home
    assert [name for name in os.environ if name.startswith("RECEPTION_")] == []
