"""Values of the statistics as cells, in the order of column_definitions.SHEETS (without the running number)."""

from __future__ import annotations

from edu.domain.drill_records import CONTENTS, FORMS, HAZARDS, LEVELS
from edu.domain.obligations.keywords import certificate_kind_of
from edu.domain.obligations.rules import CreditHour
from edu.domain.obligations.sentences import STATE_NAMES
from edu.domain.obligations.words import CERTIFICATE_KINDS, PERSON_CLASSES, PROGRAMME_KINDS, SUBJECTS
from edu.domain.statistics import ClassRow, DrillRow, DutyRow, ExpiryRow, PersonRow
from edu.reports.row_form import Value

Cells = tuple[Value, ...]


def hours(minutes: int, unit: int) -> float:
    """学时 to one decimal, as the sheets show it."""
    return round(minutes / unit, 1)


def class_cells(row: ClassRow, credit: CreditHour) -> Cells:
    closed = row.closed
    return (
        row.title, row.org, PERSON_CLASSES.get(row.person_class, row.person_class),
        PROGRAMME_KINDS.get(row.programme_kind, row.programme_kind), row.starts, row.ends,
        "已结班" if closed else "未结班", row.meetings, row.enrolled, row.attended,
        row.passed if closed else None, hours(row.minutes, credit.offline_minutes) if closed else None,
    )  # fmt: skip


def person_cells(row: PersonRow, credit: CreditHour) -> Cells:
    both = credit.credited(row.offline_minutes, row.online_minutes)
    return (
        row.name, row.id_mask, row.place, row.employer, row.classes, row.roles, row.since,
        hours(row.offline_minutes, credit.offline_minutes), hours(row.online_minutes, credit.online_minutes),
        hours(both, credit.offline_minutes), row.courses, row.sat, row.passed,
        None if row.best_permille is None else row.best_permille / 1000,
        certificate_name(row.certificate), row.certificate_until,
    )  # fmt: skip


def expiry_cells(row: ExpiryRow) -> Cells:
    own = row.origin == "own"
    return (
        row.name, row.id_mask, row.place, row.employer, "培训证明" if own else "国家证书",
        row.kind if own else certificate_name(row.kind), row.category, row.number, row.issued, row.expires, row.days,
    )  # fmt: skip


def drill_cells(row: DrillRow) -> Cells:
    return (
        row.day, row.title, row.place, LEVELS.get(row.level, row.level), CONTENTS.get(row.content, row.content),
        FORMS.get(row.form, row.form), HAZARDS.get(row.hazard, row.hazard), _yes(row.no_notice), row.minutes,
        row.participants, _yes(row.evaluated),
    )  # fmt: skip


def place_duty_cells(duty: DutyRow) -> Cells:
    return (
        SUBJECTS.get(duty.subject_type, ""), duty.name, duty.place, duty.title, STATE_NAMES[duty.state], duty.why,
        duty.window_to, duty.days_late, "；".join(duty.cites),
    )  # fmt: skip


def person_duty_cells(duty: DutyRow) -> Cells:
    return (
        duty.name, duty.id_mask, PERSON_CLASSES.get(duty.person_class, duty.person_class), duty.place, duty.employer,
        duty.title, STATE_NAMES[duty.state], duty.why, duty.window_to, duty.days_late, "；".join(duty.cites),
    )  # fmt: skip


def certificate_name(kind: str) -> str:
    return CERTIFICATE_KINDS.get(certificate_kind_of(kind), kind)


def _yes(is_so: bool) -> str:
    return "是" if is_so else "否"
