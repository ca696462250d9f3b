"""The text of a template, line by line: what each sign at the beginning of a line sets."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tools.typeset.runs import plain_run, runs
from tools.typeset.tables import AFTER, SIGNED, opening, row, signature, tag_row

STYLES = {
    "@title ": "PaperTitle",
    "@subtitle ": "PaperSubtitle",
    "@heading ": "PartHeading",
    "@subheading ": "SubHeading",
    "@sheet ": "NewSheet",
    "@to ": "LetterHead",
    "@plain ": "PlainPara",
    "@centre ": "CentredPara",
    "@small ": "SmallPrint",
    "1. ": "NumberedFact",
    "§. ": "LegalGround",
    "!. ": "NumberedDemand",
    "?. ": "NumberedQuestion",
    "*. ": "AnnexItem",
    "- ": "DashItem",
}
PORTRAIT = '<w:pgSz w:w="11906" w:h="16838"/>'
LANDSCAPE = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
Block = Callable[[str], str]


class ScriptError(ValueError):
    """A line that says nothing we know."""


@dataclass
class Setting:
    """What one text has become: its body, and what stands at the head and foot of each page."""

    body: list[str] = field(default_factory=list)
    header: str = ""
    page: str = PORTRAIT
    numbered_pages: bool = True


def set_script(text: str, *, language: str, block: Block) -> Setting:
    """The body of a template in WordprocessingML; `block` gives the text of a shared block by name."""
    setter = _Setter(language)
    for line in lines_of(text, block):
        setter.take(line)
    return setter.end()


def lines_of(text: str, block: Block) -> Iterator[str]:
    """The lines that say something, with shared blocks in their places: `@block name first | second`."""
    for raw in text.splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith("@block "):
            yield line
            continue
        name, _, rest = line.removeprefix("@block ").partition(" ")
        held = block(name)
        for place, given in enumerate((part.strip() for part in rest.split(" | ")), start=1):
            held = held.replace(f"${place}", given)
        yield from lines_of(held, block)


class _Setter:
    def __init__(self, language: str) -> None:
        self._language = language
        self._set = Setting()
        self._open: list[str] = []
        self._widths: Sequence[int] = ()
        self._signatures: list[str] | None = None

    def take(self, line: str) -> None:
        """Set one line."""
        if self._signatures is not None:
            self._sign(line)
        elif line.startswith(("@if ", "@for ", "@else", "@elif ", "@end")) and not line.startswith("@endt"):
            self._tag(line)
        elif line.startswith(("@table ", "@grid ")):
            self._begin_table(line)
        elif line == "@endtable":
            self._set.body.append(f"</w:tbl>{AFTER}")
            self._widths = ()
        elif line.startswith(("|", "@head ")):
            head = line.startswith("@head ")
            cells = [part.strip() for part in line.removeprefix("@head").strip().removeprefix("|").split("|")]
            self._set.body.append(row(_whole(cells), self._widths, head=head))
        elif line == "@signatures":
            self._signatures = []
        else:
            self._page_or_paragraph(line)

    def end(self) -> Setting:
        """What was set; `ScriptError` where something was opened and not closed."""
        if self._open or self._widths or self._signatures is not None:
            message = f"not closed: {self._open or 'a table or signatures'}"
            raise ScriptError(message)
        return self._set

    def _page_or_paragraph(self, line: str) -> None:
        if line.startswith("@header "):
            self._set.header = line.removeprefix("@header ")
        elif line == "@landscape":
            self._set.page = LANDSCAPE
        elif line == "@unnumbered":
            self._set.numbered_pages = False
        else:
            self._set.body.append(_paragraph(line))

    def _begin_table(self, line: str) -> None:
        sign, *widths = line.split()
        self._widths = [int(width) for width in widths]
        self._set.body.append(opening(self._widths, lined=sign == "@table"))

    def _tag(self, line: str) -> None:
        kind = "tr" if self._widths else "p"
        tag = self._words(line, kind)
        if self._widths:
            self._set.body.append(tag_row(tag, self._widths))
        else:
            self._set.body.append(f"<w:p>{plain_run(tag)}</w:p>")

    def _words(self, line: str, kind: str) -> str:
        word, _, rest = line.removeprefix("@").partition(" ")
        if word in {"if", "for"}:
            self._open.append(word)
        elif word == "end":
            if not self._open:
                raise ScriptError(line)
            word = f"end{self._open.pop()}"
        return f"{{%{kind} {word}{' ' if rest else ''}{rest} %}}"

    def _sign(self, line: str) -> None:
        assert self._signatures is not None
        if line != "@endsignatures":
            self._signatures.append(line)
            return
        lines, self._signatures = self._signatures, None
        last = max(place for place, said in enumerate(lines) if not said.startswith("@"))
        body = [opening(SIGNED, lined=False)]
        for place, said in enumerate(lines):
            if said.startswith("@"):
                body.append(tag_row(self._words(said, "tr"), SIGNED))
                continue
            left, _, right = said.partition(" | ")
            body += signature(left.strip(), right.strip(), self._language, last=place == last)
        self._set.body += [*body, f"</w:tbl>{AFTER}"]


def _whole(cells: list[str]) -> list[str]:
    """Cells again, where a filter's sign inside a tag had cut one: {{ a|b }} is one cell."""
    whole: list[str] = []
    for text in cells:
        if whole and whole[-1].count("{{") + whole[-1].count("{%") > whole[-1].count("}}") + whole[-1].count(
            "%}"
        ):
            whole[-1] += f"|{text}"
        else:
            whole.append(text)
    return whole


def _paragraph(line: str) -> str:
    keep = line.startswith("^")
    text = line.removeprefix("^").strip()
    for sign, style in STYLES.items():
        if text.startswith(sign):
            return _styled(text.removeprefix(sign), style, keep=keep)
    if text.startswith("@"):
        raise ScriptError(line)
    return _styled(text, "BodyPara", keep=keep)


def _styled(text: str, style: str, *, keep: bool) -> str:
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}</w:pPr>{runs(text)}</w:p>'
