"""One table of permissions: every verb of the code stands in it, worded in each language, with the roles that may."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from reception.kernel.i18n import Language, Translator
from reception.security.permissions import PERMISSIONS, ROLES, Role, allows, may_read
from reception.store.base import Base, Journalled
from reception.store.undo import LASTING
from tests.house.code import core

ANYBODY_MAY_READ = {
    "tally",
    "tally_group",
    "template",
    "own_kind",
    "same_code",
    "colleague",
    "colleague_role",
    "report_edition",
}
HISTORY = {"act", "entry"}


def verbs_of_the_code() -> Iterator[tuple[str, str]]:
    """Every text handed to `@act(...)`, `under(...)`, `demand(...)` or `permits(...)`, with its file."""
    for source in core():
        for node in ast.walk(source.tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            argument = node.args[0]
            if name in {"act", "under", "demand", "permits"} and isinstance(argument, ast.Constant):
                yield source.name, str(argument.value)


def test_every_verb_that_the_code_acts_under_has_its_permission() -> None:
    assert {(file, verb) for file, verb in verbs_of_the_code() if verb not in PERMISSIONS} == set()


def test_the_search_for_verbs_finds_them() -> None:
    found = {verb for _file, verb in verbs_of_the_code()}
    assert {"person.add", "backup.make", "undo", "user.remove"} <= found


def test_what_cannot_be_undone_is_named_by_the_parts_of_a_verb() -> None:
    assert all(verb.count(".") == 1 for verb in LASTING)
    assert {"person.erase", "access.widen", "user.remove", "matter.export"} <= LASTING & PERMISSIONS.keys()


@pytest.mark.parametrize("language", ["ru", "ky"])
def test_every_verb_is_worded(language: Language) -> None:
    words = Translator(language)
    plain = [verb for verb, permission in PERMISSIONS.items() if words(permission.words) == permission.words]
    assert plain == []
    said = [words(permission.words) for permission in PERMISSIONS.values()]
    assert len(said) == len(set(said))


@pytest.mark.parametrize("role", ROLES)
def test_a_role_may_what_its_row_says_and_nothing_else(role: Role) -> None:
    for verb, permission in PERMISSIONS.items():
        assert allows(frozenset({role}), verb) == (role in permission.roles)
    assert not allows(frozenset({role}), "person.hide")


def test_nobody_without_a_role_may_anything_and_two_roles_may_what_either_may() -> None:
    assert not any(allows(frozenset(), verb) for verb in PERMISSIONS)
    assert allows(frozenset({"accountant", "administrator"}), "user.add")
    assert allows(frozenset({"accountant", "administrator"}), "report.make")


def test_every_verb_has_somebody_who_may_and_only_lawyers_widen() -> None:
    assert all(permission.roles for permission in PERMISSIONS.values())
    assert PERMISSIONS["access.widen"].roles == {"lawyer"}
    assert "administrator" not in PERMISSIONS["person.erase"].roles


@pytest.mark.parametrize("role", ["accountant", "editor", "administrator"])
def test_roles_without_clients_read_counting_rows_and_no_person(role: Role) -> None:
    tables = [m.class_.__tablename__ for m in Base.registry.mappers if issubclass(m.class_, Journalled)]
    readable = {table for table in tables if may_read(frozenset({role}), table)}
    assert readable - HISTORY == ANYBODY_MAY_READ
    assert "person" not in readable
