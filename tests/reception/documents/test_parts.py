"""The text that a reader sees in a part of a Word file."""

from __future__ import annotations

import pytest

from reception.documents.parts import READ_PARTS, W, read_xml, text_of

NAMESPACE = W.strip("{}")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:p><w:r><w:t>a</w:t></w:r><w:r><w:t> b</w:t></w:r></w:p>", "\na b"),
        ("<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "\na\nb\tc"),
        ('<w:p><w:pPr><w:tabs><w:tab w:val="num" w:pos="5"/></w:tabs></w:pPr></w:p>', "\n"),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t/></w:r></w:p><w:p/>", "\n\n"),
    ],
)
def test_breaks_and_tabs_are_read_and_codes_are_not(inside: str, text: str) -> None:
    assert text_of(read_xml(f'<w:body xmlns:w="{NAMESPACE}">{inside}</w:body>')) == text


def test_the_parts_that_a_reader_sees_are_known_by_name() -> None:
    seen = ["word/document.xml", "word/header12.xml", "word/footer1.xml", "word/footnotes.xml"]
    unseen = ["word/styles.xml", "word/comments.xml", "docProps/core.xml", "word/glossary/document.xml"]
    assert [bool(READ_PARTS.fullmatch(name)) for name in seen + unseen] == [True] * 4 + [False] * 4
