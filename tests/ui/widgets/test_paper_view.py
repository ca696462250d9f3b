"""The look at a paper: its pages are never those of another."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reception.documents.preview import PageImage
from ui.tasks.workplace import Workplace
from ui.widgets import paper_view
from ui.widgets.paper_view import PaperView


def test_pages_that_come_after_another_paper_was_chosen_are_not_shown(
    place: Workplace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = PaperView(place)
    qtbot.addWidget(view)
    late = [PageImage(dots=bytes(4), width=1, height=1)]
    monkeypatch.setattr(paper_view, "text_preview", lambda content: content.decode())
    monkeypatch.setattr(paper_view, "pages_of", lambda *_args, **_more: late)
    monkeypatch.setattr(paper_view, "pdf_of", lambda *_args, **_more: b"")
    view.show_content(b"first", number="1")
    view.show_pages()
    assert not view.pages.isHidden()

    def another_is_chosen(*_args: object, **_more: object) -> bytes:
        view.show_content(b"second", number="2")
        return b""

    monkeypatch.setattr(paper_view, "pdf_of", another_is_chosen)
    view.show_pages()
    assert view.pages.isHidden()
    assert view.text.toPlainText() == "second"
