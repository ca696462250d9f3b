"""Whatever a matter holds or lacks, every paper in every language comes out worded, and gives nobody away."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reception.documents.kinds import Kind, kind_codes, load_kind
from reception.documents.model import Paper
from reception.documents.wording import worded
from reception.kernel.i18n import Language
from reception.kernel.ids import Id
from tests.reception.desk.office import CATALOGUE, Scene, make_scene
from tests.reception.documents.scenes import OURS, REASON, digits, make, matter, party, person, text, visit

UNSAFE_NUMBER, UNSAFE_ADDRESS = "999001", "Тайная"
SIGNS = ("None", "{{", "}}", "{%", "%}", "[]", "{'", "by_hand", "True", "False")
EDTF = re.compile(r"\d{4}-\d\d|T\d\d:\d\d|\d~")
OUR_NUMBER = re.compile(r"\b[A-Z]+-\d{4}-\w+")
DATES = st.sampled_from(["2026", "2026-03~", "2026-22", "2026-10-01T23:00", "2026-09/2026-10", "2026-11-20"])
LANGUAGES_OF_TEXTS = st.sampled_from(["ru", "ky", "en", "uz"])
WORDS = st.sampled_from(["слово", "Иванов & Ко <ОсОО>", "«Кызматкер» уулу", "а" * 150, "строка ещё"])


def some(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Any of these may be absent."""
    return st.fixed_dictionaries({}, optional=parts)


def listed(rows: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(rows, max_size=2)


@st.composite
def texts(draw: st.DrawFn) -> dict[str, Any]:
    language = draw(LANGUAGES_OF_TEXTS)
    others = draw(
        st.lists(LANGUAGES_OF_TEXTS.filter(lambda other: other != language), unique=True, max_size=2)
    )
    stale = draw(st.booleans())
    told = [{"language": other, "text": draw(WORDS), "stale": stale} for other in others]
    return {"language": language, "text": draw(WORDS), "translations": told}


PHONES = listed(
    st.sampled_from(
        [{"number": "0700 999 001", "unsafe": True}, {"number": "0700 999 001"}, {"number": "0555 123 456"}]
    )
)
ADDRESSES = st.sampled_from(["Тайная, 77", "ул. Ленина, 5"])
PEOPLE = st.fixed_dictionaries(
    {"given": WORDS, "latin": st.just("MAMATOV BEKZAT")},
    optional={
        "surname": WORDS,
        "sex": st.sampled_from(["male", "female"]),
        "born": DATES,
        "place": st.just("osh_city"),
        "address": ADDRESSES,
        "phones": PHONES,
        "paper_home": st.booleans(),
        "name_from": st.just("as_heard"),
    },
)
MATTERS = some(
    summary=texts(),
    chronology=listed(
        st.fixed_dictionaries({"at": DATES, "text": texts()}, optional={"place": WORDS, "source": WORDS})
    ),
    proceedings=listed(
        st.fixed_dictionaries(
            {"step": st.sampled_from(["complaint_prosecutor", "un_submitted", "verdict"])},
            optional={
                "body": st.sampled_from(["prosecutor_osh_city", "court_osh_city", "hrc"]),
                "body_name": WORDS,
                "their_number": st.just("03-12/45"),
                "filed_on": DATES,
                "result": st.just("refused"),
                "result_on": DATES,
            },
        )
    ),
    detentions=listed(
        some(arrested=DATES, recorded=DATES, released=DATES, place=WORDS, first_lawyer=DATES, injuries=WORDS)
    ),
)
PARTIES = st.lists(
    st.tuples(
        st.sampled_from(["relative", "legal_representative", "witness", "alleged_perpetrator", "opponent"]),
        st.one_of(PEOPLE, WORDS),
        some(post=WORDS, note=WORDS),
    ),
    max_size=3,
)


@pytest.fixture(scope="module")
def office(office_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    """One office for all examples."""
    made = make_scene(office_template, tmp_path_factory.mktemp("any"))
    yield made
    made.store.close()


def private(said: dict[str, Any]) -> dict[str, Any]:
    """Whoever lives at the address that must not be printed asked for care."""
    hides = UNSAFE_ADDRESS in said.get("address", "") or {"number": "0700 999 001"} in said.get("phones", [])
    return {**said, "safe_contact": "звонить сестре"} if hides else said


def opened(scene: Scene, client: Id, said: dict[str, Any], parties: list[Any]) -> Id:
    rows = [
        party(role, name=who, **more)
        if isinstance(who, str)
        else party(role, person(scene, private(who)), **more)
        for role, who, more in parties
    ]
    return matter(scene, client, parties=rows, **said)


def languages() -> list[tuple[Kind, Language]]:
    kinds = [load_kind(code) for code in kind_codes()]
    return [(kind, language) for kind in kinds for language in kind.languages]


def empty_values(value: Any, *, required: bool) -> bool:
    """Whether something that must be said is an empty text."""
    if isinstance(value, str):
        return required and not value.strip()
    if isinstance(value, list):
        return any(not cell for row in value for cell in row.values())
    return not any(str(part).strip() for part in value.values())


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(client=PEOPLE, said=MATTERS, parties=PARTIES, came=st.booleans(), loaded=st.booleans())
def test_any_matter_makes_every_paper(
    office: Scene,
    *,
    client: dict[str, Any],
    said: dict[str, Any],
    parties: list[Any],
    came: bool,
    loaded: bool,
) -> None:
    who = person(office, private(client))
    case = opened(office, who, said, parties)
    if came:
        visit(office, person_id=person(office, {"given": "Зууракан", "latin": "Z"}), for_id=who)
    for kind, language in languages():
        told = {"representative": {"unknown": True}} if kind.field("representative") else {}
        made = make(
            office,
            kind.code,
            "matter",
            case,
            language=language,
            given=told,
            reason=REASON,
            catalogue=OURS if loaded else CATALOGUE,
        )
        words = text(made.content)
        assert [sign for sign in SIGNS if sign in words] == []
        assert EDTF.findall(OUR_NUMBER.sub("", words)) == []
        assert UNSAFE_NUMBER not in digits(words)
        assert UNSAFE_ADDRESS not in words
        said_words = worded(kind, kept_answers(office, made.id), language=language)
        blank = [
            field.name
            for field in kind.fields
            if empty_values(said_words[field.name], required=field.required)
        ]
        assert blank == []


def kept_answers(scene: Scene, paper: Id) -> dict[str, Any]:
    """The answers that a paper was made from."""
    with scene.reading() as reading:
        answers: dict[str, Any] = json.loads(
            str(reading.value(sa.select(Paper.answers).where(Paper.id == paper)))
        )
    return answers
