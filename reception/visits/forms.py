"""The tables behind the registers of this room."""

from __future__ import annotations

from reception.records.form import CodeRows, Form
from reception.tally.model import Tally, TallyGroup
from reception.visits import register
from reception.visits.model import Service, Visit

GROUPS = CodeRows(TallyGroup, "tally_id")
SERVICE = Form(register.SERVICE, Service, codes={"groups": GROUPS}, beside=Tally)
VISIT = Form(register.VISIT, Visit, parts={"services": SERVICE}, codes={"groups": GROUPS}, beside=Tally)
