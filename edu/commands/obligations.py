"""`obligations status [--org CODE | --person ID | --enterprise CODE] [--on DATE]`: who still owes what, and why."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from edu.commands.data_folder import OPERATOR, add_data, opened
from edu.commands.places import enterprise_of, org_of
from edu.domain.obligations.duties import STATES
from edu.domain.obligations.sentences import STATE_NAMES
from edu.domain.obligations.words import PERSON_CLASSES, SUBJECTS
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edu.bootstrap import Services
    from edu.commands.console import Console
    from edu.domain.obligations.duties import Duty, Overview, SubjectDuties


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    status = what.add_parser("status", help="按人员类别、村、企业列出义务完成情况")
    whom = status.add_mutually_exclusive_group()
    whom.add_argument("--org", default="", metavar="CODE", help="区划代码（默认：本机所属乡镇）")
    whom.add_argument("--person", default="", metavar="ID", help="只看一个人：人员编号")
    whom.add_argument("--enterprise", default="", metavar="CODE", help="只看一家企业：信用代码、编号或全称")
    status.add_argument("--on", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="哪一天（默认今天）")
    status.add_argument("--limit", type=int, default=50, metavar="N", help="最多列出多少条人员义务")
    add_data(status)
    status.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    """Exit 1 where something is overdue, so that a script can act on it."""
    with opened(args, console) as services:
        if args.person or args.enterprise:
            return _one(_subject(args, services), args.on or civil_date(services.clock.now_ms()), console)
        overview = _overview(args, services)
    late = sum(line.state == "overdue" for line in (*overview.townships, *overview.villages, *overview.enterprises))
    console.answer(_as_json(overview), *_lines(overview))
    return 1 if overview.overdue_people or late else 0


def _overview(args: argparse.Namespace, services: Services) -> Overview:
    org = org_of(services, args.org) or services.settings.value.home
    return services.obligations.overview(OPERATOR, org, args.on, limit=args.limit)


def _subject(args: argparse.Namespace, services: Services) -> SubjectDuties:
    if args.person:
        return services.obligations.person(OPERATOR, args.person, args.on)
    return services.obligations.enterprise(OPERATOR, enterprise_of(services, args.enterprise), args.on)


def _one(subject: SubjectDuties, on: date, console: Console) -> int:
    answer = {"on": on.isoformat(), **asdict(subject), "duties": [_duty(duty) for duty in subject.duties]}
    kind = SUBJECTS[subject.type]
    place = f"  {subject.place}" if subject.place else ""
    lines = [f"{subject.name}（{kind}）{place}  {on.isoformat()}  {len(subject.duties)} 条法定要求"]
    for duty in subject.duties:
        lines.append(f"  [{STATE_NAMES[duty.state]}] {duty.title}。{duty.why}")
        lines.append(f"      依据：{'；'.join(duty.cites)}")
    console.answer(answer, *lines)
    return 1 if subject.state == "overdue" else 0


def _lines(overview: Overview) -> Iterator[str]:
    yield f"{overview.org_name or '全部单位'}  {overview.on.isoformat()}  在册 {overview.people} 人"
    yield f"有逾期义务的 {overview.overdue_people} 人，有即将到期义务的 {overview.due_soon_people} 人。"
    for line in overview.classes:
        counted = "  ".join(f"{STATE_NAMES[state]} {line.states.get(state, 0)}" for state in STATES)
        name = PERSON_CLASSES.get(line.person_class, line.person_class or "未分类")
        yield f"  {name} {line.people} 人：{counted}  无义务 {line.without}"
    for title, places in (
        ("乡镇", overview.townships),
        ("村（社区）", overview.villages),
        ("企业", overview.enterprises),
    ):
        pressing = [place for place in places if place.state in ("overdue", "due_soon")]
        if pressing:
            yield f"{title}：{len(places)} 个，其中 {len(pressing)} 个有逾期或即将到期的义务"
            yield from (f"  {place.name}：{duty.title}。{duty.why}" for place in pressing for duty in _pressing(place))
    for title, duties, total in (
        ("人员逾期", overview.overdue, overview.overdue_total),
        ("人员即将到期", overview.due_soon, overview.due_soon_total),
    ):
        if duties:
            yield f"{title} {total} 条（列出 {len(duties)} 条）"
            yield from (f"  {duty.name} {duty.employer or duty.place}：{duty.title}。{duty.why}" for duty in duties)
    if overview.untracked:
        yield f"未判断 {len(overview.untracked)} 条，请另行留存台账："
        yield from (f"  {rule.title}（{rule.why}）" for rule in overview.untracked)


def _pressing(place: SubjectDuties) -> list[Duty]:
    return [duty for duty in place.duties if duty.state in ("overdue", "due_soon")]


def _as_json(overview: Overview) -> dict[str, Any]:
    found = asdict(overview)
    found["on"] = overview.on.isoformat()
    for name in ("overdue", "due_soon"):
        found[name] = [_duty(duty) for duty in getattr(overview, name)]
    for name in ("townships", "villages", "enterprises"):
        found[name] = [
            {**asdict(place), "duties": [_duty(duty) for duty in place.duties]} for place in getattr(overview, name)
        ]
    return found


def _duty(duty: Duty) -> dict[str, Any]:
    found = msgspec.structs.asdict(duty)
    for name in ("window_from", "window_to"):
        found[name] = found[name].isoformat() if found[name] else None
    return found
