"""What templates may say and what they may not."""

from __future__ import annotations

import pytest
from jinja2 import TemplateError

from reception.documents.filters import FILTERS, said
from reception.documents.sandbox import OutsideLanguageError, TemplateEnv

ATTACKS = [
    "{{ ''.__class__.__mro__ }}",
    "{{ x.__class__ }}",
    "{{ x['__class__'] }}",
    "{{ x['a' ~ 'b'] }}",
    "{{ x|attr('__class__') }}",
    "{{ x|safe }}",
    "{{ x|format(1) }}",
    "{{ x|map('upper') }}",
    "{{ '%s'|format(x) }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ x.upper() }}",
    "{{ x() }}",
    "{{ range(10) }}",
    "{{ cycler('a') }}",
    "{{ lipsum() }}",
    "{{ namespace(a=1) }}",
    "{{ self }}{{ self.x() }}",
    "{{ 'a' * 100000000 }}",
    "{{ 2 ** 100000 }}",
    "{{ 1 + 1 }}",
    "{{ x ~ x }}",
    "{{ [1, 2] }}",
    "{{ {'a': 1} }}",
    "{{ x[0:2] }}",
    "{{ x is defined }}",
    "{% set a = 1 %}",
    "{% include 'x' %}",
    "{% import 'x' as y %}",
    "{% extends 'x' %}",
    "{% macro m() %}{% endmacro %}",
    "{% call x() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% block b %}{% endblock %}",
    "{% for a in rows recursive %}{{ loop(rows) }}{% endfor %}",
    "{% for a, b in rows %}{% endfor %}",
    "{% for a in rows if a %}{% endfor %}",
    "{% for a in rows %}{% for b in rows %}{% for c in rows %}x{% endfor %}{% endfor %}{% endfor %}",
    "{% for a in 'x'.ljust(100000000) %}{% endfor %}",
    "{% if false %}{{ x.__class__ }}{% endif %}",
    "{{ x|agree(x.__class__, 'a', 'b') }}",
]


@pytest.fixture
def environment() -> TemplateEnv:
    return TemplateEnv(filters=FILTERS, finalize=said)


@pytest.mark.parametrize("attack", ATTACKS)
def test_code_is_refused_before_anything_runs(environment: TemplateEnv, attack: str) -> None:
    with pytest.raises((OutsideLanguageError, TemplateError)):
        environment.from_string(attack)


def test_values_conditions_loops_and_listed_filters_are_the_language(environment: TemplateEnv) -> None:
    template = environment.from_string(
        "{% for row in rows %}{{ loop.index }}{% if loop.last and not row.done %}!{% elif row.n == 'a' %}a"
        "{% else %}{{ row.n|capital }}{% endif %}{% endfor %}{{ x if x else 'нет' }}{{ rows[0]['n'] }}"
    )
    rows = [{"n": "a", "done": "y"}, {"n": "б", "done": "y"}, {"n": "в", "done": ""}]
    assert template.render(rows=rows, x="", paper={"language": "ru"}) == "1a2Б3!нетa"


def test_an_unknown_name_is_an_error_never_a_blank(environment: TemplateEnv) -> None:
    for source in ("{{ y.z }}", "{% if y %}{% endif %}", "{{ y|capital }}"):
        with pytest.raises(TemplateError):
            environment.from_string(source).render(x="")


def test_whatever_is_printed_is_escaped(environment: TemplateEnv) -> None:
    assert environment.from_string("{{ x }}").render(x="<ОсОО> & Ко") == "&lt;ОсОО&gt; &amp; Ко"


def test_there_are_no_global_names_tests_or_other_filters(environment: TemplateEnv) -> None:
    assert environment.globals == {}
    assert environment.tests == {}
    assert environment.filters == FILTERS
