"""The table behind the register of this room."""

from __future__ import annotations

from reception.letters import register
from reception.letters.model import Letter
from reception.records.form import Form

LETTER = Form(register.LETTER, Letter)
