"""A file is known by what it holds, not by what it is called."""

from __future__ import annotations

import pytest

from reception.attachments.rules import HEAD, kind_of, title_from


@pytest.mark.parametrize(
    ("head", "name", "kind"),
    [
        (b"\xff\xd8\xff\xe0JFIF", "document.docx", "photo"),
        (b"\x89PNG\r\n\x1a\n", "scan", "photo"),
        (b"II*\0", "a.tif", "scan"),
        (b"%PDF-1.7", "a.jpg", "pdf"),
        (b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "audio"),
        (b"RIFF\0\0\0\0WEBP", "a.webp", "photo"),
        (b"RIFF\0\0\0\0AVI ", "a.avi", "video"),
        (b"OggS\0", "PTT-20261124.opus", "audio"),
        (b"#!AMR\n", "call.amr", "audio"),
        (b"\0\0\0\x18ftypM4A ", "a.m4a", "audio"),
        (b"\0\0\0\x18ftypmp42", "a", "video"),
        (b"\0\0\0\x18ftyp3gp5", "a.3gp", "video"),
        (b"\0\0\0\x18ftypheic", "IMG.HEIC", "photo"),
        (b"\x1aE\xdf\xa3", "a.webm", "video"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "Арыз.DOCX", "word"),
        (b"PK\x03\x04" + b"\0" * 26 + b"[Content_Types].xml", "book.xlsx", "other"),
        (b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text", "a", "word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.doc", "word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old.xls", "other"),
        ("Жооп келди".encode(), "a.bin", "text"),
        ("Ответ получен, спасибо".encode("cp1251"), "a.txt", "text"),
        ("\ufeffтекст".encode("utf-16-le"), "a.txt", "text"),
        (b"\0\1\2\3", "a.txt", "other"),
        (b"\x80\x81\x82 abc", "a.txt", "other"),
        (b"", "a.txt", "other"),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(head: bytes, name: str, kind: str) -> None:
    assert kind_of(head, name).kind == kind


def test_a_letter_cut_where_the_first_bytes_end_is_still_text() -> None:
    head = ("а" * HEAD).encode()[1 : HEAD + 1]
    assert kind_of(("я" + "а" * HEAD).encode()[: HEAD - 1] + b"\xd0", "a").kind == "text"
    assert kind_of(head, "a").kind == "other"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Справка_из_морга.pdf", "Справка из морга"),
        ("IMG.2026.11.24.jpg", "IMG.2026.11.24"),
        ("протокол от 3.11 следователя", "протокол от 3.11 следователя"),
        (".bashrc", ".bashrc"),
    ],
)
def test_a_title_begins_as_the_name_without_its_ending(name: str, title: str) -> None:
    assert title_from(name) == title
