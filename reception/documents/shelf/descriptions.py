"""A kind's description under another name: its text stays, its code and titles are new. Pure."""

from __future__ import annotations

import json
import re

from reception.documents.kinds import Words
from reception.kernel.i18n import LANGUAGES

_NAMED = re.compile(r"^(code|titles(\.\w+)?|reviewed)\s*=.*$\n?", re.MULTILINE)


def described_anew(text: str, *, code: str, titles: Words) -> str:
    """The description with this code and these titles, and not reviewed; its tables and fields are untouched."""
    top = text.find("\n[")
    head, rest = (text, "") if top < 0 else (text[: top + 1], text[top + 1 :])
    named = [f"code = {json.dumps(code)}"]
    named += [
        f"titles.{language} = {json.dumps(titles[language], ensure_ascii=False)}" for language in LANGUAGES
    ]
    named.append('reviewed = "not reviewed"')
    kept = _NAMED.sub("", head).strip("\n")
    return "\n".join([*named, kept, "", rest])
