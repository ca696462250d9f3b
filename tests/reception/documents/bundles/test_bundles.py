"""Several papers at once: exhibits numbered and counted, one story, one failing, called off, a folder, one PDF."""

from __future__ import annotations

import io
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter

from reception.documents.bundles.exhibits import Exhibit, annexes, exhibits, files_chosen
from reception.documents.bundles.making import Done, Job, for_each, make_all, of_one_story
from reception.documents.bundles.writing import one_pdf, write_folder, write_pdf
from reception.documents.keeping import KeptIn
from reception.documents.kinds import load_kind
from reception.kernel.errors import Cancelled, Refused
from reception.kernel.i18n import Message
from reception.kernel.ids import Id
from reception.kernel.progress import Progress, Silent
from reception.store.work import Work
from tests.reception.attachments.conftest import Shelf
from tests.reception.desk.office import Scene
from tests.reception.documents.scenes import MOTHER, OURS, SON, keeping, matter, person, press

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da6360606000000004000127"
    "3407f30000000049454e44ae426082"
)
KINDS = [load_kind(code) for code in ("information_request", "cover_letter")]
GIVEN = {
    "addressee": {"value": "Мэрия города Ош"},
    "subject": {"value": "список очередников"},
    "about": {"value": "ответ на запрос"},
    "questions": {"value": [{"question": "Сколько человек в очереди?"}]},
}


def pdf(pages: int) -> bytes:
    writer, result = PdfWriter(), io.BytesIO()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    writer.write(result)
    return result.getvalue()


@pytest.fixture
def case(scene: Scene) -> Id:
    return matter(scene, person(scene, MOTHER))


def added(scene: Scene, case: Id, folder: Path, **files: bytes) -> list[Exhibit]:
    """Files of the matter as exhibits, in the order in which they are named; `a_pdf` is the file a.pdf."""
    shelf = Shelf(scene, folder)
    rows = []
    for name, content in files.items():
        rows += shelf.add(case, shelf.write(name.replace("_", "."), content), owner="matter")
    with scene.reading() as reading:
        chosen = files_chosen(reading, [one.id for one in rows])
    return exhibits(chosen, keeping=keeping(scene))


class CalledOff:
    """Progress that is called off at the second part."""

    def step(self, what: Message, done: int, total: int) -> None:  # noqa: ARG002 - the protocol's signature
        if done == 1:
            raise Cancelled


def made(scene: Scene, jobs: list[Job], progress: Progress | None = None) -> list[Done]:
    def begin() -> AbstractContextManager[Work]:
        return scene.work()

    return make_all(
        jobs,
        begin=begin,
        catalogue=OURS,
        keeping=keeping(scene),
        press=press(),
        progress=progress or Silent(),
    )


def test_a_story_gives_each_kind_the_answers_of_its_own_fields(case: Id) -> None:
    jobs = of_one_story(KINDS, language="ru", kept=KeptIn("matter", case), given=GIVEN)
    assert [set(job.given) for job in jobs] == [
        {"addressee", "subject", "questions"},
        {"addressee", "about"},
    ]


def test_a_kind_that_is_not_made_in_the_language_is_made_in_its_own(case: Id) -> None:
    jobs = of_one_story(KINDS, language="en", kept=KeptIn("matter", case), given=GIVEN)
    assert [job.language for job in jobs] == ["en", "ky"]


def test_one_that_fails_does_not_stop_the_rest(scene: Scene, case: Id) -> None:
    kept = KeptIn("matter", case)
    wrong = Job("information_request", "ru", kept, {"no such field": {"value": "x"}})
    jobs = [*of_one_story(KINDS, language="ru", kept=kept, given=GIVEN), wrong]
    done = made(scene, [jobs[0], wrong, jobs[1]])
    assert [one.made is not None for one in done] == [True, False, True]
    assert isinstance(done[1].trouble, Refused)


def test_called_off_what_was_made_stays_and_the_rest_is_neither_made_nor_failed(
    scene: Scene, case: Id
) -> None:
    jobs = for_each(KINDS[0], language="ru", records=[KeptIn("matter", case)] * 3, given=GIVEN)
    done = made(scene, jobs, CalledOff())
    assert [(one.made is not None, one.trouble) for one in done] == [
        (True, None),
        (False, None),
        (False, None),
    ]


def test_one_kind_over_many_records_knows_each(scene: Scene, case: Id) -> None:
    other = matter(scene, person(scene, SON))
    jobs = for_each(
        KINDS[0], language="ru", records=[KeptIn("matter", case), KeptIn("matter", other)], given=GIVEN
    )
    numbers = [one.made.number for one in made(scene, jobs) if one.made is not None]
    assert len(set(numbers)) == 2


def test_exhibits_are_numbered_and_their_pages_counted_where_a_program_can(
    scene: Scene, case: Id, tmp_path: Path
) -> None:
    listed = added(scene, case, tmp_path, a_pdf=pdf(3), b_png=PNG, c_txt=b"words")
    assert [(one.number, one.pages) for one in listed] == [(1, 3), (2, 1), (3, None)]
    rows = annexes(listed, language="ru")["value"]
    assert rows[0]["title"]["value"].startswith("Приложение 1. ")
    assert [row["pages"] for row in rows] == [{"value": "3"}, {"value": "1"}, {"by_hand": True}]
    assert annexes(listed, language="ky")["value"][1]["title"]["value"].startswith("2-тиркеме. ")


def test_a_damaged_pdf_is_counted_by_hand(scene: Scene, case: Id, tmp_path: Path) -> None:
    listed = added(scene, case, tmp_path, a_pdf=b"%PDF-1.4 and no more")
    assert [one.pages for one in listed] == [None]


def test_a_folder_holds_papers_and_exhibits_by_number_and_no_name(
    scene: Scene, case: Id, tmp_path: Path
) -> None:
    listed = added(scene, case, tmp_path, Маматова_pdf=pdf(1))
    target = tmp_path / "out"
    written = write_folder(
        target, papers={"D-1": b"docx"}, listed=listed, keeping=keeping(scene), progress=Silent()
    )
    assert [path.name for path in written] == ["01_D-1.docx", "02_1.pdf"]
    assert written[1].read_bytes() == pdf(1)
    with pytest.raises(Refused):
        write_folder(target, papers={}, listed=[], keeping=keeping(scene), progress=Silent())


@pytest.mark.needs("soffice")
def test_papers_and_exhibits_become_one_pdf_in_their_order(scene: Scene, case: Id, tmp_path: Path) -> None:
    listed = added(scene, case, tmp_path, a_pdf=pdf(3), b_png=PNG)
    jobs = of_one_story(KINDS[1:], language="ru", kept=KeptIn("matter", case), given=GIVEN)
    papers = {one.made.number: one.made.content for one in made(scene, jobs) if one.made is not None}
    whole = one_pdf(papers=papers, listed=listed, keeping=keeping(scene), office=tmp_path, progress=Silent())
    pages = PdfReader(io.BytesIO(whole)).pages
    assert len(pages) == 1 + 3 + 1
    target = tmp_path / "whole.pdf"
    write_pdf(target, whole)
    with pytest.raises(Refused):
        write_pdf(target, whole)


def test_what_cannot_stand_in_a_pdf_is_named_before_anything_is_laid_out(
    scene: Scene, case: Id, tmp_path: Path
) -> None:
    listed = added(scene, case, tmp_path, a_txt=b"words")
    with pytest.raises(Refused) as refusal:
        one_pdf(papers={}, listed=listed, keeping=keeping(scene), office=tmp_path, progress=Silent())
    assert refusal.value.values["number"] == 1
