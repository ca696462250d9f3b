"""The tables behind the registers of this room."""

from __future__ import annotations

from reception.records.form import CodeRows, Form
from reception.tally.model import Tally, TallyGroup
from reception.visits import register
from reception.visits.model import Appointment, Service, Visit

GROUPS = CodeRows(TallyGroup, "tally_id")
SERVICE = Form(register.SERVICE, Service, codes={"groups": GROUPS}, beside=Tally)
APPOINTMENT = Form(register.APPOINTMENT, Appointment)
VISIT = Form(
    register.VISIT,
    Visit,
    parts={"services": SERVICE, "appointments": APPOINTMENT},
    codes={"groups": GROUPS},
    beside=Tally,
)
