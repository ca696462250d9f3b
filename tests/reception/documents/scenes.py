"""Papers made in a real store: a son who is held, his mother, and whoever else stands around the matter."""

from __future__ import annotations

import io
import re
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from reception.documents.actions import Made, make_paper, prepare
from reception.documents.gathering import Gathered, gather
from reception.documents.keeping import Keeping, KeptIn, Owner
from reception.documents.kinds import load_kind
from reception.documents.parts import READ_PARTS, read_xml, text_of
from reception.documents.press.press import Press
from reception.kernel.fields import Register
from reception.kernel.i18n import Language
from reception.kernel.ids import Id
from reception.kernel.intake import Values, read_record
from reception.kernel.values import Known
from reception.matters.register import MATTER
from reception.people.register import PERSON
from reception.reference.catalogue import Catalogue
from reception.reference.reading import read_document
from reception.visits.register import VISIT
from tests.reception.desk.office import CATALOGUE, TODAY, Scene

OFFICES = Path(__file__).parents[1] / "reference" / "examples" / "offices.toml"
OURS = CATALOGUE.with_documents([read_document(OFFICES.read_bytes(), name="offices.toml")])
"""The lists with those of an association that has an office in Osh."""
ASSOCIATION_KEY = bytes(range(32))
REASON = "Согласие дано устно, мать привезёт подпись"
OFFICE_ADDRESS = "ул. Примерная, 1"

SON = {
    "surname": "Маматов",
    "given": "Бекзат",
    "patronymic": "Алиевич",
    "latin": "Mamatov Bekzat",
    "sex": "male",
    "born": "2007-03~",
    "pin": "20703200700123",
}
MOTHER = {
    "surname": "Маматова",
    "given": "Зууракан",
    "latin": "Mamatova Zuurakan",
    "sex": "female",
    "place": "osh_city",
    "address": "ул. Ленина, 5",
    "phones": [{"number": "0700 123 456"}],
}


def record(register: Register, said: dict[str, Any]) -> Values:
    """A record as the command line takes it."""
    return read_record(register, said, Known(TODAY, CATALOGUE.has), partial=True)


def person(scene: Scene, said: dict[str, Any], **more: Any) -> Id:
    """Register a person."""
    return scene.person(**{"given": None, **record(PERSON, {**said, **more})})


def visit(scene: Scene, **said: Any) -> Id:
    """Register a visit."""
    return scene.visit(**record(VISIT, {name: _hex(value) for name, value in said.items()}))


def matter(scene: Scene, client: Id, **said: Any) -> Id:
    """Open a matter on ill-treatment."""
    values = dict(record(MATTER, {"category": "torture_police", **said}))
    return scene.matter(client, **values)


def party(role: str, row: Id | None = None, **more: Any) -> dict[str, Any]:
    """A party of a matter."""
    return {"role": role, **({"person_id": row.hex} if row else {}), **more}


def gathered(scene: Scene, owner: Owner, row: Id, *, catalogue: Catalogue = OURS) -> Gathered:
    """What is known around it."""
    with scene.reading() as reading:
        return gather(reading, owner, row, catalogue=catalogue, today=TODAY)


def answers(scene: Scene, kind: str, owner: Owner, row: Id, *, catalogue: Catalogue = OURS) -> dict[str, Any]:
    """What the store answers to a paper."""
    with scene.work() as work:
        found, _known = prepare(
            work, kind=load_kind(kind), kept=KeptIn(owner, row), catalogue=catalogue, given={}
        )
    return found


def make(
    scene: Scene,
    kind: str,
    owner: Owner,
    row: Id,
    *,
    language: Language = "ru",
    given: dict[str, Any] | None = None,
    reason: str | None = None,
    catalogue: Catalogue = OURS,
    login: str = "aigul",
) -> Made:
    """Make a paper and keep it."""
    with scene.work(login, reason=reason) as work:
        return make_paper(
            work,
            kind_code=kind,
            language=language,
            kept=KeptIn(owner, row),
            catalogue=catalogue,
            keeping=keeping(scene),
            press=press(),
            given=given,
        )


def keeping(scene: Scene) -> Keeping:
    """Where its papers are kept."""
    return Keeping(scene.blobs, ASSOCIATION_KEY)


@lru_cache(maxsize=1)
def press() -> Press:
    """One press for all papers of a run; it ends with the run."""
    return Press()


def text(content: bytes) -> str:
    """All that is read in a Word file, a line a paragraph."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [name for name in sorted(package.namelist()) if READ_PARTS.fullmatch(name)]
        return "\n".join(text_of(read_xml(package.read(name))) for name in parts)


def digits(words: str) -> str:
    """Only the digits of a text."""
    return re.sub(r"\D", "", words)


def _hex(value: Any) -> Any:
    return value.hex if hasattr(value, "hex") and not isinstance(value, float) else value
