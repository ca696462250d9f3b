"""The first form of the store: every table, its indexes, and the full-text indexes that triggers keep."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _tables_1() -> None:
    op.create_table(
        "access_grant",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("owner_table", sa.Text()),
        sa.Column("owner_row", sa.LargeBinary(16)),
        sa.Column("user_id", sa.LargeBinary(16)),
        sa.Column("for_office", sa.Text()),
        sa.Column("given_on", sa.Date()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_access_grant_id", "access_grant", ["id"])
    op.create_index("ix_access_grant_owner_row", "access_grant", ["owner_row"])
    op.create_table(
        "access_log",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("user", sa.LargeBinary(16), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text()),
        sa.Column("row", sa.LargeBinary(16)),
    )


def _tables_2() -> None:
    op.create_table(
        "act",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("verb", sa.Text()),
        sa.Column("about_table", sa.Text()),
        sa.Column("about_row", sa.LargeBinary(16)),
        sa.Column("actor", sa.LargeBinary(16)),
        sa.Column("second", sa.LargeBinary(16)),
        sa.Column("reason", sa.Text()),
        sa.Column("undoes", sa.LargeBinary(16)),
        sa.Column("program", sa.Text()),
        sa.Column("at", sa.BigInteger()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_act_about_row", "act", ["about_row"])
    op.create_index("ix_act_id", "act", ["id"])
    op.create_table(
        "colleague",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("name", sa.Text()),
        sa.Column("post", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("blocked_on", sa.Date()),
        sa.Column("removed_on", sa.Date()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_colleague_id", "colleague", ["id"])


def _tables_3() -> None:
    op.create_table(
        "colleague_role",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("colleague_id", sa.LargeBinary(16)),
        sa.Column("role", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_colleague_role_colleague_id", "colleague_role", ["colleague_id"])
    op.create_index("ix_colleague_role_id", "colleague_role", ["id"])
    op.create_table(
        "consent",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("kind", sa.Text()),
        sa.Column("by_whom", sa.Text()),
        sa.Column("representative", sa.Text()),
        sa.Column("how", sa.Text()),
        sa.Column("given_on", sa.Date()),
        sa.Column("withdrawn_on", sa.Date()),
        sa.Column("note", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_consent_id", "consent", ["id"])
    op.create_index("ix_consent_matter_id", "consent", ["matter_id"])
    op.create_index("ix_consent_person_id", "consent", ["person_id"])


def _tables_4() -> None:
    op.create_table(
        "detention",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("kind", sa.Text()),
        sa.Column("arrested", sa.Text()),
        sa.Column("recorded", sa.Text()),
        sa.Column("released", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.Column("first_lawyer", sa.Text()),
        sa.Column("injuries", sa.Text()),
        sa.Column("own_wish", sa.Text()),
        sa.Column("wish", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_detention_id", "detention", ["id"])
    op.create_index("ix_detention_matter_id", "detention", ["matter_id"])
    op.create_index("ix_detention_person_id", "detention", ["person_id"])
    op.create_table(
        "entry",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary()),
        sa.Column("act", sa.LargeBinary(16)),
        sa.Column("clock", sa.BigInteger()),
        sa.Column("about", sa.Text()),
        sa.Column("row", sa.LargeBinary(16)),
        sa.UniqueConstraint("device", "seq", name="uq_entry_device_seq"),
    )
    op.create_index("ix_entry_act", "entry", ["act"])
    op.create_index("ix_entry_row", "entry", ["row"])


def _tables_5() -> None:
    op.create_table(
        "event",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("at", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("source", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_event_id", "event", ["id"])
    op.create_index("ix_event_matter_id", "event", ["matter_id"])
    op.create_table(
        "free_text",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("owner_table", sa.Text()),
        sa.Column("owner_row", sa.LargeBinary(16)),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("field", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.Column("translates", sa.LargeBinary(16)),
        sa.Column("made_from_device", sa.Text()),
        sa.Column("made_from_seq", sa.Integer()),
        sa.Column("written_by", sa.LargeBinary(16)),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_free_text_id", "free_text", ["id"])
    op.create_index("ix_free_text_owner_row", "free_text", ["owner_row"])


def _tables_6() -> None:
    op.create_table(
        "hearing",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("at", sa.Text()),
        sa.Column("body", sa.Text()),
        sa.Column("what", sa.Text()),
        sa.Column("result", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_hearing_id", "hearing", ["id"])
    op.create_index("ix_hearing_matter_id", "hearing", ["matter_id"])
    op.create_table(
        "identity_paper",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("kind", sa.Text()),
        sa.Column("number", sa.Text()),
        sa.Column("issued_by", sa.Text()),
        sa.Column("issued_on", sa.Text()),
        sa.Column("expires_on", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_identity_paper_id", "identity_paper", ["id"])
    op.create_index("ix_identity_paper_person_id", "identity_paper", ["person_id"])


def _tables_7() -> None:
    op.create_table(
        "index_line",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("source_row", sa.LargeBinary(16), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("latin", sa.Text()),
        sa.Column("sound", sa.Text()),
    )
    op.create_index("ix_index_line_latin", "index_line", ["target", "kind", "latin", "row"])
    op.create_index("ix_index_line_sound", "index_line", ["target", "sound", "latin", "row"])
    op.create_index("ix_index_line_source", "index_line", ["source_row"])
    op.create_index("ix_index_line_text", "index_line", ["target", "kind", "text", "row"])
    op.create_table(
        "index_order",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("row", sa.LargeBinary(16), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
    )
    op.create_index("ix_index_order_key", "index_order", ["target", "key", "row"])
    op.create_index("ix_index_order_row", "index_order", ["row"])


def _tables_8() -> None:
    op.create_table(
        "matter",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("tally_id", sa.LargeBinary(16)),
        sa.Column("client_id", sa.LargeBinary(16)),
        sa.Column("stage", sa.Text()),
        sa.Column("access", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_matter_client_id", "matter", ["client_id"])
    op.create_index("ix_matter_id", "matter", ["id"])
    op.create_index("ix_matter_number", "matter", ["number"])
    op.create_index("ix_matter_tally_id", "matter", ["tally_id"])
    op.create_table(
        "number_series",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
    )
    op.create_index("ix_number_series_name", "number_series", ["name"])


def _tables_9() -> None:
    op.create_table(
        "paper",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("owner_table", sa.Text()),
        sa.Column("owner_row", sa.LargeBinary(16)),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("kind", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("template", sa.Text()),
        sa.Column("answers", sa.Text()),
        sa.Column("blob_key", sa.Text()),
        sa.Column("content", sa.Text()),
        sa.Column("size", sa.Integer()),
        sa.Column("unfinished", sa.Boolean()),
        sa.Column("made_on", sa.Date()),
        sa.Column("made_by", sa.LargeBinary(16)),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_paper_id", "paper", ["id"])
    op.create_index("ix_paper_number", "paper", ["number"])
    op.create_index("ix_paper_owner_row", "paper", ["owner_row"])


def _tables_10() -> None:
    op.create_table(
        "party",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("role", sa.Text()),
        sa.Column("name", sa.Text()),
        sa.Column("post", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_party_id", "party", ["id"])
    op.create_index("ix_party_matter_id", "party", ["matter_id"])
    op.create_index("ix_party_person_id", "party", ["person_id"])


def _tables_11() -> None:
    op.create_table(
        "person",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("code", sa.Text()),
        sa.Column("surname", sa.Text()),
        sa.Column("given", sa.Text()),
        sa.Column("patronymic", sa.Text()),
        sa.Column("latin", sa.Text()),
        sa.Column("name_from", sa.Text()),
        sa.Column("sex", sa.Text()),
        sa.Column("born", sa.Text()),
        sa.Column("age", sa.Integer()),
        sa.Column("age_on", sa.Date()),
        sa.Column("died", sa.Text()),
        sa.Column("pin", sa.Text()),
        sa.Column("speaks", sa.Text()),
        sa.Column("place", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.Column("safe_contact", sa.Text()),
        sa.Column("paper_home", sa.Boolean()),
        sa.Column("access", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_person_id", "person", ["id"])
    op.create_table(
        "person_group",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("code", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_person_group_id", "person_group", ["id"])
    op.create_index("ix_person_group_person_id", "person_group", ["person_id"])


def _tables_12() -> None:
    op.create_table(
        "person_name",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("kind", sa.Text()),
        sa.Column("text", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_person_name_id", "person_name", ["id"])
    op.create_index("ix_person_name_person_id", "person_name", ["person_id"])
    op.create_table(
        "phone",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("number", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("unsafe", sa.Boolean()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_phone_id", "phone", ["id"])
    op.create_index("ix_phone_person_id", "phone", ["person_id"])


def _tables_13() -> None:
    op.create_table(
        "proceeding",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("body", sa.Text()),
        sa.Column("body_name", sa.Text()),
        sa.Column("their_number", sa.Text()),
        sa.Column("step", sa.Text()),
        sa.Column("filed_on", sa.Text()),
        sa.Column("result", sa.Text()),
        sa.Column("result_on", sa.Text()),
        sa.Column("note", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_proceeding_id", "proceeding", ["id"])
    op.create_index("ix_proceeding_matter_id", "proceeding", ["matter_id"])
    op.create_table(
        "reference_document",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("loaded_at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_reference_document_name", "reference_document", ["name"])


def _tables_14() -> None:
    op.create_table(
        "report_edition",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("office", sa.Text()),
        sa.Column("month", sa.Text()),
        sa.Column("edition", sa.Integer()),
        sa.Column("final", sa.Boolean()),
        sa.Column("figures", sa.Text()),
        sa.Column("made_on", sa.Date()),
        sa.Column("made_by", sa.LargeBinary(16)),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_report_edition_id", "report_edition", ["id"])
    op.create_index("ix_report_edition_month", "report_edition", ["month"])
    op.create_table(
        "same_code",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("one", sa.Text()),
        sa.Column("other", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_same_code_id", "same_code", ["id"])
    op.create_index("ix_same_code_one", "same_code", ["one"])
    op.create_index("ix_same_code_other", "same_code", ["other"])


def _tables_15() -> None:
    op.create_table(
        "same_person",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("one", sa.LargeBinary(16)),
        sa.Column("other", sa.LargeBinary(16)),
        sa.Column("codes", sa.LargeBinary(16)),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_same_person_id", "same_person", ["id"])
    op.create_index("ix_same_person_one", "same_person", ["one"])
    op.create_index("ix_same_person_other", "same_person", ["other"])
    op.create_table(
        "service",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("tally_id", sa.LargeBinary(16)),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("visit_id", sa.LargeBinary(16)),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("organisation", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_service_id", "service", ["id"])
    op.create_index("ix_service_matter_id", "service", ["matter_id"])
    op.create_index("ix_service_person_id", "service", ["person_id"])
    op.create_index("ix_service_tally_id", "service", ["tally_id"])
    op.create_index("ix_service_visit_id", "service", ["visit_id"])
    op.create_table(
        "setting",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
    )
    op.create_index("ix_setting_name", "setting", ["name"])


def _tables_16() -> None:
    op.create_table(
        "sign_in",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("colleague", sa.LargeBinary(16), nullable=False),
    )


def _tables_17() -> None:
    op.create_table(
        "tally",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("what", sa.Text()),
        sa.Column("day", sa.Date()),
        sa.Column("office", sa.Text()),
        sa.Column("lawyer_id", sa.LargeBinary(16)),
        sa.Column("project", sa.Text()),
        sa.Column("channel", sa.Text()),
        sa.Column("who", sa.Text()),
        sa.Column("code", sa.Text()),
        sa.Column("for_other", sa.Boolean()),
        sa.Column("sex", sa.Text()),
        sa.Column("age", sa.Integer()),
        sa.Column("age_about", sa.Boolean()),
        sa.Column("place", sa.Text()),
        sa.Column("category", sa.Text()),
        sa.Column("help", sa.Text()),
        sa.Column("minutes", sa.Integer()),
        sa.Column("first_time", sa.Boolean()),
        sa.Column("low_income", sa.Boolean()),
        sa.Column("heard_from", sa.Text()),
        sa.Column("closed_on", sa.Date()),
        sa.Column("outcome", sa.Text()),
        sa.Column("level", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_tally_closed_on", "tally", ["closed_on"])
    op.create_index("ix_tally_day", "tally", ["day"])
    op.create_index("ix_tally_id", "tally", ["id"])


def _tables_18() -> None:
    op.create_table(
        "tally_group",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("tally_id", sa.LargeBinary(16)),
        sa.Column("code", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_tally_group_id", "tally_group", ["id"])
    op.create_index("ix_tally_group_tally_id", "tally_group", ["tally_id"])
    op.create_table(
        "task",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("what", sa.Text()),
        sa.Column("due", sa.Date()),
        sa.Column("basis", sa.Text()),
        sa.Column("colleague_id", sa.LargeBinary(16)),
        sa.Column("done_on", sa.Date()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_task_due", "task", ["due"])
    op.create_index("ix_task_id", "task", ["id"])
    op.create_index("ix_task_matter_id", "task", ["matter_id"])


def _tables_19() -> None:
    op.create_table(
        "tell_nothing",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("name", sa.Text()),
        sa.Column("phone", sa.Text()),
        sa.Column("why", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_tell_nothing_id", "tell_nothing", ["id"])
    op.create_index("ix_tell_nothing_person_id", "tell_nothing", ["person_id"])
    op.create_table(
        "this_device",
        sa.Column("key", sa.Integer(), primary_key=True),
        sa.Column("device", sa.LargeBinary(16), nullable=False),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("clock", sa.BigInteger(), nullable=False),
    )


def _tables_20() -> None:
    op.create_table(
        "visit",
        sa.Column("n", sa.Integer(), primary_key=True),
        sa.Column("id", sa.LargeBinary(16), nullable=False),
        sa.Column("number", sa.Text()),
        sa.Column("tally_id", sa.LargeBinary(16)),
        sa.Column("person_id", sa.LargeBinary(16)),
        sa.Column("for_id", sa.LargeBinary(16)),
        sa.Column("matter_id", sa.LargeBinary(16)),
        sa.Column("relation", sa.Text()),
        sa.Column("knows", sa.Text()),
        sa.Column("organisation", sa.Text()),
        sa.Column("hour", sa.Text()),
        sa.Column("access", sa.Text()),
        sa.Column("office", sa.Text()),
        sa.Column("retired_on", sa.Date()),
    )
    op.create_index("ix_visit_for_id", "visit", ["for_id"])
    op.create_index("ix_visit_id", "visit", ["id"])
    op.create_index("ix_visit_matter_id", "visit", ["matter_id"])
    op.create_index("ix_visit_number", "visit", ["number"])
    op.create_index("ix_visit_person_id", "visit", ["person_id"])
    op.create_index("ix_visit_tally_id", "visit", ["tally_id"])


_FULL_TEXT = (
    """CREATE VIRTUAL TABLE index_word USING fts5(text, latin, content='index_line', content_rowid='n',
       tokenize='unicode61 remove_diacritics 0', prefix='2 3 4', detail=column)""",
    """CREATE VIRTUAL TABLE index_gram USING fts5(text, content='index_line', content_rowid='n',
       tokenize='trigram', detail=none)""",
    "INSERT INTO index_word(index_word, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO index_gram(index_gram, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER index_line_added AFTER INSERT ON index_line BEGIN
       INSERT INTO index_word(rowid, text, latin) VALUES (new.n, new.text, new.latin);
       INSERT INTO index_gram(rowid, text) VALUES (new.n, new.text); END""",
    """CREATE TRIGGER index_line_gone AFTER DELETE ON index_line BEGIN
       INSERT INTO index_word(index_word, rowid, text, latin)
       VALUES ('delete', old.n, old.text, old.latin);
       INSERT INTO index_gram(index_gram, rowid, text) VALUES ('delete', old.n, old.text); END""",
)


def upgrade() -> None:
    """Make everything."""
    _tables_1()
    _tables_2()
    _tables_3()
    _tables_4()
    _tables_5()
    _tables_6()
    _tables_7()
    _tables_8()
    _tables_9()
    _tables_10()
    _tables_11()
    _tables_12()
    _tables_13()
    _tables_14()
    _tables_15()
    _tables_16()
    _tables_17()
    _tables_18()
    _tables_19()
    _tables_20()
    for statement in _FULL_TEXT:
        op.execute(statement)
