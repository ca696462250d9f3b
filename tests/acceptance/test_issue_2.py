"""What issue 2 must show, a test a promise, in its order."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.acceptance.conftest import Begun
from tests.acceptance.words import docx_text

MOTHER = {
    "speaks": "ky",
    "channel": "office",
    "category": "torture_police",
    "relation": "mother",
    "knows": "yes",
    "person": {"given": "Гүлнара", "surname": "Маматова", "sex": "female", "name_from": "as_heard", "age": 47},
    "for": {"given": "Бекзат", "surname": "Маматов", "sex": "male", "age": 19, "groups": ["detainee"]},
    "services": [{"help": "consultation", "minutes": 40}],
}


def _received(office: Begun) -> Any:
    visit = {name: value for name, value in MOTHER.items() if name != "speaks"}
    return office.line.add("visit", visit)


def _matter(office: Begun, received: Any) -> str:
    matter = {
        "client_id": received["for_id"],
        "category": "torture_police",
        "parties": [{"role": "relative", "person_id": received["person_id"]}],
        "chronology": [
            {
                "at": "2026-11-20T14",
                "place": "Ош шаары",
                "text": {"language": "ky", "text": "Үч кызматкер кармап, бөлмөгө киргизип сабаган."},
            }
        ],
        "detentions": [{"kind": "suspicion", "arrested": "2026-11-20T14", "place": "УКЖ", "injuries": "көгала"}],
        "proceedings": [{"body": "prosecutor_osh_city", "step": "complaint_prosecutor"}],
    }
    return str(office.line.add("matter", matter, verb="open")["number"])


def test_a_mother_comes_for_her_detained_son(
    office: Begun, table_of: Callable[[str], dict[str, Any]], tmp_path: Path
) -> None:
    """A ky-speaking mother comes for her detained son of 19: counted once, for another; the complaint is worded."""
    received = _received(office)
    month = table_of("2026-11")
    assert _cell(month, "total", "persons") == 1
    assert _cell(month, "total", "visits") == 1
    number = _matter(office, received)
    target = tmp_path / "complaint.docx"
    answers = office.line.file({"officers": {"unknown": True}})
    make = ["document", "make", "torture_complaint", "--matter", number, "-o", str(target), "--answers", answers]
    refused = office.line(*make, "--language", "ky", expect=1)
    assert "consent" in refused.err.lower()
    assert not target.exists()
    office.line(*make, "--language", "ky", "--reason", "Mother cannot reach him before the hearing")
    text = docx_text(target)
    assert "None" not in text
    assert "белгисиз" in text
    told = office.line("history", number, "--json").json
    assert any(line["reason"] == "Mother cannot reach him before the hearing" for line in told)
