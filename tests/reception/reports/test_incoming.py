"""A foreign workbook is looked into before it is opened; what may not be is refused in a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.kernel.errors import Refused
from reception.kernel.progress import Silent
from reception.reports.incoming import LARGEST_FILE, read_workbook
from reception.reports.workbook import save_book
from tests.reception.reports.test_workbook import book

ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


def workbook() -> bytes:
    stream = io.BytesIO()
    save_book(book(), stream, progress=Silent())
    return stream.getvalue()


WORKBOOK = workbook()


def repacked(
    *, add: dict[str, bytes] | None = None, change: Callable[[str, bytes], bytes] = lambda _name, data: data
) -> bytes:
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(WORKBOOK)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, change(info.filename, old.read(info)))
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return stream.getvalue()


def test_our_own_workbook_is_read() -> None:
    assert read_workbook(repacked(), name="a.xlsx")["Sheet"][2] == ("two", 2000)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        b"<html>",
        WORKBOOK[:-200],
        WORKBOOK[: len(WORKBOOK) // 2],
        b"x" * (LARGEST_FILE + 1),
        repacked(add={"xl/vbaProject.bin": b"x"}),
        repacked(add={"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        repacked(add={"xl/bomb.xml": b" " * 9_000_000}),
        repacked(add={"xl/extra.xml": ENTITY}),
        repacked(add={"xl/extra.xml": ENTITY.decode().encode("utf-16")}),
        repacked(change=lambda name, data: ENTITY if name.endswith("sheet1.xml") else data),
        repacked(change=lambda name, data: b"<broken" if name.endswith("workbook.xml") else data),
        repacked(
            add={
                "xl/worksheets/_rels/sheet1.xml.rels": b'<Relationships><R TargetMode="External"/></Relationships>'
            }
        ),
        repacked(add={f"xl/part{number}.xml": b"<x/>" for number in range(600)}),
    ],
    ids=range(15),
)
def test_what_may_not_be_opened_is_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_workbook(data, name="a.xlsx")


def test_a_part_that_is_there_twice_is_refused() -> None:
    stream = io.BytesIO(WORKBOOK)
    with zipfile.ZipFile(stream, "a") as package, pytest.warns(UserWarning, match="Duplicate name"):
        package.writestr("xl/workbook.xml", b"<x/>")
    with pytest.raises(Refused):
        read_workbook(stream.getvalue(), name="a.xlsx")


@given(st.integers(0, len(WORKBOOK) - 1), st.integers(1, 255))
@settings(max_examples=60)
def test_a_flipped_byte_is_read_or_refused(at: int, mask: int) -> None:
    data = bytearray(WORKBOOK)
    data[at] ^= mask
    try:
        cells = read_workbook(bytes(data), name="a.xlsx")
    except Refused:
        return
    assert isinstance(cells, dict)
