"""Case studies as a learner meets them: a shelf a group of topics, the story, and what came of it. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from edu.domain.case_grounds import read_as, toll_told
from edu.domain.cases import Case
from edu.domain.courses import Block, Callout, Check, ListBlock, Page, Paragraph, Picture, Run
from edu.domain.errors import EduError
from edu.domain.register import Register
from edu.domain.topics import Topics
from edu.services.ports.content import CaseShelf


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTile:
    """`mine`: marked as meant for the person's post."""

    id: str
    title: str
    when_where: str
    teaches: str
    mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseGroup:
    title: str
    tiles: tuple[CaseTile, ...]


def case_groups(library: CaseShelf, topics: Topics, posts: Collection[str]) -> tuple[CaseGroup, ...]:
    """A broken case is left out; within a group those meant for the person's posts come first, the newest first."""
    cases: list[Case] = []
    for name in library.case_ids:
        try:
            cases.append(library.case(name))
        except EduError:
            continue
    cases.sort(key=lambda case: case.date, reverse=True)
    mine = {case.id for case in cases if set(case.audiences) & set(posts)}
    cases.sort(key=lambda case: case.id not in mine)
    marked = mine if 2 * len(mine) <= len(cases) else set()  # a mark on nearly all of them says nothing
    return tuple(
        CaseGroup(title=group.title, tiles=tuple(_tile(case, topics, mine=case.id in marked) for case in row))
        for group, row in topics.shelved(cases, lambda case: case.topic)
    )


def _tile(case: Case, topics: Topics, *, mine: bool) -> CaseTile:
    names = [topic.title for topic in (topics.topic(id_) for id_ in case.topics) if topic]
    return CaseTile(
        id=case.id,
        title=case.title,
        when_where=when_where(case),
        teaches="、".join(names),
        mine=mine,
    )


def when_where(case: Case) -> str:
    return f"{case.date.year}年{case.date.month}月{case.date.day}日，{case.place}"


def story_page(case: Case) -> Page:
    """Until the decision: nothing of what came of it."""
    blocks: tuple[Block, ...] = (
        Picture(path=case.picture, alt=case.picture_alt),
        *(_said(text) for text in case.story),
    )
    return Page(title=case.title, blocks=blocks)


def decision_page(case: Case) -> Page:
    return Page(title="这时你会怎么办？", blocks=(Check(question=case.question),))


def outcome_page(case: Case, register: Register) -> Page:
    """What came of it, why, who answered for it, what prevents it, and how much of the report was read."""
    grounds = "；".join(register.cite_text(cite) for cite in case.cites)
    return Page(
        title="后来怎样",
        blocks=(
            _said(case.outcome),
            Callout(kind="案例", blocks=(_said(f"{toll_told(case, register)}。"),)),
            _headed("直接原因"),
            _said(case.direct_cause),
            _headed("谁担了什么责任"),
            _listed(case.responsibility),
            Callout(kind="记住", blocks=(_headed("怎样才不会发生"), _listed(case.prevention))),
            _said(f"{read_as(case, register)}：{grounds}"),
        ),
    )


def _said(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text),))


def _headed(text: str) -> Paragraph:
    return Paragraph(runs=(Run(text=text, bold=True),))


def _listed(texts: Sequence[str]) -> ListBlock:
    return ListBlock(ordered=False, items=tuple((Run(text=text),) for text in texts))
