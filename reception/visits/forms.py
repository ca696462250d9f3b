"""The tables behind the registers of this room."""

from __future__ import annotations

from reception.records.form import CodeRows, Form
from reception.tally.model import Tally, TallyGroup
from reception.visits import register
from reception.visits.model import Service, Visit

_GROUPS = {"groups": CodeRows(TallyGroup, "tally_id")}
SERVICE = Form(register.SERVICE, Service, codes=_GROUPS, beside=Tally)
VISIT = Form(register.VISIT, Visit, parts={"services": SERVICE}, codes=_GROUPS, beside=Tally)
