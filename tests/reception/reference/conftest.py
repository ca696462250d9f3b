"""The shipped catalogue, read once, and small documents to be broken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reception.reference.catalogue import Catalogue
from reception.reference.reading import shipped

HEAD = """id = "samples"
version = 1
checked_on = 2026-11-24
source = "a test"
verified = true
"""
LABELS = 'labels = { ru = "р", ky = "к", en = "e" }'


@pytest.fixture(scope="package")
def catalogue() -> Catalogue:
    return shipped()


@pytest.fixture
def sample() -> Callable[..., bytes]:
    """Bytes of a document whose head and items may be given."""

    def make(*items: str, head: str = HEAD) -> bytes:
        rows = items or (f'code = "one"\n{LABELS}',)
        return (head + "".join(f"\n[[item]]\n{row}\n" for row in rows)).encode()

    return make
