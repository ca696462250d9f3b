"""The page of reports shows a month, opens what is behind a number, and writes workbooks."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reception.kernel.i18n import Language
from reception.reports.counting import Figure
from reception.reports.taken import take_month_book
from reception.visits.actions import add_visit
from ui.pages.reports.bar import months_before
from ui.pages.reports.page import ReportsPage
from ui.pages.reports.views import INCOMPLETE, entries
from ui.tasks.workplace import Notice, Workplace


@pytest.fixture
def page(demo_place: Workplace, qtbot: QtBot) -> ReportsPage:
    made = ReportsPage(demo_place)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    made.open_at({"month": "2026-10"})
    return made


def said(place: Workplace) -> list[str]:
    """What the message bar was told."""
    heard: list[str] = []
    place.said.connect(lambda notice: heard.append(notice.text if isinstance(notice, Notice) else ""))
    return heard


def opened(place: Workplace) -> list[tuple[str, object]]:
    """Which pages were asked for."""
    asked: list[tuple[str, object]] = []
    place.open_requested.connect(lambda name, where: asked.append((name, where)))
    return asked


def test_the_page_opens_with_the_main_figures_of_the_month_before(page: ReportsPage) -> None:
    assert page.where() == {"month": "2026-10", "table": ""}
    item = page.figures.item(0, 1)
    assert item is not None
    assert int(item.text()) > 0
    assert page.chart.bars()


@pytest.mark.parametrize("language", ["ru", "ky", "en"])
def test_every_table_is_shown_with_its_chart(page: ReportsPage, language: Language) -> None:
    assert page.place.words.language == language
    for table, _title, _family in entries(page.place.words):
        page.open_at({"table": table})
        assert page.table() == table
        assert page.figures.rowCount() > 0, table


def test_enter_on_a_number_shows_its_records_and_enter_on_one_opens_it(
    page: ReportsPage, qtbot: QtBot
) -> None:
    asked = opened(page.place)
    page.open_at({"table": "sex"})
    page.figures.setCurrentCell(0, 2)
    item = page.figures.item(0, 2)
    assert item is not None
    with qtbot.waitActive(page):
        page.activateWindow()
    page.figures.setFocus()
    QTest.keyClick(page.figures, Qt.Key.Key_Return)
    assert len(page.behind.table.texts()) == int(item.text())
    assert all(number.startswith("V-OSH-2026") for _kind, number, _day, _name in page.behind.table.texts())
    page.behind.table.setCurrentCell(0, 0)
    page.behind.table.setFocus()
    QTest.keyClick(page.behind.table, Qt.Key.Key_Return)
    assert asked[0][0] == "desk"


def test_the_persons_behind_a_number_are_as_many_as_it_says(page: ReportsPage) -> None:
    asked = opened(page.place)
    page.show_behind(Figure("", "persons"))
    item = page.figures.item(0, 1)
    assert item is not None
    assert len(page.behind.table.texts()) == int(item.text())
    page.behind.open_record(next(iter(page.behind._lines)))
    assert asked[0][0] == "people"


def test_incomplete_records_are_listed_by_number_and_open(page: ReportsPage) -> None:
    asked = opened(page.place)
    page.place.act(page.place, lambda work: add_visit(work, values={"channel": "phone"})).run()
    page.open_at({"month": "2026-11", "table": INCOMPLETE})
    assert page.behind.table.texts()
    page.behind.open_record(next(iter(page.behind._lines)))
    assert asked[0][0] in {"desk", "matters"}


def test_a_month_that_is_not_over_is_a_draft(page: ReportsPage) -> None:
    page.open_at({"month": "2026-10"})
    page.bar.final.setChecked(True)
    page.bar.later.click()
    assert page.where()["month"] == "2026-11"
    assert (page.bar.final.isEnabled(), page.bar.final.isChecked(), page.bar.later.isEnabled()) == (
        False,
        False,
        False,
    )
    page.bar.earlier.click()
    assert page.bar.final.isEnabled()


def test_the_workbook_is_written_in_the_language_chosen_and_head_office_puts_it_together(
    page: ReportsPage, tmp_path: Path
) -> None:
    heard = said(page.place)
    page.saving.month("2026-10", tmp_path / "ky.xlsx", language="ky", final=True)
    taken = take_month_book((tmp_path / "ky.xlsx").read_bytes(), name="ky.xlsx")
    assert (taken.office, taken.final, taken.figures.month) == ("OSH", True, "2026-10")
    assert any("ky.xlsx" in text for text in heard)
    page.saving.combined([tmp_path / "ky.xlsx"], tmp_path / "all.xlsx", language="ru")
    assert (tmp_path / "all.xlsx").stat().st_size > 5_000


def test_the_inner_workbook_is_written_apart(page: ReportsPage, tmp_path: Path) -> None:
    page.saving.inner("2026-10", tmp_path / "inner.xlsx", language="ru")
    assert (tmp_path / "inner.xlsx").stat().st_size > 3_000


def test_a_foreign_workbook_is_refused_in_the_message_bar(page: ReportsPage, tmp_path: Path) -> None:
    heard = said(page.place)
    (tmp_path / "x.xlsx").write_bytes(b"PK\x03\x04")
    page.saving.combined([tmp_path / "x.xlsx", tmp_path / "none.xlsx"], tmp_path / "all.xlsx", language="en")
    assert not (tmp_path / "all.xlsx").exists()
    assert "x.xlsx" in heard[0]


def test_the_chart_is_printed(page: ReportsPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "chart.pdf"))
    page.print_on(printer)
    assert (tmp_path / "chart.pdf").read_bytes().startswith(b"%PDF")


def test_months_go_back_from_this_one(page: ReportsPage) -> None:
    found = months_before(page.place.today)
    assert [str(found[0]), str(found[1]), str(found[11])] == ["2026-11", "2026-10", "2025-12"]


def test_everything_that_takes_the_keyboard_has_a_name(page: ReportsPage) -> None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QWidget

    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            known = QAccessible.queryAccessibleInterface(widget)
            assert known.text(QAccessible.Text.Name), widget


def test_who_comes_back_from_a_record_finds_the_records_as_they_were(page: ReportsPage) -> None:
    page.show_behind(Figure("", "persons"))
    rows = page.behind.table.texts()
    assert len(rows) > 1
    page.behind.table.selectRow(1)
    key = page.behind.table.key()
    page.open_at(page.where())
    assert page.behind.table.texts() == rows
    assert page.behind.table.key() == key
    assert page.first_field() is page.behind.table
    page.open_at({"month": "2026-09"})
    assert page.behind.table.texts() == []
    assert page.first_field() is page.list
