"""Who is on the roster, who was trained and who passed: the common tables that the figures are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import CTE, and_, case, func, literal, literal_column, or_, select, union_all

from edu.domain.obligations.keywords import spellings
from edu.domain.statistics import GROUPS, WHOLE
from edu.storage.records.placing import line_of, merged_people, place_table, placed, post_place, whoever
from edu.storage.schema_certificates import state_certificates
from edu.storage.schema_exams import papers, sittings
from edu.storage.schema_people import enterprises, posts
from edu.storage.schema_study import credit_rows

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from edu.domain.statistics import Frame

FOR_EVER = "9999-12-31"
# the empty text is written out: PostgreSQL takes two parameters of one value for two expressions in GROUP BY
_PAPER_CLASS = func.coalesce(papers.c.person_class, literal_column("''"))


@dataclass(frozen=True, slots=True)
class Members:
    """`table` has one row for each person, class and line, and once more under the line WHOLE.

    Columns: person, cls, scheme, high_risk, newcomer, line.
    """

    place: CTE
    merged: CTE
    table: CTE

    def people(self) -> CTE:
        """Each person once a line: person, line."""
        return select(self.table.c.person, self.table.c.line).distinct().cte("member_people")


def current(frame: Frame) -> ColumnElement[bool]:
    """Posts held on the frame's last day."""
    begun = or_(posts.c.starts == "", posts.c.starts <= frame.last)
    return and_(begun, or_(posts.c.ends == "", posts.c.ends >= frame.last))


def members_of(frame: Frame) -> Members:
    place, merged = place_table(frame.line_of), merged_people()
    newcomer = case((posts.c.starts >= frame.first, 1), else_=0)
    high_risk = case((enterprises.c.high_risk.is_(True), 1), else_=0)
    lined = (
        select(
            whoever(merged, posts.c.person).label("person"),
            posts.c.person_class.label("cls"),
            posts.c.scheme,
            high_risk.label("high_risk"),
            newcomer.label("newcomer"),
            line_of(place).label("line"),
        )
        .outerjoin(enterprises, enterprises.c.id == posts.c.enterprise)
        .outerjoin(merged, merged.c.id == posts.c.person)
        .outerjoin(place, place.c.org == post_place())
        .where(placed(place, post_place(), unplaced=frame.unplaced), current(frame))
        .distinct()
        .cte("lined_member")
    )
    said = [column for column in lined.c if column.name != "line"]
    whole = select(*said, literal(WHOLE).label("line")).distinct()
    table = union_all(select(*said, lined.c.line), whole).cte("member")
    return Members(place, merged, table)


def in_a_group(member: CTE) -> ColumnElement[bool]:
    """Classes that the summary shows; of the workers only those whose post began in the year."""
    whole = [person_class for slug, (person_class, _) in GROUPS.items() if slug != "new_worker"]
    return or_(member.c.cls.in_(whole), and_(member.c.cls == "worker", member.c.newcomer == 1))


def credit_sums(frame: Frame, merged: CTE) -> CTE:
    """Minutes of the year by person and class of the programme: person, cls, offline, online."""
    minutes = credit_rows.c.minutes
    return (
        select(
            whoever(merged, credit_rows.c.person).label("person"),
            credit_rows.c.person_class.label("cls"),
            func.sum(case((credit_rows.c.form != "online", minutes), else_=0)).label("offline"),
            func.sum(case((credit_rows.c.form == "online", minutes), else_=0)).label("online"),
        )
        .outerjoin(merged, merged.c.id == credit_rows.c.person)
        .where(
            credit_rows.c.withdrawn.is_(False),
            credit_rows.c.day >= frame.first,
            credit_rows.c.day <= frame.last,
        )
        .group_by(whoever(merged, credit_rows.c.person), credit_rows.c.person_class)
        .cte("credit_sum")
    )


