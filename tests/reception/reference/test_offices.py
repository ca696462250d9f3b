"""What papers say of the office is kept as a version of the association's own list, and nothing of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from reception.kernel.errors import Refused
from reception.reference.actions import load_document
from reception.reference.confirming import confirm_list, lists_in_use
from reception.reference.offices import OfficeDetails, describe_office, details_of
from reception.reference.queries import catalogue
from reception.store.access_log import opened
from tests.reception.desk.office import Scene, make_scene, make_template, staff

NAMES = {"ru": "Ошская приёмная", "ky": "Ош кабылдамасы", "en": "Osh reception office"}
ADDRESSES = {"ru": "г. Ош, ул. Ленина, 1", "ky": "Ош ш., Ленин көч., 1", "en": ""}
DETAILS = OfficeDetails(NAMES, ADDRESSES, "+996 3222 1 23 45")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_template(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def scene(template: Path, tmp_path: Path) -> Iterator[Scene]:
    made = make_scene(template, tmp_path)
    yield made
    made.store.close()


def described(scene: Scene) -> OfficeDetails | None:
    with scene.reading() as reading:
        return details_of(catalogue(reading), "OSH")


def test_an_office_that_nobody_described_has_no_details(scene: Scene) -> None:
    assert described(scene) is None


def test_a_described_office_is_what_papers_find(scene: Scene) -> None:
    with scene.work() as work:
        first = describe_office(work, DETAILS, source="the office itself")
    assert (first.version, described(scene)) == (1, DETAILS)
    with scene.reading() as reading:
        item = catalogue(reading).item("offices", "osh")
    assert item.text("address.ky") == ADDRESSES["ky"]
    assert item.text("address.en") is None


def test_a_change_is_a_new_version_that_keeps_the_other_offices(scene: Scene) -> None:
    data = (files("resources") / "demo" / "offices.toml").read_bytes()
    with scene.work() as work:
        load_document(work, data=data, name="offices.toml")
    with scene.work() as work:
        later = describe_office(work, DETAILS, source="the office itself")
    assert later.version == 2
    assert later.codes() == {"osh", "jal", "bat"}
    assert described(scene) == DETAILS


def test_a_name_is_wanted_in_all_three_languages(scene: Scene) -> None:
    nameless = OfficeDetails({**NAMES, "ky": " "}, ADDRESSES)  # type: ignore[dict-item, arg-type]
    with scene.work() as work, pytest.raises(Refused, match="not empty"):
        describe_office(work, nameless, source="the office itself")
    assert described(scene) is None


def test_an_accountant_does_not_describe_the_office(scene: Scene) -> None:
    with scene.work("farida") as work, pytest.raises(Refused):
        describe_office(work, DETAILS, source="the office itself")


def test_a_list_that_was_read_through_is_confirmed_until_another_version_is_in_use(scene: Scene) -> None:
    with scene.work() as work:
        describe_office(work, DETAILS, source="the office itself")
    with scene.work("bakyt") as work:
        confirm_list(work, list_id="offices", version=1)
    with scene.reading() as reading:
        states = {state.document.id: state for state in lists_in_use(reading)}
        assert [line.what for line in opened(reading)][:1] == ["reference.confirm"]
    assert states["offices"].confirmed is not None
    assert states["offices"].confirmed.by == staff()["bakyt"].user
    assert states["acts"].confirmed is None
    with scene.work() as work:
        describe_office(work, DETAILS, source="the office itself")
    with scene.reading() as reading:
        states = {state.document.id: state for state in lists_in_use(reading)}
    assert states["offices"].confirmed is None


def test_a_version_that_is_no_longer_in_use_is_not_confirmed(scene: Scene) -> None:
    with scene.work() as work, pytest.raises(Refused, match="Another version"):
        confirm_list(work, list_id="acts", version=999)
