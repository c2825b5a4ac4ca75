"""What is taught as a Markdown table: topics × audiences × counts × cited sources, and the shares of the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edu.domain.courses import Course, unmarked
from edu.domain.person_classes import PersonClass
from edu.domain.questions import Bank, Question
from edu.domain.register import Opened, Register
from edu.domain.topics import POSTS, Topic
from edu.packs.fact_use import unused_facts
from edu.packs.library import ContentLibrary
from edu.packs.rules.all_banks import shares
from edu.packs.rules.questions import BY_CLAUSE
from edu.packs.rules.yes_no import refusing_share

_SHORT: dict[PersonClass, str] = {
    "principal": "负责人", "safety-manager": "安管", "special-operator": "特种", "grid-member": "网格员",
    "village-admin": "村管理员", "official": "乡镇", "public": "公众",
}  # fmt: skip
_EXAMINED, _OFFERED = "●", "○"
_ENOUGH = 30
"""Questions that a topic should have at the least."""
_OPENED: dict[Opened, str] = {"original": "原文", "retold": "转述", "unopened": "未开"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    topic: Topic
    questions: tuple[Question, ...]
    lessons: int
    micro: int
    cases: int
    sources: frozenset[str]
    lawful: int
    """Questions that cite a law, a regulation, a rule or a standard; first aid has guidelines instead."""


def topic_table(library: ContentLibrary) -> str:
    """Markdown; a cell of an audience holds how many questions it can be asked, ● where it is examined, ○ offered."""
    rows = [_row(topic, library) for topic in library.topics.topics]
    lines = [*_table(rows, library.register), "", *_shares(library, rows)]
    return "\n".join(lines) + "\n"


def _row(topic: Topic, library: ContentLibrary) -> _Row:
    every = [library.bank(bank_id) for bank_id in library.bank_ids]  # a table without a broken one would be untrue
    banks = [bank for bank in every if bank.topic == topic.id]
    courses = [course for course in library.courses if course.topic == topic.id]
    micro = [library.microlesson(name) for name in library.microlesson_ids]
    cases = [library.case(name) for name in library.case_ids]
    cites = {
        *_cites_of_banks(banks, library.register),
        *_cites_of_courses(courses, library.register),
        *(cite for one in micro if one.topic == topic.id for cite in one.cites),
        *(cite for one in cases if one.topic == topic.id for cite in one.cites),
    }
    questions = tuple(question for bank in banks for question in bank.questions)
    return _Row(
        topic=topic,
        questions=questions,
        lessons=sum(len(course.lessons) for course in courses),
        micro=sum(one.topic == topic.id for one in micro),
        cases=sum(topic.id in one.topics for one in cases),
        sources=frozenset(cite.partition("#")[0] for cite in cites),
        lawful=sum(any(_by_clause(cite, library.register) for cite in question.cites) for question in questions),
    )


def _by_clause(cite: str, register: Register) -> bool:
    source = register.sources.get(cite.partition("#")[0])
    return source is not None and source.kind in BY_CLAUSE


def _cites_of_banks(banks: Sequence[Bank], register: Register) -> Iterator[str]:
    for bank in banks:
        for question in bank.questions:
            yield from question.cites
            for name in question.facts:
                yield from register.cites_of(name)


def _cites_of_courses(courses: Sequence[Course], register: Register) -> Iterator[str]:
    for course in courses:
        for lesson in course.lessons:
            for page in lesson.pages:
                for run in page.runs():
                    if run.cite:
                        yield run.cite
                    if run.fact:
                        yield from register.cites_of(run.fact)


def _table(rows: Sequence[_Row], register: Register) -> Iterator[str]:
    audiences: tuple[PersonClass, ...] = (*POSTS, "public")
    heads = ["主题", "题", "法规标准", *(_SHORT[one] for one in audiences), "带图", "课", "微课", "案例", "依据"]
    heads += ["原文/转述/未开"]
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        cells = [f"{row.topic.id} {row.topic.title}", str(len(row.questions)), str(row.lawful)]
        cells += [_asked(row, one) for one in audiences]
        cells += [str(sum(question.image is not None for question in row.questions))]
        cells += [str(row.lessons), str(row.micro), str(row.cases), str(len(row.sources))]
        opened = [register.sources[name].opened for name in row.sources if name in register.sources]
        cells += ["/".join(str(opened.count(one)) for one in _OPENED)]
        yield f"| {' | '.join(cells)} |"


def _asked(row: _Row, audience: PersonClass) -> str:
    count = sum(question.for_audience(audience) for question in row.questions)
    need = row.topic.posts.get(audience, 0) if audience != "public" else 1
    return f"{count}{_EXAMINED if need == 2 else _OFFERED if need == 1 else ''}"


def _shares(library: ContentLibrary, rows: Sequence[_Row]) -> Iterator[str]:
    questions = [question for row in rows for question in row.questions]
    sources = list(library.register.sources.values())
    facts = list(library.register.facts.values())
    lessons = sum(row.lessons for row in rows)
    yield f"题目 {len(questions)} 道，课 {lessons} 节，微课 {len(library.microlesson_ids)} 节，"
    yield f"案例 {len(library.case_ids)} 个；依据 {len(sources)} 份，事实 {len(facts)} 条。"
    yield ""
    opened = {word: sum(one.opened == key for one in sources) for key, word in _OPENED.items()}
    yield f"- 依据：{_parts(opened, len(sources))}"
    known = {"读过原文": "original", "转述": "retold", "待核": "pending"}
    held = {word: sum(one.status == key for one in facts) for word, key in known.items()}
    yield f"- 事实：{_parts(held, len(facts))}"
    unused = unused_facts(library)
    yield f"- 还没有一处用到的事实 {len(unused)} 条{'：' if unused else ''}{'、'.join(unused)}"
    states = {word: sum(one.status == key for one in questions) for word, key in known.items()}
    yield f"- 题目：{_parts(states, len(questions))}；待核的不进入计分的卷子"
    lawful, enough = sum(row.lawful for row in rows), sum(row.lawful >= _ENOUGH for row in rows)
    told = f"{lawful} 道，{enough} 个主题各不少于 {_ENOUGH} 道"
    yield f"- 引法律、法规、规章或标准条款的题 {told}；其余引指南、政策和事故报告"
    found = shares(questions)
    places = "、".join(f"{share:.1%}" for share in found.places)
    yield f"- 四个选项的单选题，答案在第一至第四项的各占 {places}（应各为 20%–30%）"
    yield f"- 答案比其他选项都长的占单选题 {found.longest:.1%}（按字数，一样长的不算；应不超过 35%）"
    yield f"- 多选题答案是两项的占 {found.two_right:.1%}（应为 40%–60%），其余三项"
    both, refused = refusing_share(questions)
    yield f"- 有肯定也有否定选项的单选题 {both} 道，答案是否定的占 {refused:.1%}（应为 35%–65%）"
    yield f"- 判断题占 {found.truefalse:.1%}（应不超过 20%）"
    yield f"- 带图的题占 {found.pictured:.1%}（应不少于 15%）；否决题 {sum(one.vital for one in questions)} 道"
    longest = max(questions, key=lambda one: len(unmarked(one.stem)), default=None)
    if longest is not None:
        yield f"- 最长的题干 {len(unmarked(longest.stem))} 字（{longest.id}）"


def _parts(counts: dict[str, int], whole: int) -> str:
    return "，".join(f"{word} {count}（{count / max(1, whole):.0%}）" for word, count in counts.items())
