"""A case file with something in every list, and how an office takes one in and writes one out."""

from __future__ import annotations

import copy
from typing import Any

from reception.kernel.ids import Id
from reception.kernel.values import Known
from reception.matters.casefile_in import Taken, take_case
from reception.matters.casefile_out import write_case
from tests.reception.desk.office import CATALOGUE, TODAY, Scene

KNOWN = Known(TODAY, CATALOGUE.has)
REASON = "Дело передаётся в офис по месту жительства"

_CLIENT = {
    "id": "p1",
    "surname": "Маматов",
    "given": "Нурбек",
    "name_from": "as_heard",
    "sex": "male",
    "born": "2007-03~",
    "speaks": "ky",
    "place": "osh_city",
    "groups": [],
    "phones": [{"number": "+996700123456", "note": "эжеси", "unsafe": True}],
    "names": [{"text": "Нуке"}],
    "papers": [],
    "tell_nothing": [{"name": "Каримов Эркин"}],
    "consents": [
        {"kind": "keep", "by_whom": "self", "how": "signed", "given_on": "2026-10-02"},
        {
            "kind": "photo",
            "by_whom": "self",
            "how": "read_aloud",
            "given_on": "2026-10-02",
            "withdrawn_on": "2026-10-05",
        },
    ],
}
_MOTHER = {"id": "p2", "given": "Зууракан", "age": 52, "age_on": "2026-10-01", "sex": "female"}
_CASE = {
    "format": "reception-case",
    "version": 1,
    "office": "JAL",
    "written_on": "2026-11-20",
    "matter": {
        "number": "JAL-2026-007",
        "client_id": "p1",
        "category": "torture",
        "lawyer": "Aigul",
        "day": "2026-10-02",
        "stage": "pretrial_check",
        "summary": {
            "language": "ky",
            "text": "Кармоо учурунда сабалган",
            "translations": [
                {"language": "ru", "text": "Избит при задержании"},
                {"language": "en", "text": "Beaten on arrest", "stale": True},
            ],
        },
        "access": "office",
        "parties": [
            {"role": "relative", "person_id": "p2"},
            {"role": "alleged_perpetrator", "name": "кызматкер, аты белгисиз", "post": "РОВД"},
        ],
        "chronology": [
            {"at": "2026-09-30T23:00", "text": {"language": "ky", "text": "Үйүнөн алып кетишти"}},
            {"at": "2026-10-01~", "place": "ИВС", "text": {"language": "ky", "text": "Сабашты"}},
        ],
        "proceedings": [
            {"step": "complaint_prosecutor", "their_number": "03-12/45", "filed_on": "2026-10-03"}
        ],
        "detentions": [{"person_id": "p1", "arrested": "2026-09-30T23:00", "injuries": "көгөргөн жерлери"}],
        "hearings": [{"at": "2026-12-01T10:00", "what": "бөгөт чарасы"}],
        "tasks": [{"what": "экспертиза сурануу", "due": "2026-11-30", "colleague": "Bakyt"}],
    },
    "people": [_CLIENT, _MOTHER],
    "visits": [
        {
            "id": "v1",
            "number": "V-JAL-2026-031",
            "day": "2026-10-02",
            "hour": "14:30",
            "channel": "office",
            "person_id": "p2",
            "for_id": "p1",
            "for_other": True,
            "relation": "mother",
            "category": "torture",
            "sex": "male",
            "age": 19,
            "lawyer": "Aigul",
            "first_time": True,
            "about": {"language": "ky", "text": "Уулум камакта"},
        },
        {"id": "v2", "day": "2026-10-09", "organisation": "Эл коому", "access": "named"},
    ],
    "services": [
        {"help": "consultation", "day": "2026-10-02", "person_id": "p1", "visit_id": "v1", "minutes": 40},
        {"help": "drafting", "day": "2026-10-03", "person_id": "p1", "category": "torture"},
    ],
    "papers": [{"kind": "torture_complaint", "number": "D-JAL-2026-004", "made_on": "2026-10-03"}],
}


def example() -> dict[str, Any]:
    """The example, to be changed at will."""
    return copy.deepcopy(_CASE)


def take(
    scene: Scene, case: object, login: str = "aigul", *, reason: str | None = None, again: bool = False
) -> Taken:
    """Take a case file in."""
    with scene.work(login, reason=reason) as work:
        return take_case(work, case=case, known=KNOWN, catalogue=CATALOGUE, again=again)


def written(scene: Scene, matter: Id, login: str = "aigul") -> dict[str, Any]:
    """The case file of a matter, written with a reason."""
    with scene.work(login, reason=REASON) as work:
        return write_case(work, matter_id=matter)
