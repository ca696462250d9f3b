"""Every thing that docxtpl can do comes out as docxtpl makes it, whichever way a template goes."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence
from typing import Any

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reception.documents.kinds import kind_codes, load_kind, load_template
from reception.documents.parts import text_in
from reception.documents.plain import clean
from reception.documents.press.child import COMPARED_EVERY, Held
from reception.documents.press.plan import Plan, read_plan
from reception.documents.press.preparing import prepared_plan
from reception.documents.render import WordTemplate, render
from reception.documents.samples import dot, samples
from reception.kernel.errors import Refused, Unable
from reception.kernel.i18n import Language
from tests.reception.documents.press.templates import (
    FAST,
    FULL,
    SETS,
    SLOW,
    as_documented,
    built,
    parts,
    with_footnote,
)

PAPERS = [(code, language) for code in kind_codes() for language in load_kind(code).languages]
BY_DOCXTPL = {
    "free_paper": "every row of a table is in a loop, and docxtpl mends the table when there is none"
}
PICTURE = {"picture": base64.b64encode(dot()).decode(), "width": 20}
RICH = {"rich_text": [{"text": "жирно & <важно>", "bold": True}, {"text": " и\nпросто", "italic": True}]}


def planned(template: bytes, sets: Sequence[dict[str, Any]] = SETS) -> Plan | None:
    return prepared_plan(template, sets, word=WordTemplate(template))


def fast(template: bytes) -> Plan:
    plan = planned(template)
    assert plan is not None
    return plan


@pytest.mark.parametrize("name", FAST)
def test_what_the_fast_way_knows_it_makes_as_docxtpl_does(name: str) -> None:
    plan = fast(FAST[name])
    for answers in SETS:
        assert parts(plan.paper(answers)) == parts(as_documented(FAST[name], answers))


@pytest.mark.parametrize("name", SLOW)
def test_what_it_does_not_know_goes_by_docxtpl(name: str) -> None:
    assert planned(SLOW[name]) is None
    for answers in SETS:
        assert parts(render(SLOW[name], answers)) == parts(as_documented(SLOW[name], answers))


@pytest.mark.parametrize(("code", "language"), PAPERS)
def test_a_shipped_template_goes_the_fast_way_unless_it_is_known_not_to(
    code: str, language: Language
) -> None:
    kind = load_kind(code)
    plan = planned(load_template(kind, language=language), samples(kind, language=language))
    assert (plan is None) == (code in BY_DOCXTPL)


@pytest.mark.parametrize("place", ["body", "header"])
def test_a_picture_stands_where_its_field_is(place: str) -> None:
    answers = FULL | {"seal": PICTURE}
    template = built("{{ seal }}") if place == "body" else built("{{ name }}", header="{{ seal }}")
    paper = render(template, answers)
    assert parts(paper) == parts(as_documented(template, answers))
    assert dot() in parts(paper).values()


def test_a_formatted_text_keeps_its_runs_and_its_signs() -> None:
    answers = FULL | {"claim": RICH}
    template = built("Прошу {{r claim }} сейчас")
    paper = render(template, answers)
    assert parts(paper) == parts(as_documented(template, answers))
    assert "Прошу жирно & <важно> и\nпросто сейчас" in text_in(paper)


def document_with(make: Callable[[Any], object]) -> dict[str, str]:
    document = docx.Document()
    make(document)
    result = io.BytesIO()
    document.save(result)
    return {"subdoc": base64.b64encode(result.getvalue()).decode()}


def test_a_document_stands_inside_a_paper_with_its_table_picture_and_list() -> None:
    def make(document: Any) -> None:
        document.add_paragraph("Первый абзац & <знак>")
        document.add_paragraph("пункт", style="List Number")
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = "клетка"
        document.add_picture(io.BytesIO(dot()))

    template = built("до", "{{p annex }}", "после")
    paper = render(template, FULL | {"annex": document_with(make)})
    lines = [line for line in text_in(paper).split("\n") if line.strip()]
    assert lines[:5] == ["до", "Первый абзац & <знак>", "пункт", "клетка", "после"]
    assert dot() in parts(paper).values()
    assert docx.Document(io.BytesIO(paper)).tables


def test_a_document_with_active_content_is_not_taken_in() -> None:
    broken = {"subdoc": base64.b64encode(b"PK no document").decode()}
    with pytest.raises(Refused):
        render(built("{{p annex }}"), FULL | {"annex": broken})


@pytest.mark.parametrize("content", [b"GIF89a", b"<svg onload='x'/>", b"\x89PNG\r\n\x1a\nbroken"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    for said in (base64.b64encode(content).decode(), "не base64"):
        with pytest.raises(Refused):
            render(built("{{ seal }}"), FULL | {"seal": {"picture": said}})


def test_a_picture_in_a_footnote_is_refused_in_a_sentence() -> None:
    with pytest.raises(Refused, match="footnote"):
        render(with_footnote(built("x"), "{{ seal }}"), FULL | {"seal": PICTURE})


def test_answers_that_hold_more_than_text_go_by_docxtpl_for_that_paper() -> None:
    template = built("{{ name }} {% if seal %}{{ seal }}{% endif %}")
    held = Held(template)
    held.prepare([answers | {"seal": ""} for answers in SETS])
    assert held.plan is not None
    answers = FULL | {"seal": PICTURE}
    assert held.paper(answers) == render(template, answers)


def test_a_template_never_holds_docxtpls_own_objects() -> None:
    for reach in ("{{ seal.tpl }}", "{% for x in seal.tpl.docx.paragraphs %}{{ x.text }}{% endfor %}"):
        with pytest.raises(Refused):
            render(built(reach), FULL | {"seal": PICTURE})


def test_each_fiftieth_paper_of_a_batch_is_compared_and_a_difference_ends_the_fast_way() -> None:
    template = built("{{ name }}")
    held = Held(template)
    held.plan = fast(built("{{ name }} и другое"))
    for _paper in range(COMPARED_EVERY - 1):
        assert "и другое" in text_in(held.paper(FULL))
    assert held.paper(FULL) == render(template, FULL)
    assert held.plan is None


def test_a_plan_is_read_as_it_was_kept_and_holds_no_code() -> None:
    plan = fast(FAST["rows of a table"])
    again = read_plan(plan.kept())
    assert again == plan
    assert again.paper(FULL) == plan.paper(FULL)
    for broken in (b"", b"\xff" * 8, plan.kept()[:50]):
        with pytest.raises(ValueError, match=r"plan|JSON|Expecting|decode|char|line|codec"):
            read_plan(broken)


EVERYTHING = built(
    "{{ name }} {% if yes %}{{ yes }}{% endif %}",
    "{%p for row in rows %}",
    "{{ row.what }}",
    "{%p endfor %}",
    table=[["№", "{{ lines }}"]],
    header="{{ empty }}",
)
EVERYTHING_FAST = fast(EVERYTHING)


@settings(max_examples=60)
@given(
    st.text(max_size=40),
    st.text(alphabet="{_%}#<&>'\"\n\t\r\x07\x0c]", max_size=12),
    st.lists(st.text(max_size=8)),
)
def test_any_answers_give_the_same_bytes_by_both_ways(name: str, signs: str, rows: list[str]) -> None:
    answers = FULL | {"name": name, "lines": signs, "empty": signs, "rows": [{"what": one} for one in rows]}
    try:
        slow = render(EVERYTHING, answers)
    except Unable:
        return  # what docxtpl loses the fast way keeps
    quick = EVERYTHING_FAST.paper(answers)
    printed = text_in(quick)
    assert all(clean(text) in printed for text in (name, signs, *rows))
    assert quick == slow


def test_the_sum_of_what_is_printed_is_limited_by_both_ways() -> None:
    answers = FULL | {"rows": [{"what": "x" * 900_000}] * 3}
    template = FAST["a list of paragraphs"]
    for way in (fast(template).paper, lambda given: render(template, given)):
        with pytest.raises(Refused, match="hold more"):
            way(answers)


def test_a_fault_in_the_answers_is_told_alike_by_both_ways() -> None:
    held = Held(FAST["a field"])
    held.plan = fast(FAST["a field"])
    missing = {name: value for name, value in FULL.items() if name != "name"}
    for paper in (held.paper, WordTemplate(FAST["a field"]).paper):
        with pytest.raises(Refused, match="asks for something"):
            paper(missing)
