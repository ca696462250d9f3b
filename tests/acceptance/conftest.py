"""An office at the command line, begun once and copied for each promise."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from reception.kernel.clock import SetClock
from tests.command_line import CommandLine


@dataclass
class Begun:
    """An office that was begun, and its recovery code."""

    line: CommandLine
    recovery: str


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """A new office, made once."""
    line = CommandLine(tmp_path_factory.mktemp("begun") / "store")
    said = line.begin().out
    return Begun(line, said.split("recovery: ")[1].split()[0])


@pytest.fixture
def office(begun: Begun, tmp_path: Path) -> Begun:
    """A copy of the office, on 24 November 2026."""
    store = tmp_path / "store"
    shutil.copytree(begun.line.store, store)
    clock = SetClock(datetime(2026, 11, 24, 6, 0, tzinfo=UTC))
    return Begun(CommandLine(store, clock=clock, files=tmp_path / "input"), begun.recovery)


@pytest.fixture
def month_of(office: Begun) -> Callable[[str], dict[str, Any]]:
    """The month's figures as `report month --json` prints them."""

    def ask(month: str) -> dict[str, Any]:
        target = office.line.store.parent / f"{month}.xlsx"
        told: dict[str, Any] = office.line("report", "month", month, "-o", str(target), "--json").json
        return told

    return ask
