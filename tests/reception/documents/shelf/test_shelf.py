"""Templates that lawyers own: put back, chosen, compared, sent by file, and kinds made from a copy."""

from __future__ import annotations

import pytest

from reception.documents.kinds import Kind, Words, load_kind, load_template
from reception.documents.shelf.actions import (
    copy_kind,
    receive_template,
    remember_shipped,
    take_template,
    use_template,
)
from reception.documents.shelf.differences import differences
from reception.documents.shelf.editions import (
    Edition,
    digest_of,
    edition_in_use,
    edition_named,
    editions_of,
    kind_in_use,
    kinds_in_use,
    template_of,
    text_of_kind,
)
from reception.documents.shelf.packages import Packed, pack, unpack
from reception.kernel.errors import Refused
from tests.reception.desk.office import Scene
from tests.reception.documents.conftest import changed_file
from tests.reception.documents.scenes import keeping

KIND = load_kind("torture_complaint")
SHIPPED = load_template(KIND, language="ru")
TITLES: Words = {"ru": "Жалоба на побои", "ky": "Сабоого даттануу", "en": "Complaint on beating"}
ABOUT = "Добавлена просьба о видеозаписях"


def with_title(title: str) -> bytes:
    return changed_file(SHIPPED, "ЖАЛОБА", title)


def take(scene: Scene, content: bytes, *, about: str = ABOUT, origin: str = "office") -> Edition:
    with scene.work() as work:
        return take_template(
            work,
            kind=KIND,
            language="ru",
            content=content,
            about=about,
            keeping=keeping(scene),
            origin=origin,
        )


def in_use(scene: Scene, kind: Kind = KIND) -> Edition:
    with scene.reading() as reading:
        return edition_in_use(reading, kind, language="ru")


def receive(scene: Scene, content: bytes, *, kind: str = KIND.code, description: str = "") -> Edition:
    with scene.reading() as reading:
        text = description or text_of_kind(reading, KIND.code)
    packed = unpack(pack(Packed(kind, "ru", ABOUT, content, text)), name="f.rectemplate")
    with scene.work() as work:
        return receive_template(work, packed=packed, keeping=keeping(scene))


def test_without_an_edition_of_its_own_an_office_uses_the_shipped_one(scene: Scene) -> None:
    edition = in_use(scene)
    assert (edition.origin, edition.id) == ("shipped", None)
    assert template_of(edition, keeping=keeping(scene)) == SHIPPED


def test_a_changed_template_is_in_use_and_the_one_before_stays(scene: Scene) -> None:
    first, second = take(scene, with_title("ЖАЛОБА 1")), take(scene, with_title("ЖАЛОБА 2"))
    assert in_use(scene).digest == second.digest
    with scene.reading() as reading:
        kept = editions_of(reading, KIND, language="ru")
        older = edition_named(reading, KIND, language="ru", digest=first.digest)
    assert [(one.number, one.origin, one.in_use) for one in kept] == [
        (2, "office", True),
        (1, "office", False),
        (0, "shipped", False),
    ]
    assert older is not None
    assert template_of(older, keeping=keeping(scene)) == with_title("ЖАЛОБА 1")
    assert (second.based_on, first.based_on) == (first.digest, digest_of(SHIPPED))


def test_its_file_lies_sealed(scene: Scene) -> None:
    edition = take(scene, with_title("ЖАЛОБА 1"))
    assert edition.id is not None
    lying = [path.read_bytes() for path in scene.folder.rglob("*") if path.is_file()]
    assert not any(b"word/document.xml" in content for content in lying)


def test_an_older_or_the_shipped_edition_can_be_used_again(scene: Scene) -> None:
    first, _second = take(scene, with_title("ЖАЛОБА 1")), take(scene, with_title("ЖАЛОБА 2"))
    for digest in (first.digest, digest_of(SHIPPED)):
        with scene.work() as work:
            use_template(work, kind=KIND, language="ru", digest=digest)
        assert in_use(scene).digest == digest
    with scene.work() as work, pytest.raises(Refused):
        use_template(work, kind=KIND, language="ru", digest="0" * 32)


@pytest.mark.parametrize(
    ("content", "about"),
    [
        (with_title("{{ заявитиль }}"), ABOUT),
        (with_title("{{ applicant"), ABOUT),
        (with_title("{{ applicant.__class__ }}"), ABOUT),
        (with_title("ЖАЛОБА 1"), "  "),
        (SHIPPED, ABOUT),
        (b"no Word file", ABOUT),
    ],
)
def test_a_faulty_unchanged_or_unexplained_template_is_refused_and_nothing_is_kept(
    scene: Scene, content: bytes, about: str
) -> None:
    with pytest.raises(Refused):
        take(scene, content, about=about)
    assert in_use(scene).origin == "shipped"
    assert not list((scene.folder / "blobs").rglob("*"))


def test_head_office_never_replaces_an_office_own_copy(scene: Scene) -> None:
    assert receive(scene, with_title("ЖАЛОБА Б")).in_use
    own = take(scene, with_title("ЖАЛОБА 1"))
    sent = receive(scene, with_title("ЖАЛОБА В"))
    assert not sent.in_use
    assert (sent.origin, sent.about) == ("head_office", ABOUT)
    assert in_use(scene).digest == own.digest
    found = differences(
        template_of(own, keeping=keeping(scene)), template_of(sent, keeping=keeping(scene)), around=0
    )
    assert [(line.how, line.text) for line in found] == [("out", "ЖАЛОБА 1"), ("in", "ЖАЛОБА В")]


def test_a_kind_made_from_a_copy_is_the_office_own_with_templates(scene: Scene) -> None:
    with scene.work() as work:
        copy_kind(work, source=KIND, code="beating_complaint", titles=TITLES, keeping=keeping(scene))
    with scene.reading() as reading:
        kind = kind_in_use(reading, "beating_complaint")
        assert list(kinds_in_use(reading))[-1] == "beating_complaint"
    assert kind.titles == TITLES
    assert kind.fields == KIND.fields
    assert kind.reviewed == "not reviewed"
    assert template_of(in_use(scene, kind), keeping=keeping(scene)) == SHIPPED


@pytest.mark.parametrize("code", ["torture_complaint", "Beating", "жалоба", "a b", "1a", ""])
def test_a_code_that_is_taken_or_not_plain_is_refused(scene: Scene, code: str) -> None:
    with scene.work() as work, pytest.raises(Refused):
        copy_kind(work, source=KIND, code=code, titles=TITLES, keeping=keeping(scene))


def test_a_kind_of_another_office_comes_with_its_template(scene: Scene) -> None:
    with scene.reading() as reading:
        text = text_of_kind(reading, KIND.code).replace(
            'code = "torture_complaint"', 'code = "beating_complaint"'
        )
    assert receive(scene, SHIPPED, kind="beating_complaint", description=text).in_use
    with scene.reading() as reading:
        kind = kind_in_use(reading, "beating_complaint")
    assert template_of(in_use(scene, kind), keeping=keeping(scene)) == SHIPPED


def test_the_shipped_template_of_a_paper_is_kept_once(scene: Scene) -> None:
    for _time in range(2):
        with scene.work() as work, work.under("paper.make"):
            remember_shipped(work, in_use(scene), content=SHIPPED, keeping=keeping(scene))
    with scene.reading() as reading:
        assert len(editions_of(reading, KIND, language="ru")) == 1


@pytest.mark.parametrize("data", [b"", b"PK", SHIPPED])
def test_what_is_no_package_is_refused_by_name(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        unpack(data, name="письмо.rectemplate")
    assert refusal.value.values["name"] == "письмо.rectemplate"
