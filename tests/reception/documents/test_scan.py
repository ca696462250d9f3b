"""Foreign Word files before anything opens them."""

from __future__ import annotations

import contextlib
import io
import struct
import zipfile
from collections.abc import Callable

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reception.documents.kinds import kind_codes, load_kind, load_template
from reception.documents.scan import scan
from reception.kernel.errors import Refused

Change = Callable[..., bytes]
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def template() -> bytes:
    return load_template(load_kind("torture_complaint"), language="ru")


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as refusal:
        scan(data, name="paper.docx")
    assert refusal.value.values["name"] == "paper.docx"
    return str(refusal.value.message)


def packed(**members: bytes) -> bytes:
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return result.getvalue()


def relation(kind: str, target: str = "x", mode: str = "") -> str:
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="rId77" Type="{OFFICE}/{kind}" Target="{target}"{mode}/></Relationships>'


def fields(*pieces: str) -> str:
    """A paragraph of runs: `<` begins a field, `|` shows its result, `>` ends it, the rest is code."""
    signs = {"<": "begin", "|": "separate", ">": "end"}
    runs = [
        f'<w:r><w:fldChar w:fldCharType="{signs[piece]}"/></w:r>'
        if piece in signs
        else f"<w:r><w:instrText>{piece}</w:instrText></w:r>"
        for piece in pieces
    ]
    return f"<w:body><w:p>{''.join(runs)}</w:p>"


def test_the_shipped_templates_and_an_ordinary_word_file_pass() -> None:
    for code in kind_codes():
        for language in load_kind(code).languages:
            scan(load_template(load_kind(code), language=language), name="template.docx")
    ordinary = io.BytesIO()
    docx.Document().save(ordinary)
    scan(ordinary.getvalue(), name="ordinary.docx")


@pytest.mark.parametrize(
    "kind",
    ["attachedTemplate", "oleObject", "aFChunk", "vbaProject", "control", "subDocument", "mailMergeSource"],
)
def test_an_active_part_is_refused(template: bytes, changed: Change, kind: str) -> None:
    assert "active content" in refused(changed(template, "</Relationships>", relation(kind), part=RELS))


@pytest.mark.parametrize("kind", ["image", "attachedTemplate", "oleObject", "frame", "video"])
def test_a_part_fetched_from_elsewhere_is_refused(template: bytes, changed: Change, kind: str) -> None:
    remote = relation(kind, "http://example.org/x.png", "External")
    refused(changed(template, "</Relationships>", remote, part=RELS))


def test_a_link_to_a_page_passes_and_one_to_a_share_does_not(template: bytes, changed: Change) -> None:
    page = relation("hyperlink", "https://example.org", "External")
    scan(changed(template, "</Relationships>", page, part=RELS), name="paper.docx")
    for target in ("file:///c:/x.exe", "\\\\server\\share\\x", "javascript:alert(1)"):
        share = relation("hyperlink", target, "External")
        assert "links to" in refused(changed(template, "</Relationships>", share, part=RELS))


@pytest.mark.parametrize(
    "pieces",
    [
        ("<", " DDEAUTO c:\\\\x ", ">"),
        ("<", " DD", "EAU", "TO c:\\\\x ", "|", ">"),
        ("<", " includepicture http://x ", "|", ">"),
        ("<", ' "INCLUDETEXT" x ', ">"),
        ("<", " LINK Excel.Sheet x ", ">"),
        ("<", " IMPORT x ", ">"),
        ("<", " IF 1 = 1 ", "<", " DDE x ", ">", " ", ">"),
        ("<", " PAGE ", "|", "<", " DDE x ", ">", ">"),
        ("<", "<", " QUOTE 68 68 69 ", "|", ">", " c:\\\\x ", ">"),
        ("<", " DDE never ended"),
        (" DDE begun nowhere ",),
    ],
)
def test_a_field_that_fetches_or_runs_is_refused_however_it_is_split(
    template: bytes, changed: Change, pieces: tuple[str, ...]
) -> None:
    assert "field" in refused(changed(template, "<w:body>", fields(*pieces)))


