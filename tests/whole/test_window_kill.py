"""A window that is killed at any moment: what was typed stands in the store as a draft."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reception.app import Newcomer, begin_office, open_office
from reception.drafts.keeping import drafts_of
from tests.house.code import ROOT
from tests.ui.conftest import PASSPHRASE, around

NAME = "Өмүралиева Бурул"


@pytest.mark.needs("qt")
def test_what_was_typed_is_there_after_kill_9(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    first = Newcomer("Асанова Айгүл", "aigul", PASSPHRASE)
    begin_office(folder, office="OSH", letter="A", first=first, around=around())
    typist = subprocess.Popen(
        [sys.executable, "-m", "tests.whole.typist", str(folder), NAME],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert typist.stdout is not None
    try:
        assert typist.stdout.readline().strip() == "kept"
    finally:
        typist.kill()
        typist.wait()
        typist.stdout.close()
    with (
        open_office(folder, login="aigul", passphrase=PASSPHRASE, around=around()) as office,
        office.reading() as reading,
    ):
        kept = [str(draft.body) for draft in drafts_of(reading)]
    assert any(NAME in body for body in kept)
    plain = [path for path in folder.rglob("*") if path.is_file() and NAME.encode() in path.read_bytes()]
    assert plain == []
