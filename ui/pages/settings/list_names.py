"""What the code lists are called: their files have ids alone."""

from __future__ import annotations

from collections.abc import Mapping

from reception.kernel.i18n import Message
from reception.kernel.i18n import mark as _

LIST_NAMES: Mapping[str, Message] = {
    "access_levels": _("Who may know"),
    "acts": _("Laws and other acts"),
    "age_bands": _("Age bands"),
    "answers": _("Yes, no, not known"),
    "channels": _("Ways of contact"),
    "chronology_sources": _("How a fact is known"),
    "consent_by": _("Who gives consent"),
    "consent_how": _("How consent is given"),
    "consent_kinds": _("Kinds of consent"),
    "deadline_rules": _("Deadlines of law"),
    "detention_kinds": _("Kinds of detention"),
    "divisions": _("Regions, districts, towns"),
    "first_counsel": _("First meeting with a lawyer"),
    "groups": _("Groups of people"),
    "hearing_kinds": _("Kinds of hearing"),
    "help_kinds": _("Kinds of help"),
    "help_levels": _("Levels of help"),
    "identity_papers": _("Identity papers"),
    "ill_treatment": _("Kinds of ill-treatment"),
    "institution_kinds": _("Kinds of bodies"),
    "institutions": _("State bodies and their addresses"),
    "languages": _("Languages"),
    "moved_days": _("Moved days of rest"),
    "name_kinds": _("Kinds of names"),
    "name_sources": _("Where a name is taken from"),
    "offices": _("Offices of the association"),
    "organisation_kinds": _("Kinds of organisations"),
    "outcomes": _("Outcomes of a matter"),
    "own_wishes": _("Wish of a detainee"),
    "party_roles": _("Roles in a matter"),
    "phone_kinds": _("Kinds of telephones"),
    "problem_categories": _("Problems"),
    "proceeding_kinds": _("Kinds of proceedings"),
    "proceeding_results": _("Results of proceedings"),
    "proceeding_steps": _("Steps of proceedings"),
    "projects": _("Projects"),
    "referral_sources": _("How people heard of us"),
    "relations": _("Who is who to whom"),
    "roles": _("Roles of colleagues"),
    "sensitivities": _("Sensitive problems"),
    "settlements": _("Town or village"),
    "sexes": _("Sex"),
    "stages": _("Stages of a matter"),
    "start_events": _("Starting days of deadlines"),
    "time_units": _("Units of time"),
    "un_procedures": _("Procedures of the UN"),
    "visit_purposes": _("Purposes of a visit"),
    "visitor_kinds": _("Who came"),
}
