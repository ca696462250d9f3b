"""The tables behind the registers of this room."""

from __future__ import annotations

from reception.matters import register
from reception.matters.model import Detention, Event, Hearing, Matter, Party, Proceeding, Task
from reception.records.form import Form
from reception.tally.model import Tally

MATTER = Form(
    register.MATTER,
    Matter,
    parts={
        "parties": Form(register.PARTY, Party),
        "chronology": Form(register.EVENT, Event),
        "proceedings": Form(register.PROCEEDING, Proceeding),
        "detentions": Form(register.DETENTION, Detention),
        "hearings": Form(register.HEARING, Hearing),
        "tasks": Form(register.TASK, Task),
    },
    beside=Tally,
)
