"""Every model of ours keeps Qt's rules: it is shown, changed and emptied while Qt's own tester looks on."""

from __future__ import annotations

import pkgutil
from array import array
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

import ui
from reception.attachments.queries import FileLine
from reception.kernel.i18n import Translator
from tests.ui.widgets.files.conftest import picture
from ui.widgets.files.model import FilesModel
from ui.widgets.table import IdModel


def id_model(watched: Callable[[QAbstractItemModel], None], owner: QObject) -> None:
    """Rows by number: other rows, lines anew, rows that are gone, none, lines that come late."""
    model = IdModel(
        ["Name", "Number"], array("q", range(600)), lambda wanted: [["a", "1"] for _n in wanted], owner
    )
    watched(model)
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.show_ids(array("q", range(3)))
    model.refresh()
    model.show_ids(array("q"))
    asked: list[array[int]] = []
    late = IdModel(["Name", "Number"], array("q", range(300)), asked.append, owner)
    watched(late)
    for row in range(300):
        late.index(row, 0).data()
    for wanted in asked:
        late.arrive(wanted, [None if n % 7 else ["a", "1"] for n in wanted])


def files_model(watched: Callable[[QAbstractItemModel], None], owner: QObject) -> None:
    """Files: listed, with a picture, renamed in place, fewer, none."""
    model = FilesModel(Translator("ru"), owner)
    watched(model)
    lines = [file_line(number) for number in range(3)]
    model.show_lines(lines)
    model.show_picture(lines[1].id, picture())
    model.setData(model.index(0, 0), "справка")
    model.show_lines(lines[1:])
    model.show_lines([])


def file_line(number: int) -> FileLine:
    """A file as the store tells of it."""
    values: dict[str, Any] = {
        "id": number,
        "title": f"file {number}",
        "kind": "photo",
        "size": 12,
        "received_on": date(2026, 11, 24),
    }
    return FileLine(**{name: values.get(name, "") for name in FileLine.__dataclass_fields__})


TRIED: dict[type[QAbstractItemModel], Callable[[Callable[[QAbstractItemModel], None], QObject], None]] = {
    IdModel: id_model,
    FilesModel: files_model,
}


def models_of(kind: type[QAbstractItemModel]) -> set[type[QAbstractItemModel]]:
    """The classes of this kind that are ours, whatever they are built on."""
    below = {other for heir in kind.__subclasses__() for other in models_of(heir)}
    return below | ({kind} if kind.__module__.startswith("ui.") else set())


def test_every_model_is_tried() -> None:
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        import_module(module.name)
    assert models_of(QAbstractItemModel) == set(TRIED)


@pytest.mark.parametrize("kind", TRIED, ids=lambda kind: kind.__name__)
def test_a_model_keeps_qts_rules(kind: type[QAbstractItemModel], qtbot: QtBot) -> None:
    owner, watched = QObject(), list[QAbstractItemModel]()

    def watch(model: QAbstractItemModel) -> None:
        watched.append(model)
        QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, owner)

    TRIED[kind](watch, owner)
    qtbot.wait(1)
    assert {type(model) for model in watched} == {kind}
