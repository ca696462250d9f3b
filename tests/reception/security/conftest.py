"""One office a session, and a copy of it for each test that asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from reception.security.recovery import RecoveryCode
from tests.reception.security.office import copy_of, make_office

Made = tuple[Path, RecoveryCode]


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("office") / "made"
    return folder, make_office(folder)


@pytest.fixture
def office_folder(made_office: Made, tmp_path: Path) -> Path:
    return copy_of(made_office[0], tmp_path)


@pytest.fixture
def code(made_office: Made) -> RecoveryCode:
    return made_office[1]
