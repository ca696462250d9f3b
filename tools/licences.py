"""The licences of everything that an installed copy carries, found where each package keeps its own."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

_LICENCE = re.compile(r"(^|/)(LICEN[CS]E|COPYING|NOTICE|BUILD_LICENSES|LICENSES)", re.IGNORECASE)


def licences(program: str) -> list[tuple[str, str]]:
    """Pairs of a licence's file and its folder in the copy, for everything that this program stands on."""
    found = []
    for name, carried in sorted(_below(program, {}).items()):
        for file in carried.files or ():
            source = Path(str(carried.locate_file(file)))
            if (
                ".dist-info/" in str(file)
                and _LICENCE.search(str(file).partition("/")[2])
                and source.is_file()
            ):
                inner = Path(str(file)).parent.relative_to(Path(str(file)).parts[0])
                found.append((str(source), str(Path("licences") / name / inner)))
    return found


def _below(program: str, seen: dict[str, Distribution]) -> dict[str, Distribution]:
    for line in distribution(program).requires or ():
        requirement = Requirement(line)
        name = requirement.name.lower().replace("_", "-")
        if name in seen or (
            requirement.marker is not None and not requirement.marker.evaluate({"extra": ""})
        ):
            continue
        try:
            seen[name] = distribution(requirement.name)
        except PackageNotFoundError:
            continue
        _below(requirement.name, seen)
    return seen