def hour_sums(sums: CTE) -> CTE:
    """All minutes of the year by person: person, offline, online."""
    return (
        select(
            sums.c.person, func.sum(sums.c.offline).label("offline"), func.sum(sums.c.online).label("online")
        )
        .group_by(sums.c.person)
        .cte("hour_sum")
    )  # fmt: skip


def trained(frame: Frame, member: CTE, sums: CTE) -> CTE:
    """Person and class with at least one 学时 in the year, of programmes for this class or for anyone."""
    pairs = select(member.c.person, member.c.cls).distinct().cte("member_class")
    online = func.sum(sums.c.online) * frame.credit.offline_minutes // frame.credit.online_minutes
    return (
        select(pairs.c.person, pairs.c.cls)
        .join(sums, and_(sums.c.person == pairs.c.person, or_(sums.c.cls == "", sums.c.cls == pairs.c.cls)))
        .group_by(pairs.c.person, pairs.c.cls)
        .having(func.sum(sums.c.offline) + online >= frame.credit.offline_minutes)
        .cte("trained")
    )


def marked(frame: Frame) -> ColumnElement[bool]:
    """Sittings of exams that ended in the year and were marked."""
    return and_(
        sittings.c.source == "exam",
        sittings.c.state == "marked",
        sittings.c.ended_ms >= frame.first_ms,
        sittings.c.ended_ms < frame.end_ms,
    )


def exam_sums(frame: Frame, merged: CTE) -> CTE:
    """Exams of the year by person and class of the paper: person, cls, sat, passed, best (permille)."""
    best = func.max(case((sittings.c.total > 0, sittings.c.score * 1000 // sittings.c.total), else_=0))
    return (
        select(
            whoever(merged, sittings.c.person).label("person"),
            _PAPER_CLASS.label("cls"),
            func.count().label("sat"),
            func.sum(case((sittings.c.passed.is_(True), 1), else_=0)).label("passed"),
            best.label("best"),
        )
        .outerjoin(merged, merged.c.id == sittings.c.person)
        .outerjoin(papers, papers.c.id == sittings.c.paper)
        .where(marked(frame))
        .group_by(whoever(merged, sittings.c.person), _PAPER_CLASS)
        .cte("exam_sum")
    )


def passed_for(member: CTE, exams: CTE) -> CTE:
    """Person and class with a passed exam of that class or of none."""
    pairs = select(member.c.person, member.c.cls).distinct().cte("member_exam_class")
    return (
        select(pairs.c.person, pairs.c.cls)
        .join(exams, and_(exams.c.person == pairs.c.person, or_(exams.c.cls == "", exams.c.cls == pairs.c.cls)))
        .where(exams.c.passed > 0)
        .distinct()
        .cte("passed")
    )


def exam_people(exams: CTE) -> CTE:
    """All exams of the year by person: person, sat, passed, best."""
    return (
        select(
            exams.c.person, func.sum(exams.c.sat).label("sat"), func.sum(exams.c.passed).label("passed"),
            func.max(exams.c.best).label("best"),
        )
        .group_by(exams.c.person)
        .cte("exam_person")
    )  # fmt: skip


def holders(frame: Frame, merged: CTE, kind: str) -> CTE:
    """Who holds a valid State certificate of the kind on the frame's last day, and the last day of the latest."""
    ends = func.max(case((state_certificates.c.expires == "", FOR_EVER), else_=state_certificates.c.expires))
    return (
        select(whoever(merged, state_certificates.c.person).label("person"), ends.label("ends"))
        .outerjoin(merged, merged.c.id == state_certificates.c.person)
        .where(
            state_certificates.c.withdrawn.is_(False),
            state_certificates.c.certificate_kind.in_(spellings(kind)),
            state_certificates.c.issued <= frame.last,
            or_(state_certificates.c.expires == "", state_certificates.c.expires >= frame.last),
        )
        .group_by(whoever(merged, state_certificates.c.person))
        .cte(f"holder_{kind.replace('-', '_')}")
    )
