"""Importing a roster: dry run → problems by row → take the good rows → undo.

A plan is a value: what would happen, row by row, with every problem of the file and of its match against the database.
Taking it is one transaction. An unknown village is accepted with a proposal, which a human confirms once later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import Conflict, InvalidInput, NotFound
from edu.domain.events import Reason
from edu.domain.events import certificates as ce
from edu.domain.events import people as e
from edu.domain.printing import unprintable_name
from edu.services.given_back import give, given_back
from edu.services.organisations import register_enterprise
from edu.services.people import assign_post, details_of, register_person
from edu.services.roster_plan import ImportPlan, plan_roster
from edu.system.clock import civil_date, civil_text
from edu.system.ids import is_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from edu.domain.people import ImportedRefs, ImportRecord, LaterImport
    from edu.domain.problems import Problem
    from edu.services.ports import Reading, Store, Writing
    from edu.services.ports.files import AnnotatedCopyWriter, RosterReader, RosterTemplateWriter
    from edu.services.ports.printing import PrintFace
    from edu.system.clock import Clock
    from edu.system.ids import Ids


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportResult:
    batch: str
    accepted: int
    skipped: int
    new_people: int
    new_posts: int


class RosterImport:
    def __init__(
        self,
        store: Store,
        clock: Clock,
        ids: Ids,
        reader: RosterReader,
        annotated: AnnotatedCopyWriter,
        templates: RosterTemplateWriter,
        face: PrintFace,
    ) -> None:
        self._store = store
        self._clock = clock
        self._ids = ids
        self._reader = reader
        self._annotated = annotated
        self._templates = templates
        self._face = face

    def template(self, target: Path) -> None:
        """The empty workbook for offices; it holds nobody's data and needs no permission."""
        self._templates.write(target)

    def dry_run(self, actor: Actor, path: Path, *, township: str = "") -> ImportPlan:
        """Read and check the file against the database; nothing is written.

        `township`: where names are looked up; InvalidInput where it is no registered one.
        """
        require(actor, Permission.PEOPLE_WRITE)
        file = self._reader.read(path, self._today())
        with self._store.reading() as view:
            _check_township(view, township)
            plan = plan_roster(view, file, township, self._today())
        return replace(plan, problems=(*plan.problems, *_unprintable_names(plan, self._face)))

    def take(self, actor: Actor, plan: ImportPlan) -> ImportResult:
        """Take the good rows in one transaction; the plan is made anew where the database changed meanwhile."""
        require(actor, Permission.PEOPLE_WRITE)
        batch = self._ids.new()
        with self._store.writing(actor) as work:
            _check_township(work, plan.township)
            fresh = plan_roster(work, plan.file, plan.township, self._today())
            builds_on = tuple(sorted(work.people.makers(fresh.leans_on)))
            people, posts = _write(work, fresh, batch, self._ids)
            skipped = fresh.file.read - fresh.accepted
            work.append(
                e.RosterImported(
                    file_sha256=fresh.file.sha256,
                    rows=fresh.file.read,
                    accepted=fresh.accepted,
                    skipped=skipped,
                    builds_on=builds_on,
                ),
                batch,
                private=e.RosterFile(file_name=fresh.file.name),
            )
            work.commit()
        return ImportResult(batch=batch, accepted=fresh.accepted, skipped=skipped, new_people=people, new_posts=posts)

    def annotated_copy(self, actor: Actor, source: Path, plan: ImportPlan, target: Path) -> int:
        """The rows that were not taken, as the office wrote them, with what is wrong beside each; answers how many."""
        require(actor, Permission.PEOPLE_WRITE)
        return self._annotated.write(source, target, replace(plan.file, refused=plan.refused, problems=plan.problems))

    def history(self, actor: Actor) -> Sequence[ImportRecord]:
        require(actor, Permission.PEOPLE_READ)
        with self._store.reading() as view:
            return view.people.imports()

    def undo(self, actor: Actor, batch: str, reason: str = "") -> None:
        """Take the whole import back; only while no later import or event refers to what it made.

        Others' posts that were folded into its posts get their days back (`given_back.py`).
        """
        require(actor, Permission.PEOPLE_WRITE)
        with self._store.writing(actor) as work:
            record = work.people.import_record(batch) if is_id(batch) else None
            if record is None:
                raise NotFound("没有找到这次导入。", "请刷新导入记录。")
            if record.undone:
                raise Conflict("这次导入已经撤销过了。")
            standing = work.people.later_imports(batch)
            if standing:
                raise Conflict(*_stood_on(standing))
            made = work.people.imported(batch)
            back = given_back(work, batch, made.posts)
            at_its_firms = sum(part.post.enterprise in made.enterprises for part in back)
            later = work.people.referred_later(batch) + at_its_firms
            if later:
                raise Conflict(
                    f"这次导入的人员或企业已经有 {later} 条后续记录（学习、考试、演练或修改），不能整批撤销。",
                    "请在人员列表里逐个修改。",
                )
            _withdraw(work, batch, made)
            give(work, back, self._ids)
            work.append(e.RosterUndone(), batch, private=Reason(text=reason))
            work.commit()

    def _today(self) -> date:
        return civil_date(self._clock.now_ms())


