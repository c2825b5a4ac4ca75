"""Who died, was missing or hurt, and what was lost, is told only of an accident whose report was opened in full.

Of the others it is 待核: no number of it stands in the case, in a fact, in a question or where the accident is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from edu.domain.case_grounds import ORIGINAL, PENDING, read_as
from edu.domain.cases import Case
from edu.domain.courses import Course, text_of, unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Bank, Question
from edu.domain.register import Register
from edu.packs.reading import Reading
from edu.packs.rules.finding import Place, error, warning
from edu.packs.rules.scored import Said, said_by_case

_SOME = r"(?<![\d.“·])(?:\d+|[一二两三四五六七八九十百千]+)[多余]?\s*"
_PEOPLE = r"(?:名[\u4e00-\u9fff]{0,4}|位|个?人(?!以[上下]))"
_FATE = r"(?:死亡|遇难|罹难|身亡|丧生|失踪|失联|[受重轻]伤|轻微伤|不治|医治|入院|送医|伤亡|救起|获救|生还|逃出|逃生)"
_MONEY = r"\d[\d.]*\s*[万亿]+元?"
_TOLL = re.compile(
    rf"{_SOME}{_PEOPLE}[^，。；：！？\n]{{0,8}}?{_FATE}|{_FATE}\s*(?:了\s*)?{_SOME}{_PEOPLE}"
    rf"|损失[^，。；\n]{{0,8}}?{_MONEY}|{_MONEY}[^，。；\n]{{0,6}}?损失"
)
_REMEDY = "调查报告全文没有打开，伤亡和损失是待核的：删去这个数，只说“有人没能出来”这样的话；打开了全文再写。"
_NOTE = "请写 toll: null，toll_note 写明“伤亡人数待核”和报告没能打开全文；打开了全文再写人数。"


def tells_toll(text: str) -> str:
    """The first words of `text` that count people who were harmed, or what was lost; '' where none do."""
    found = _TOLL.search(unmarked(text))
    return found[0] if found else ""


@dataclass(frozen=True, slots=True)
class Unread:
    """The reports of accidents that were not opened in full, and the places that their accidents are named by."""

    reports: frozenset[str]
    places: tuple[str, ...]

    @classmethod
    def of(cls, register: Register) -> Unread:
        """An accident is named by its place, the first two characters of 德惠“6·3”…, if no report read has it too."""
        reports = [source for source in register.sources.values() if source.kind == "report"]
        read = {source.short[:2] for source in reports if source.opened == "original"}
        unread = [source for source in reports if source.opened != "original"]
        places = dict.fromkeys(source.short[:2] for source in unread)
        return cls(frozenset(source.id for source in unread), tuple(place for place in places if place not in read))

    def cited(self, cites: Iterable[str]) -> bool:
        return any(cite.partition("#")[0] in self.reports for cite in cites)

    def named(self, text: str) -> bool:
        return any(place in text for place in self.places)


def check_untold_case(reading: Reading[Case], register: Register) -> Iterator[Problem]:
    """Of a case that is told from less than the whole report."""
    case = reading.value
    if case is None or read_as(case, register) == ORIGINAL:
        return
    if case.toll is not None:
        message = f"案例 {case.id}：写了伤亡人数，依据里的调查报告没有读过全文（{read_as(case, register)}）。"
        yield error(reading.place("toll"), "toll-unread", message, _NOTE)
    elif PENDING not in (case.toll_note or ""):
        message = f"案例 {case.id}：没有写明伤亡人数待核。"
        yield error(reading.place("toll_note"), "toll-unread", message, _NOTE)
    else:
        yield warning(reading.place("toll_note"), "pending-case", f"案例 {case.id} 的伤亡人数待核，画面上会写明待核。")
    for what, texts, place in said_by_case(reading):
        yield from _problems(f"案例 {case.id} 的{what.removeprefix('案例的')}", texts, place)


def check_untold_facts(reading: Reading[Register]) -> Iterator[Problem]:
    register = reading.value or Register()
    unread = Unread.of(register)
    for fact in register.facts.values():
        if not fact.pending and (unread.cited(fact.cites) or unread.named(fact.text)):
            texts = (fact.text, fact.display, fact.note or "")
            yield from _problems(f"事实 {fact.id}", texts, reading.place(f"fact:{fact.id}"))


def check_untold_banks(readings: Iterable[Reading[Bank]], register: Register) -> Iterator[Problem]:
    """All that a question says, wrong options and reasons too: a learner keeps the number, however it was told."""
    unread = Unread.of(register)
    for reading in readings:
        for question in reading.value.questions if reading.value else ():
            cites = [*question.cites, *(cite for name in question.facts for cite in register.cites_of(name))]
            cited, texts = unread.cited(cites), tuple(_texts(question))
            said = texts if cited else [text for text in texts if unread.named(text)]
            yield from _problems(f"题目 {question.id}", said, reading.place(f"{question.id}:stem", question.id))


def check_untold_lessons(reading: Reading[Course], register: Register) -> Iterator[Problem]:
    """A row (paragraph, list entry, cell) at a time."""
    unread = Unread.of(register)
    for lesson in reading.value.lessons if reading.value else ():
        for number, page in enumerate(lesson.pages, 1):
            rows = [text for row in page.rows() if unread.named(text := text_of(row))]
            yield from _problems(f"课时 {lesson.id}", rows, reading.place(f"{lesson.id}:page:{number}"))


def check_untold_said(said: Iterable[Said], register: Register, cites: Iterable[str] = ()) -> Iterator[Problem]:
    """Of a drill, a game, a 微课 or an aid; `cites` are those of the whole."""
    unread = Unread.of(register)
    cited = unread.cited(cites)
    for what, texts, place in said:
        yield from _problems(what, [text for text in texts if cited or unread.named(text)], place)


def _texts(question: Question) -> Iterator[str]:
    yield question.asked
    yield question.explanation
    yield question.image_alt or ""
    for option in question.options:
        yield option.text
        yield option.why


def _problems(what: str, texts: Iterable[str], place: Place) -> Iterator[Problem]:
    for told in dict.fromkeys(tells_toll(text) for text in texts):
        if told:
            yield error(place, "toll-unread", f"{what}：“{told}”是没有读过全文的报告的伤亡或损失。", _REMEDY)
