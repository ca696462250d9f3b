"""A PDF and a text are shown from memory."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from reception.attachments.preview import MOST_PIXELS, count_pages, draw_page, page_text, plain_text
from reception.kernel.errors import Unable


def test_a_page_is_drawn_as_wide_as_asked_and_read_as_text(pdf: Callable[[str], bytes]) -> None:
    content = pdf("Protocol 17")
    assert count_pages(content) == 1
    page = draw_page(content, 0, width=600)
    assert (page.width, page.height) == (600, 400)
    assert len(page.pixels) == page.stride * page.height
    colours = {page.pixels[place : place + 3] for place in range(0, len(page.pixels), 4)}
    assert {b"\xff\xff\xff", b"\0\0\0"} <= colours
    assert page_text(content, 0) == "Protocol 17"


def test_no_page_is_drawn_larger_than_a_screen_needs(pdf: Callable[[str], bytes]) -> None:
    page = draw_page(pdf("A"), 0, width=50_000)
    assert page.width * page.height <= MOST_PIXELS * 1.01


@pytest.mark.parametrize("number", [-1, 1])
def test_a_page_that_is_not_there_is_told(pdf: Callable[[str], bytes], number: int) -> None:
    with pytest.raises(Unable):
        draw_page(pdf("A"), number, width=100)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", b"%PDF-1.4\n" + b"\0" * 500])
def test_a_damaged_pdf_is_told(content: bytes) -> None:
    with pytest.raises(Unable):
        count_pages(content)


def test_many_threads_draw_at_once(pdf: Callable[[str], bytes]) -> None:
    content = pdf("A")
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda width: draw_page(content, 0, width=width).width, range(50, 90)))
    assert all(0 <= got - asked <= 1 for asked, got in zip(range(50, 90), drawn, strict=True))


@pytest.mark.parametrize("writing", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_a_text_is_read_in_the_writings_used_here(writing: str) -> None:
    assert plain_text("Ответ получен".encode(writing)) == "Ответ получен"
