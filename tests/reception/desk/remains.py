"""A person full of marker words, her erasing, and the search for what is left of them."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from reception.desk.erasure import Erased, erase_person, finish_erasing
from reception.documents.model import Paper
from reception.kernel.ids import Id
from reception.language.folding import fold
from reception.language.transliteration import latin
from reception.store.base import Journalled
from reception.store.engine import open_file
from reception.store.rebuild import damages, differences
from tests.reception.desk.office import KEY, Scene

SURNAME = "Жээнбекмаркерова"
HERS: Mapping[str, Any] = {
    "surname": SURNAME,
    "given": "Сүйүмкан",
    "patronymic": "Ормонмаркеровна",
    "latin": "ZHEENBEKMARKEROVA SUIUMKAN",
    "pin": "10101199012345",
    "address": "улица Маркерная, 7",
    "safe_contact": "звонить сестре Маркеровой",
    "phones": [{"number": "0700123456", "note": "маркерный номер"}],
    "names": [{"kind": "alias", "text": "Сүкөш Маркер"}],
    "papers": [{"kind": "passport", "number": "AN7654321", "issued_by": "МКК маркер"}],
    "tell_nothing": [{"name": "Маркеров Эрмек", "why": "маркерные угрозы"}],
}
WORDS = ("маркер", "zheenbek", "700123456", "10101199012345", "7654321")
REASON = "По её просьбе, заявление в папке 3"


def erase(scene: Scene, person: Id, **decisions: Any) -> Erased:
    with scene.work(reason=REASON, second="damira") as work:
        erased = erase_person(work, person=person, **decisions)
    assert finish_erasing(scene.store, blobs=scene.blobs) == erased.files
    return erased


def values(scene: Scene) -> list[str]:
    """Every value of every table, indexes and shadow tables and journal too, as text."""
    found = []
    scene.store.close()
    engine = open_file(scene.store.path, KEY, mode="read")
    with engine.connect() as connection:
        names = (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        )
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):  # noqa: S608
                for value in row:
                    text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    found.append(text)
                    if text.startswith('{"'):
                        found.append(str(json.loads(text)))
    engine.dispose()
    return found


def words_left(scene: Scene) -> set[str]:
    """The marker words that any value still holds, as it stands, folded or in Latin letters."""
    text = "\n".join(values(scene))
    looked = (text.casefold(), fold(text), latin(text))
    return {word for word in WORDS for some in looked if word in some or latin(word) in some}


def every_byte(scene: Scene) -> bytes:
    """Every page of the store as it lies under its encryption, free pages too."""
    scene.store.close()
    plain = scene.folder / "plain.db"
    engine = open_file(scene.store.path, KEY, mode="write")
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        driver.execute("SELECT sqlcipher_export('plain')").fetchall()
        driver.execute("DETACH DATABASE plain")
    engine.dispose()
    content = plain.read_bytes()
    plain.unlink()
    return content


def paper(scene: Scene, owner: type[Journalled], row: Id, answers: object) -> Id:
    """A sealed paper of this record."""
    with scene.work() as work, work.under("paper.make"):
        made = work.new_id()
        key, size = scene.blobs.put(made, io.BytesIO(json.dumps(answers).encode()))
        work.add(
            Paper,
            id=made,
            owner_table=owner.__tablename__,
            owner_row=row,
            kind="torture_complaint",
            answers=json.dumps(answers, ensure_ascii=False),
            blob_key=key,
            content="00",
            size=size,
            made_by=work.access.user,
        )
    return made


def text(words: str) -> dict[str, str]:
    return {"language": "ru", "text": words}


def count(scene: Scene, model: type[Journalled]) -> int:
    with scene.store.whole() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(model)).scalar_one()


def agree_with_the_journal(scene: Scene) -> None:
    with scene.store.whole() as connection:
        assert differences(connection) == []
        assert damages(connection) == []