def test_a_simple_field_is_read_too(template: bytes, changed: Change) -> None:
    simple = '<w:body><w:p><w:fldSimple w:instr=" DDEAUTO x "/></w:p>'
    assert "field" in refused(changed(template, "<w:body>", simple))
    harmless = '<w:body><w:p><w:fldSimple w:instr=" DATE "/></w:p>'
    scan(changed(template, "<w:body>", harmless), name="paper.docx")


@pytest.mark.parametrize("element", ["<w:altChunk/>", "<w:object><w:OLEObject/></w:object>", "<w:subDoc/>"])
def test_an_active_element_is_refused(template: bytes, changed: Change, element: str) -> None:
    assert "active content" in refused(changed(template, "<w:body>", f"<w:body>{element}"))


@pytest.mark.parametrize("kind", ["vbaProject", "activeX+xml", "oleObject", "document.macroEnabled.main+xml"])
def test_a_file_that_declares_macros_is_refused(template: bytes, changed: Change, kind: str) -> None:
    override = f'<Override PartName="/word/x.bin" ContentType="application/vnd.ms-word.{kind}"/></Types>'
    assert "macros" in refused(changed(template, "</Types>", override, part="[Content_Types].xml"))


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE w:x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE w:x [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>',
        "<!DOCTYPE x>",
    ],
)
def test_a_declared_entity_is_refused(template: bytes, changed: Change, declared: str) -> None:
    assert "entities" in refused(changed(template, "<w:document", f"{declared}<w:document"))


def test_xml_in_another_encoding_is_refused(template: bytes, changed: Change) -> None:
    assert "Word writes it" in refused(changed(template, 'encoding="UTF-8"', 'encoding="UTF-7"'))
    wide = packed(**{"[Content_Types].xml": types(template), "word/a.xml": "<a/>".encode("utf-16")})
    assert "Word writes it" in refused(wide)


def types(template: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(template)) as package:
        return package.read("[Content_Types].xml")


@pytest.mark.parametrize(
    "name", ["../x.xml", "/x.xml", "word/../../x.xml", "c:/x.xml", "word\\x.xml", "word/x.xml\x00.png"]
)
def test_a_name_that_leads_out_of_the_file_is_refused(name: str) -> None:
    data = packed(**{"X" * len(name): b"<a/>"}).replace(b"X" * len(name), name.encode())
    assert "lead out" in refused(data)


def test_two_parts_of_one_name_are_refused(template: bytes) -> None:
    data = packed(**{"word/A.xml": b"<a/>", "word/a.xml": b"<b/>", "[Content_Types].xml": types(template)})
    assert "two parts" in refused(data)


def test_an_encrypted_or_strangely_packed_part_is_refused() -> None:
    data = bytearray(packed(a=b"x" * 50))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<H", data, at + 8, 1)
    assert "encrypted" in refused(bytes(data))
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_LZMA) as package:
        package.writestr("a", b"x")
    assert "Word does not use" in refused(result.getvalue())


def test_bombs_are_refused_unopened() -> None:
    assert "unpacks to more" in refused(packed(a=b"\0" * (33 * 2**20)))
    assert "unpacks to more" in refused(packed(a=b"\0" * 2**20))
    assert "too many parts" in refused(packed(**{f"p{number}": b"" for number in range(2001)}))


def test_a_lying_size_is_refused(template: bytes) -> None:
    data = bytearray(packed(**{"[Content_Types].xml": types(template) + b" " * 5000}))
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<L", data, at + 24, 10)
    assert "damaged" in refused(bytes(data))


def test_what_is_no_word_file_is_refused(template: bytes, changed: Change) -> None:
    for data in (b"", b"text", packed(a=b"x"), template[:-40], template[:500]):
        assert "Word document" in refused(data)
    assert "damaged" in refused(changed(template, "</w:body>", ""))


@given(st.data())
def test_a_mangled_file_passes_or_is_refused_in_a_sentence(data: st.DataObject) -> None:
    mangled = bytearray(load_template(load_kind("information_request"), language="ru"))
    for place in data.draw(st.lists(st.integers(0, len(mangled) - 1), min_size=1, max_size=20)):
        mangled[place] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Refused):
        scan(bytes(mangled), name="mangled.docx")
