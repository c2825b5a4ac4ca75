"""Where a class stands: six steps, each with what it lacks. Pure: a class file in, sentences out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.attendance import uses_sign_out
from edu.domain.classes import ClassOverview, Step
from edu.services.class_files import is_settled

if TYPE_CHECKING:
    from edu.domain.classes import Attendance, ClassFile, Meeting

_NAMES = {
    "enrol": "报名", "sign_in": "签到", "teach": "授课", "interact": "互动", "exam": "考试", "close": "结业",
}  # fmt: skip


def steps_of(file: ClassFile, wants_exam: bool, now_ms: int) -> ClassOverview:
    found = {
        "enrol": _enrol(file),
        "sign_in": _sign_in(file, now_ms),
        "teach": _teach(file, now_ms),
        "interact": _interact(file),
        "exam": _exam(file, wants_exam),
        "close": _close(file),
    }
    closed = file.record.is_closed
    open_ = [key for key, (_, missing) in found.items() if missing and key != "interact" and not closed]
    current = open_[0] if open_ else ""
    steps = tuple(
        Step(key=key, name=_NAMES[key], state=_state(key, current, missing), summary=summary, missing=missing)
        for key, (summary, missing) in found.items()
    )
    return ClassOverview(
        record=file.record,
        steps=steps,
        hindrances=() if closed else hindrances_of(file),
        gaps=() if closed else gaps_of(file, wants_exam, now_ms),
    )


def _state(key: str, current: str, missing: tuple[str, ...]) -> str:
    if not missing:
        return "done"
    return "current" if key == current else "ahead"


def hindrances_of(file: ClassFile) -> tuple[str, ...]:
    """Without these a closing would say something untrue."""
    found = []
    if not file.roster:
        found.append("名单里还没有人")
    if not _held(file):
        found.append("还没有安排课次")
    if any(sitting.state == "running" for exam in file.exams for sitting in exam.sittings):
        found.append("还有人正在考试")
    return tuple(found)


def gaps_of(file: ClassFile, wants_exam: bool, now_ms: int) -> tuple[str, ...]:
    """What may be left open, if somebody says so."""
    return (*_sign_in(file, now_ms)[1], *_teach(file, now_ms)[1], *_exam(file, wants_exam)[1])


def _held(file: ClassFile) -> list[Meeting]:
    return [meeting for meeting in file.meetings if not meeting.cancelled]


def _enrol(file: ClassFile) -> tuple[str, tuple[str, ...]]:
    return f"{len(file.roster)} 人", () if file.roster else ("名单里还没有人",)


def _cells(file: ClassFile, meeting: Meeting) -> list[Attendance]:
    place = file.meetings.index(meeting)
    return [row.cells[place] for row in file.attendance]


def _sign_in(file: ClassFile, now_ms: int) -> tuple[str, tuple[str, ...]]:
    missing = []
    here = of = 0
    for meeting in _held(file):
        cells = _cells(file, meeting)
        here, of = here + sum(cell.status == "present" for cell in cells), of + len(cells)
        if now_ms < meeting.starts_ms:
            continue
        unknown = sum(cell.status == "none" for cell in cells)
        if unknown:
            missing.append(f"“{meeting.topic}”有 {unknown} 人没有签到也没有登记缺课")
        staying = sum(cell.in_ms is not None and cell.out_ms is None for cell in cells)
        if staying and uses_sign_out(cells):
            missing.append(f"“{meeting.topic}”有 {staying} 人没有签退，学时按 0 计")
    if not of:
        missing.append("还没有可以签到的课次")
    return f"到课 {here}/{of} 人次", tuple(missing)


def _teach(file: ClassFile, now_ms: int) -> tuple[str, tuple[str, ...]]:
    held = _held(file)
    begun = [meeting for meeting in held if meeting.starts_ms <= now_ms]
    missing = [] if held else ["还没有安排课次"]
    missing += [f"“{meeting.topic}”还没有上" for meeting in held if meeting not in begun]
    missing += [f"“{meeting.topic}”没有写授课人" for meeting in held if not meeting.teacher]
    absent = sum(
        cell.status == "absent" and not is_settled(cell) for meeting in begun for cell in _cells(file, meeting)
    )
    if absent:
        missing.append(f"缺课 {absent} 人次没有补课")
    return f"{len(begun)}/{len(held)} 次课，{sum(m.minutes for m in begun)} 分钟", tuple(missing)


def _interact(file: ClassFile) -> tuple[str, tuple[str, ...]]:
    """Asking the room is good practice, not a duty: it is shown, and never a gap of the closing."""
    return f"提问 {len(file.room)} 次", () if file.room else ("还没有课堂提问（不影响结业）",)


def _exam(file: ClassFile, wants_exam: bool) -> tuple[str, tuple[str, ...]]:
    if not file.exams:
        return ("未考试", ("大纲要求考试，还没有安排",)) if wants_exam else ("本班不考试", ())
    passed = sum(earned.passed is True for earned in file.earned)
    sat = {sitting.person for exam in file.exams for sitting in exam.sittings}
    enrolled = [line.person for line in file.roster]
    missing = []
    absent = sum(person not in sat for person in enrolled)
    if absent:
        missing.append(f"{absent} 人没有参加考试")
    failed = len(enrolled) - absent - passed
    if failed > 0:
        missing.append(f"{failed} 人还没有合格")
    return f"合格 {passed}/{len(enrolled)} 人", tuple(missing)


def _close(file: ClassFile) -> tuple[str, tuple[str, ...]]:
    if file.record.is_closed:
        return f"已结业，共计 {file.record.minutes_total} 分钟学时", ()
    return "未结业", ("还没有结业",)
