"""A question says no more of its grounds than was read: it takes the lowest of what its right answer stands on."""

from __future__ import annotations

from collections.abc import Iterator

from edu.domain.problems import Problem
from edu.domain.questions import Question
from edu.domain.register import Register
from edu.packs.rules.finding import Place, error


def check_status(question: Question, register: Register, place: Place) -> Iterator[Problem]:
    """Retold facts make a retold question; so do sources none of which was read in the issuer's own text."""
    if question.status != "original":
        return
    retold = [name for name in question.facts if name in register.facts and register.facts[name].status == "retold"]
    cited = [register.sources.get(cite.partition("#")[0]) for cite in question.cites]
    unread = bool(cited) and not question.facts and not any(one and one.opened == "original" for one in cited)
    if retold or unread:
        what = f"事实“{retold[0]}”是转述的" if retold else "依据没有一份读过原文"
        message = f"题目 {question.id}：标为原文核对，但{what}。"
        yield error(place, "question-status", message, "请把 status 改为 retold。")
