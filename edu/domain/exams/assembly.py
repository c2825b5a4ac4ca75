"""Draws a paper from the banks: exact counts, one of a parallel group, and a seed that gives the same paper again.

Which draw takes which group is a bipartite matching (Kuhn's augmenting paths over a seeded order), so a paper is
found whenever one exists; a greedy draw would fail where two draws want the same group. Which question of a group is
put, and whether another group takes its place because its fact is asked already, is decided in variants.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from edu.domain.errors import InvalidInput
from edu.domain.exams.blueprint import Blueprint, Draw, Section
from edu.domain.exams.paper import Paper, item_for
from edu.domain.exams.variants import Row, Seat, spread
from edu.domain.prng import Stream
from edu.domain.problems import Problem
from edu.domain.questions import LEVEL_NAMES, SITUATION_SIZE, TYPE_NAMES, Bank, Question

ALGORITHM = 3  # raised whenever the same seed would give another paper
SEED_BITS = 63  # fits a signed 64-bit column


@dataclass(slots=True)
class _Want:
    """One draw of section `number`: the questions it may take by group, and the groups it holds now."""

    number: int
    section: Section
    draw: Draw
    by_group: dict[str, list[Question]]
    order: tuple[str, ...]
    held: list[str] = field(default_factory=list)


def assemble(blueprint: Blueprint, banks: Mapping[str, Bank], seed: int, on: date) -> Paper:
    """The paper of this seed; InvalidInput lists every draw that cannot be met on that day."""
    if not 0 <= seed < 1 << SEED_BITS:
        raise ValueError("seed must be a non-negative integer of 63 bits")
    wants = list(_wants(blueprint, banks, seed, on))
    _match(wants)
    problems = [_unmet(want, banks) for want in wants if len(want.held) < want.draw.groups]
    if problems:
        raise InvalidInput("题库不够组这份卷。", "请补充试题，或减少抽题数量。", problems)
    return Paper(
        blueprint=blueprint.id,
        blueprint_version=blueprint.version,
        title=blueprint.title,
        person_class=blueprint.person_class,
        seed=seed,
        algorithm=ALGORITHM,
        drawn_on=on,
        minutes=blueprint.minutes,
        pass_mark=blueprint.pass_mark,
        pass_cite=blueprint.pass_cite,
        downtime=blueprint.downtime,
        shuffle=blueprint.shuffle,
        scoring=blueprint.scoring,
        attempts=blueprint.attempts,
        veto=blueprint.veto,
        items=tuple(
            item_for(question, slot=slot, section=section.title, marks=section.marks)
            for slot, (section, question) in enumerate(_chosen(blueprint, wants, seed), start=1)
        ),
    )


def eligible(question: Question, section: Section, draw: Draw, blueprint: Blueprint, on: date) -> bool:
    """Whether this draw may take this question at all."""
    return (
        question.type == section.type
        and (question.situation is not None) == draw.situation
        and (draw.level is None or question.level == draw.level)
        and question.scorable
        and question.effective(on)
        and question.for_audience(blueprint.person_class)
    )


def _wants(blueprint: Blueprint, banks: Mapping[str, Bank], seed: int, on: date) -> Iterator[_Want]:
    for number, section in enumerate(blueprint.sections):
        for place, draw in enumerate(section.draws):
            bank = banks.get(draw.bank)
            by_group: dict[str, list[Question]] = {}
            for question in bank.questions if bank else ():
                if eligible(question, section, draw, blueprint, on):
                    by_group.setdefault(_group(question), []).append(question)
            if draw.situation:
                by_group = {name: whole for name, whole in by_group.items() if len(whole) == SITUATION_SIZE}
            order = Stream(seed, f"assembly/{number}/{place}/groups").shuffled(sorted(by_group))
            yield _Want(number=number, section=section, draw=draw, by_group=by_group, order=order)


def _group(question: Question) -> str:
    """A situation is drawn whole; its mark keeps it from being taken for a group of its name."""
    return question.fact if question.situation is None else f"{question.situation.id}#situation"


def _match(wants: list[_Want]) -> None:
    """Gives each want as many groups as a matching allows, the scarcest want first."""
    owner: dict[str, int] = {}

    def take(taker: int, tried: set[str]) -> bool:
        for group in wants[taker].order:
            if group in tried or owner.get(group) == taker:
                continue
            tried.add(group)
            holder = owner.get(group)
            if holder is None or take(holder, tried):
                if holder is not None:
                    wants[holder].held.remove(group)
                owner[group] = taker
                wants[taker].held.append(group)
                return True
        return False

    scarcity = sorted(range(len(wants)), key=lambda n: (len(wants[n].order) - wants[n].draw.groups, n))
    for taker in scarcity:
        for _ in range(wants[taker].draw.groups):
            if not take(taker, set()):
                break


def _chosen(blueprint: Blueprint, wants: list[_Want], seed: int) -> Iterator[tuple[Section, Question]]:
    """One question of each held group and all of a situation, shuffled within the section where it is to be."""
    pick = Stream(seed, "assembly/questions")
    seats = [(want.number, seat) for want in wants for seat in _seats(want, pick)]
    spread([seat for _, seat in seats])
    for number, section in enumerate(blueprint.sections):
        rows = [seat.row for of, seat in seats if of == number]
        if blueprint.shuffle.questions:
            rows = list(Stream(seed, f"assembly/{number}/order").shuffled(rows))
        yield from ((section, question) for row in rows for question in row)


def _seats(want: _Want, pick: Stream) -> list[Seat]:
    def rows(group: str) -> list[Row]:
        questions = want.by_group[group]
        if want.draw.situation:
            return [tuple(questions)]
        return [(question,) for question in pick.shuffled(_by_id(questions))]

    choices = {group: rows(group) for group in want.order}
    return [Seat(group=group, choices=choices) for group in sorted(want.held)]


def _by_id(questions: list[Question]) -> list[Question]:
    """What is drawn does not hang on the order of the bank's file."""
    return sorted(questions, key=lambda question: question.id)


def _unmet(want: _Want, banks: Mapping[str, Bank]) -> Problem:
    draw = want.draw
    level = f"、{LEVEL_NAMES[draw.level]}层次" if draw.level else ""
    kind = f"组情景题（每组 {SITUATION_SIZE} 道）" if draw.situation else f"道{TYPE_NAMES[want.section.type]}{level}"
    what = f"“{want.section.title}”从题库 {draw.bank} 抽 {draw.groups} {kind}"
    if draw.bank not in banks:
        return Problem(code="draw-bank", message=f"{what}：没有这个题库。", remedy="请改正题库编号或先导入题库。")
    unit = "组" if draw.situation else "道"
    if len(want.order) < draw.groups:
        found = f"可用的只有 {len(want.order)} {unit}{'' if draw.situation else '（平行题算一道）'}"
    else:
        found = f"只抽到 {len(want.held)} {unit}，其余的题已被别的抽题要求占用"
    return Problem(code="draw-unmet", message=f"{what}：{found}。", remedy="请补充试题，或减少抽题数量。")
