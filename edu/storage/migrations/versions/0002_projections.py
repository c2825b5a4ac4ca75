"""The projections: every table here can be dropped and folded anew from the ledger.

Revision: 0002, after 0001
"""

import sqlalchemy as sa
from alembic import op

from edu.storage.types import Id, Ref, Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("meeting", Id(), nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("training_class", Id(), nullable=False),
        sa.Column("in_ms", sa.BigInteger(), nullable=True),
        sa.Column("out_ms", sa.BigInteger(), nullable=True),
        sa.Column("status", Words, nullable=False),
        sa.Column("method", Words, nullable=False),
        sa.Column("made_up_minutes", sa.Integer(), nullable=False),
        sa.Column("made_up_how", Words, nullable=False),
        sa.Column("made_up_day", Words, nullable=False),
        sa.PrimaryKeyConstraint("meeting", "person", name=op.f("pk_attendance")),
        info={"subject": "training_class"},
    )
    op.create_index("ix_attendance_person", "attendance", ["person"], unique=False)
    op.create_index("ix_attendance_training_class", "attendance", ["training_class"], unique=False)
    op.create_table(
        "certificates",
        sa.Column("id", Id(), nullable=False),
        sa.Column("number", Words, nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("programme", Words, nullable=False),
        sa.Column("programme_version", sa.Integer(), nullable=False),
        sa.Column("person_class", Words, nullable=False),
        sa.Column("training_class", Ref(), nullable=True),
        sa.Column("sitting", Ref(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("minutes_due", sa.Integer(), nullable=False),
        sa.Column("minutes_done", sa.Integer(), nullable=False),
        sa.Column("unit_minutes", sa.Integer(), nullable=False),
        sa.Column("trained_from", Words, nullable=False),
        sa.Column("trained_to", Words, nullable=False),
        sa.Column("issued", Words, nullable=False),
        sa.Column("expires", Words, nullable=False),
        sa.Column("issuer", Words, nullable=False),
        sa.Column("key_id", Words, nullable=False),
        sa.Column("token", Words, nullable=False),
        sa.Column("face_name", Words, nullable=False),
        sa.Column("face_id_mask", Words, nullable=False),
        sa.Column("revoked", Words, nullable=False),
        sa.Column("revoked_reason", Words, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificates")),
        info={"subject": "id"},
    )
    op.create_index("ix_certificates_expires", "certificates", ["expires"], unique=False)
    op.create_index("ix_certificates_number", "certificates", ["number"], unique=False)
    op.create_index("ix_certificates_person", "certificates", ["person"], unique=False)
    op.create_table(
        "check_answers",
        sa.Column("person", Id(), nullable=False),
        sa.Column("course", Words, nullable=False),
        sa.Column("course_version", sa.Integer(), nullable=False),
        sa.Column("lesson", Words, nullable=False),
        sa.Column("question", Words, nullable=False),
        sa.Column("version", Words, nullable=False),
        sa.Column("options", Words, nullable=False),
        sa.Column("correct", sa.Boolean(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "person", "course", "course_version", "lesson", "question", name=op.f("pk_check_answers")
        ),
        info={"subject": "person"},
    )
    op.create_table(
        "classes",
        sa.Column("id", Id(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("programme", Words, nullable=False),
        sa.Column("programme_kind", Words, nullable=False),
        sa.Column("person_class", Words, nullable=False),
        sa.Column("org", Ref(), nullable=True),
        sa.Column("starts", Words, nullable=False),
        sa.Column("ends", Words, nullable=False),
        sa.Column("form", Words, nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("closed_ms", sa.BigInteger(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("minutes_total", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classes")),
        info={"subject": "id"},
    )
    op.create_index("ix_classes_org", "classes", ["org"], unique=False)
    op.create_index("ix_classes_starts", "classes", ["starts"], unique=False)
    op.create_table(
        "credits",
        sa.Column("id", Words, nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("unit_minutes", sa.Integer(), nullable=False),
        sa.Column("form", Words, nullable=False),
        sa.Column("source", Words, nullable=False),
        sa.Column("source_id", Words, nullable=False),
        sa.Column("programme", Words, nullable=False),
        sa.Column("programme_kind", Words, nullable=False),
        sa.Column("person_class", Words, nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credits")),
        info={"subject": "person"},
    )
    op.create_index("ix_credits_day", "credits", ["day"], unique=False)
    op.create_index("ix_credits_person", "credits", ["person"], unique=False)
    op.create_index("ix_credits_source_id", "credits", ["source_id"], unique=False)
    op.create_table(
        "drill_documents",
        sa.Column("drill", Id(), nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("media_type", Words, nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("drill", "sha256", name=op.f("pk_drill_documents")),
        info={"subject": "drill"},
    )
    op.create_table(
        "drill_people",
        sa.Column("drill", Id(), nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("part", Words, nullable=False),
        sa.PrimaryKeyConstraint("drill", "person", name=op.f("pk_drill_people")),
        info={"subject": "drill"},
    )
    op.create_index("ix_drill_people_person", "drill_people", ["person"], unique=False)
    op.create_table(
        "drills",
        sa.Column("id", Id(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("org", Ref(), nullable=True),
        sa.Column("enterprise", Ref(), nullable=True),
        sa.Column("level", Words, nullable=False),
        sa.Column("content", Words, nullable=False),
        sa.Column("form", Words, nullable=False),
        sa.Column("hazard", Words, nullable=False),
        sa.Column("no_notice", sa.Boolean(), nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("participants", sa.Integer(), nullable=False),
        sa.Column("evaluated", sa.Boolean(), nullable=False),
        sa.Column("place", Words, nullable=False),
        sa.Column("commander", Words, nullable=False),
        sa.Column("summary", Words, nullable=False),
        sa.Column("findings", Words, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drills")),
        info={"subject": "id"},
    )
    op.create_index("ix_drills_day", "drills", ["day"], unique=False)
    op.create_index("ix_drills_org", "drills", ["org"], unique=False)
    op.create_table(
        "enrolments",
        sa.Column("training_class", Id(), nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("training_class", "person", name=op.f("pk_enrolments")),
        info={"subject": "training_class"},
    )
    op.create_index("ix_enrolments_person", "enrolments", ["person"], unique=False)
    op.create_table(
        "enterprises",
        sa.Column("id", Id(), nullable=False),
        sa.Column("uscc", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("industry", Words, nullable=False),
        sa.Column("high_risk", sa.Boolean(), nullable=False),
        sa.Column("township", Ref(), nullable=True),
        sa.Column("village", Ref(), nullable=True),
        sa.Column("batch", Ref(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enterprises")),
        info={"subject": "id"},
    )
    op.create_index("ix_enterprises_township", "enterprises", ["township"], unique=False)
    op.create_table(
        "exams",
        sa.Column("id", Id(), nullable=False),
        sa.Column("paper", Id(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("training_class", Ref(), nullable=True),
        sa.Column("programme", Words, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("opens_ms", sa.BigInteger(), nullable=False),
        sa.Column("closes_ms", sa.BigInteger(), nullable=False),
        sa.Column("supervised", sa.Boolean(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exams")),
        info={"subject": "id"},
    )
    op.create_index("ix_exams_training_class", "exams", ["training_class"], unique=False)
    op.create_table(
        "exports",
        sa.Column("id", Words, nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("form", Words, nullable=False),
        sa.Column("reason", Words, nullable=False),
        sa.Column("actor", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exports")),
        info={"subject": "person"},
    )
    op.create_index("ix_exports_person", "exports", ["person"], unique=False)
    op.create_table(
        "imports",
        sa.Column("id", Id(), nullable=False),
        sa.Column("file_name", Words, nullable=False),
        sa.Column("file_sha256", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("actor", Words, nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
        info={"subject": "id"},
    )
    op.create_table(
        "lesson_pages",
        sa.Column("person", Id(), nullable=False),
        sa.Column("course", Words, nullable=False),
        sa.Column("lesson", Words, nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("active_ms", sa.BigInteger(), nullable=False),
        sa.Column("seen_ms", sa.BigInteger(), nullable=False),
        sa.Column("flags", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person", "course", "version", "lesson", "page", name=op.f("pk_lesson_pages")),
        info={"subject": "person"},
    )
    op.create_table(
        "lesson_progress",
        sa.Column("person", Id(), nullable=False),
        sa.Column("course", Words, nullable=False),
        sa.Column("lesson", Words, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("last_page", sa.Integer(), nullable=False),
        sa.Column("last_ms", sa.BigInteger(), nullable=False),
        sa.Column("completed_ms", sa.BigInteger(), nullable=True),
        sa.Column("credit_minutes", sa.Integer(), nullable=False),
        sa.Column("flags", Words, nullable=False),
        sa.PrimaryKeyConstraint("person", "course", "version", "lesson", name=op.f("pk_lesson_progress")),
        info={"subject": "person"},
    )
    op.create_table(
        "meetings",
        sa.Column("id", Id(), nullable=False),
        sa.Column("training_class", Id(), nullable=False),
        sa.Column("topic", Words, nullable=False),
        sa.Column("starts_ms", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("venue", Words, nullable=False),
        sa.Column("teacher", Words, nullable=False),
        sa.Column("teacher_title", Words, nullable=False),
        sa.Column("cancelled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        info={"subject": "training_class"},
    )
    op.create_index("ix_meetings_training_class", "meetings", ["training_class"], unique=False)
    op.create_table(
        "org_units",
        sa.Column("id", Id(), nullable=False),
        sa.Column("code", Words, nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("level", Words, nullable=False),
        sa.Column("parent", Ref(), nullable=True),
        sa.Column("proposed", sa.Boolean(), nullable=False),
        sa.Column("joined_into", Ref(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_org_units")),
        info={"subject": "id"},
    )
    op.create_index("ix_org_units_parent", "org_units", ["parent"], unique=False)
    op.create_table(
        "papers",
        sa.Column("id", Id(), nullable=False),
        sa.Column("blueprint", Words, nullable=False),
        sa.Column("blueprint_version", sa.Integer(), nullable=False),
        sa.Column("title", Words, nullable=False),
        sa.Column("sha256", Words, nullable=False),
        sa.Column("seal", Words, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("person_class", Words, nullable=False),
        sa.Column("frozen_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_papers")),
        info={"subject": "id"},
    )
    op.create_table(
        "people",
        sa.Column("id", Id(), nullable=False),
        sa.Column("name", Words, nullable=False),
        sa.Column("initials", Words, nullable=False),
        sa.Column("sex", Words, nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("id_kind", Words, nullable=False),
        sa.Column("id_mask", Words, nullable=False),
        sa.Column("phone_mask", Words, nullable=False),
        sa.Column("education", Words, nullable=False),
        sa.Column("lookup", sa.LargeBinary(length=32), nullable=True),
        sa.Column("merged_into", Ref(), nullable=True),
        sa.Column("erased", sa.Boolean(), nullable=False),
        sa.Column("batch", Ref(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people")),
        info={"subject": "id"},
    )
    op.create_index("ix_people_initials", "people", ["initials"], unique=False)
    op.create_index("ix_people_lookup", "people", ["lookup"], unique=False)
    op.create_index("ix_people_name", "people", ["name"], unique=False)
    op.create_table(
        "posts",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("role", Words, nullable=False),
        sa.Column("person_class", Words, nullable=False),
        sa.Column("scheme", Words, nullable=False),
        sa.Column("org", Ref(), nullable=True),
        sa.Column("enterprise", Ref(), nullable=True),
        sa.Column("work_type", Words, nullable=False),
        sa.Column("starts", Words, nullable=False),
        sa.Column("ends", Words, nullable=False),
        sa.Column("batch", Ref(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_posts")),
        info={"subject": "person"},
    )
    op.create_index("ix_posts_enterprise", "posts", ["enterprise"], unique=False)
    op.create_index("ix_posts_org", "posts", ["org"], unique=False)
    op.create_index("ix_posts_person", "posts", ["person"], unique=False)
    op.create_table(
        "responses",
        sa.Column("sitting", Id(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("options", Words, nullable=False),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("sitting", "slot", name=op.f("pk_responses")),
        info={"subject": "sitting"},
        sqlite_with_rowid=False,
    )
    op.create_table(
        "room_questions",
        sa.Column("id", Id(), nullable=False),
        sa.Column("training_class", Id(), nullable=False),
        sa.Column("meeting", Ref(), nullable=True),
        sa.Column("question", Words, nullable=False),
        sa.Column("version", Words, nullable=False),
        sa.Column("stem", Words, nullable=False),
        sa.Column("options", Words, nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("counts", Words, nullable=False),
        sa.Column("correct", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_room_questions")),
        info={"subject": "training_class"},
    )
    op.create_index("ix_room_questions_training_class", "room_questions", ["training_class"], unique=False)
    op.create_table(
        "settings_log",
        sa.Column("device", Id(), nullable=False),
        sa.Column("organisation", Words, nullable=False),
        sa.Column("home", Ref(), nullable=True),
        sa.Column("regions", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("device", name=op.f("pk_settings_log")),
        info={"subject": "device"},
    )
    op.create_table(
        "sittings",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("paper", Id(), nullable=False),
        sa.Column("exam", Ref(), nullable=True),
        sa.Column("source", Words, nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("shown", Words, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("pass_mark", sa.Integer(), nullable=False),
        sa.Column("downtime", Words, nullable=False),
        sa.Column("downtime_max_minutes", sa.Integer(), nullable=False),
        sa.Column("supervised", sa.Boolean(), nullable=False),
        sa.Column("state", Words, nullable=False),
        sa.Column("started_ms", sa.BigInteger(), nullable=False),
        sa.Column("down_ms", sa.BigInteger(), nullable=False),
        sa.Column("resumed", sa.Integer(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=True),
        sa.Column("ended_by", Words, nullable=False),
        sa.Column("used_ms", sa.BigInteger(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("overridden", sa.Boolean(), nullable=False),
        sa.Column("slots", Words, nullable=False),
        sa.Column("vital_missed", Words, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sittings")),
        info={"subject": "id"},
    )
    op.create_index("ix_sittings_exam", "sittings", ["exam"], unique=False)
    op.create_index("ix_sittings_paper", "sittings", ["paper"], unique=False)
    op.create_index("ix_sittings_person", "sittings", ["person"], unique=False)
    op.create_table(
        "state_certificates",
        sa.Column("id", Id(), nullable=False),
        sa.Column("person", Id(), nullable=False),
        sa.Column("certificate_kind", Words, nullable=False),
        sa.Column("category", Words, nullable=False),
        sa.Column("issued", Words, nullable=False),
        sa.Column("expires", Words, nullable=False),
        sa.Column("authority", Words, nullable=False),
        sa.Column("number_mask", Words, nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("batch", Ref(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state_certificates")),
        info={"subject": "person"},
    )
    op.create_index("ix_state_certificates_expires", "state_certificates", ["expires"], unique=False)
    op.create_index("ix_state_certificates_person", "state_certificates", ["person"], unique=False)
    op.create_table(
        "visits",
        sa.Column("id", Id(), nullable=False),
        sa.Column("hall", Ref(), nullable=True),
        sa.Column("door", Words, nullable=False),
        sa.Column("activity", Words, nullable=False),
        sa.Column("day", Words, nullable=False),
        sa.Column("at_ms", sa.BigInteger(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("ended", Words, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visits")),
        info={"subject": "id"},
    )
    op.create_index("ix_visits_day", "visits", ["day"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_visits_day", table_name="visits")
    op.drop_table("visits")
    op.drop_index("ix_state_certificates_person", table_name="state_certificates")
    op.drop_index("ix_state_certificates_expires", table_name="state_certificates")
    op.drop_table("state_certificates")
    op.drop_index("ix_sittings_person", table_name="sittings")
    op.drop_index("ix_sittings_paper", table_name="sittings")
    op.drop_index("ix_sittings_exam", table_name="sittings")
    op.drop_table("sittings")
    op.drop_table("settings_log")
    op.drop_index("ix_room_questions_training_class", table_name="room_questions")
    op.drop_table("room_questions")
    op.drop_table("responses")
    op.drop_index("ix_posts_person", table_name="posts")
    op.drop_index("ix_posts_org", table_name="posts")
    op.drop_index("ix_posts_enterprise", table_name="posts")
    op.drop_table("posts")
    op.drop_index("ix_people_name", table_name="people")
    op.drop_index("ix_people_lookup", table_name="people")
    op.drop_index("ix_people_initials", table_name="people")
    op.drop_table("people")
    op.drop_table("papers")
    op.drop_index("ix_org_units_parent", table_name="org_units")
    op.drop_table("org_units")
    op.drop_index("ix_meetings_training_class", table_name="meetings")
    op.drop_table("meetings")
    op.drop_table("lesson_progress")
    op.drop_table("lesson_pages")
    op.drop_table("imports")
    op.drop_index("ix_exports_person", table_name="exports")
    op.drop_table("exports")
    op.drop_index("ix_exams_training_class", table_name="exams")
    op.drop_table("exams")
    op.drop_index("ix_enterprises_township", table_name="enterprises")
    op.drop_table("enterprises")
    op.drop_index("ix_enrolments_person", table_name="enrolments")
    op.drop_table("enrolments")
    op.drop_index("ix_drills_org", table_name="drills")
    op.drop_index("ix_drills_day", table_name="drills")
    op.drop_table("drills")
    op.drop_index("ix_drill_people_person", table_name="drill_people")
    op.drop_table("drill_people")
    op.drop_table("drill_documents")
    op.drop_index("ix_credits_source_id", table_name="credits")
    op.drop_index("ix_credits_person", table_name="credits")
    op.drop_index("ix_credits_day", table_name="credits")
    op.drop_table("credits")
    op.drop_index("ix_classes_starts", table_name="classes")
    op.drop_index("ix_classes_org", table_name="classes")
    op.drop_table("classes")
    op.drop_table("check_answers")
    op.drop_index("ix_certificates_person", table_name="certificates")
    op.drop_index("ix_certificates_number", table_name="certificates")
    op.drop_index("ix_certificates_expires", table_name="certificates")
    op.drop_table("certificates")
    op.drop_index("ix_attendance_training_class", table_name="attendance")
    op.drop_index("ix_attendance_person", table_name="attendance")
    op.drop_table("attendance")
