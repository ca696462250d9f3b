"""A Word document inside a paper: its body with the pictures, links and lists that it needs."""

from __future__ import annotations

import copy
import io
from collections.abc import Iterator
from typing import Any

from reception.documents.parts import W, read_xml, text_of
from reception.documents.scan import scan
from reception.kernel.errors import Refused
from reception.kernel.i18n import mark as _

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STYLES = ("pStyle", "rStyle", "tblStyle")
NOTES = ("footnoteReference", "endnoteReference", "commentReference")


def body_of(content: bytes, *, part: Any) -> tuple[str, list[str]]:
    """The markup of a document's body, ready for the part it goes into, and the texts in it.

    `Refused` where it may not be opened, or holds what would be lost.
    """
    from docx import Document

    scan(content, name="subdocument.docx")
    document = Document(io.BytesIO(content))
    numbers: dict[str, str] = {}
    pieces = []
    for element in document.element.body:
        if element.tag.endswith("}sectPr"):
            continue
        _demand_known(element)
        _take_relations(element, document.part, part)
        _leave_styles(element, part)
        for number in element.iter(f"{W}numId"):
            _take_numbering(number, numbers, document.part, part)
        pieces.append(element.xml)
    texts = [line for piece in pieces for line in text_of(read_xml(piece)).split("\n") if line]
    return "".join(pieces), texts


def _demand_known(element: Any) -> None:
    for name in NOTES:
        if next(element.iter(f"{W}{name}"), None) is not None:
            raise Refused(_("A document inside a paper may not have notes or comments."))


def _take_relations(element: Any, source: Any, part: Any) -> None:
    """Bring over the pictures and links that the element names, and name them as they are called there."""
    for below, attribute, value in list(_related(element)):
        relation = source.rels[value]
        if relation.reltype.endswith("/image") and not relation.is_external:
            new, _image = part.get_or_add_image(io.BytesIO(relation.target_part.blob))
        elif relation.reltype.endswith("/hyperlink") and relation.is_external:
            new = part.relate_to(relation.target_ref, relation.reltype, is_external=True)
        else:
            raise Refused(
                _("A document inside a paper holds what cannot be taken over: {what}."),
                what=relation.reltype.rpartition("/")[2],
            )
        below.set(attribute, new)


def _related(element: Any) -> Iterator[tuple[Any, str, str]]:
    for below in element.iter():
        for attribute, value in below.attrib.items():
            if attribute.startswith(R):
                yield below, attribute, value


def _leave_styles(element: Any, part: Any) -> None:
    """Styles that the paper does not have are left out: its own stand in their place."""
    known = {style.style_id for style in part.styles}
    for name in STYLES:
        for style in list(element.iter(f"{W}{name}")):
            if style.get(f"{W}val") not in known:
                style.getparent().remove(style)


def _take_numbering(number: Any, numbers: dict[str, str], source: Any, part: Any) -> None:
    """Bring over the list that a paragraph counts in, once, under a number that is free there."""
    old = number.get(f"{W}val")
    if old in {None, "0"}:
        return
    if old not in numbers:
        numbers[old] = _copied_list(old, source.numbering_part.element, _numbering(part))
    number.set(f"{W}val", numbers[old])


def _copied_list(old: str, there: Any, here: Any) -> str:
    named = next(one for one in there.findall(f"{W}num") if one.get(f"{W}numId") == old)
    kind = named.find(f"{W}abstractNumId").get(f"{W}val")
    drawn = next(one for one in there.findall(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == kind)
    new_kind = _free(here, "abstractNum", "abstractNumId")
    new = _free(here, "num", "numId")
    drawn, named = copy.deepcopy(drawn), copy.deepcopy(named)
    drawn.set(f"{W}abstractNumId", new_kind)
    named.set(f"{W}numId", new)
    named.find(f"{W}abstractNumId").set(f"{W}val", new_kind)
    first = here.find(f"{W}num")  # what is drawn stands before what is named
    here.append(drawn) if first is None else first.addprevious(drawn)
    here.append(named)
    return new


def _numbering(part: Any) -> Any:
    # A header asks the document for its lists.
    owner = getattr(part, "_document_part", part)
    return owner.numbering_part.element


def _free(here: Any, name: str, attribute: str) -> str:
    taken = [int(one.get(f"{W}{attribute}")) for one in here.findall(f"{W}{name}")]
    return str(max(taken, default=0) + 1)