def _check_township(view: Reading, township: str) -> None:
    """Villages that nobody knows are proposed within it: below anything else no window would show them."""
    if not township:
        return
    unit = view.people.org_unit(township) if is_id(township) else None
    if unit is None or unit.level != "township" or unit.proposed or unit.joined_into:
        raise InvalidInput(
            "这份名册选的乡镇不是已登记的乡镇（街道），名册没有导入。",
            "请另选一个乡镇；没有的，先在“村社与企业”里登记，名册里写了乡镇一列的，也可以不指定。",
        )


def _stood_on(later: Sequence[LaterImport]) -> tuple[str, str]:
    """Why an import cannot go while later ones stand on it, and what to do; the latest is named, for it goes first."""
    record = later[0].record
    named = f"“{record.file_name}”" if record.file_name else "名册"
    others = f"等 {len(later)} 次导入" if len(later) > 1 else ""
    may = "" if later[0].certain else "可能"
    return (
        f"之后导入的{named}（{civil_text(record.at_ms)}）{others}{may}用到了这次登记的人员、岗位或企业，"
        "不能先撤销这一次：撤销以后，后一份名册里已导入的人就不在系统里了。",
        "请在“导入记录”里从最近的一次起，先撤销后面的导入，再撤销这一次；后面的撤销不了的，请在人员列表里逐个修改。",
    )


def _unprintable_names(plan: ImportPlan, face: PrintFace) -> Iterator[Problem]:
    """A warning a person whose name no paper can show; the face is asked once for the whole file."""
    taken = [planned.row for planned in plan.rows if planned.action != "refused"]
    lacking = set(face.missing("".join({character for row in taken for character in row.name})))
    for row in taken if lacking else ():
        missing = "".join(dict.fromkeys(character for character in row.name if character in lacking))
        if missing:
            said = unprintable_name(row.name, missing)
            yield plan.file.placed(replace(said, message=f"{said.message}；本行照常登记"), row.line, "name")


def _write(work: Writing, plan: ImportPlan, batch: str, ids: Ids) -> tuple[int, int]:
    for unit in plan.proposals:
        work.append(
            e.OrgUnitDeclared(code=unit.code, name=unit.name, level=unit.level, parent=unit.parent, proposed=True),
            unit.id,
        )
    for firm in plan.new_enterprises:
        register_enterprise(work, firm, batch)
    for known, uscc in plan.new_codes:
        work.append(e.EnterpriseCodeAdded(uscc=uscc, batch=batch), known)
    people = posts = 0
    for planned in plan.rows:
        if planned.action in ("unchanged", "refused"):
            continue
        person = planned.person
        if planned.action == "new":
            row = planned.row
            details = details_of(row.name, row.document, phone=row.phone, education=row.education)
            lookup = work.people.lookup(row.document.modern_number)
            person = register_person(work, ids.new(), details, lookup, batch)
            people += 1
        for post in planned.posts:
            assign_post(work, person, ids.new(), post, batch)
            posts += 1
    return people, posts


def _withdraw(work: Writing, batch: str, made: ImportedRefs) -> None:
    for record, person in made.state_certificates:
        work.append(ce.StateCertificateWithdrawn(record=record, reason="import_undone"), person, person=person)
    for post, person in made.posts:
        work.append(e.PostWithdrawn(post=post, batch=batch), person, person=person)
    for person in made.people:
        work.append(e.PersonWithdrawn(batch=batch), person, person=person)
    for firm in made.codes:
        work.append(e.EnterpriseCodeWithdrawn(batch=batch), firm)
    for firm in made.enterprises:
        work.append(e.EnterpriseWithdrawn(batch=batch), firm)
    for unit in made.proposals:
        work.append(e.OrgUnitWithdrawn(batch=batch), unit)
