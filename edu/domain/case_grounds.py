"""How a case study was known: from the report of the investigation itself, from parts of it, or from the press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.register import Register, Source, citation

if TYPE_CHECKING:
    from edu.domain.cases import Case

ORIGINAL, EXCERPT, PRESS, PENDING = "据调查报告原文", "据报告节选（全文未读）", "据报道转述（报告原文未读）", "待核"
UNTOLD = "伤亡人数待核：调查报告的全文没能打开"


def reports_of(case: Case, register: Register) -> tuple[Source, ...]:
    """Reports of investigation that the case cites and the register knows, each once."""
    cited = dict.fromkeys(cite.partition("#")[0] for cite in case.cites)
    known = (register.sources.get(name) for name in cited)
    return tuple(source for source in known if source is not None and source.kind == "report")


def read_as(case: Case, register: Register) -> str:
    """The words that say no more than was read: of several reports, the one that was read least decides."""
    if case.status == "pending":
        return PENDING
    reports = reports_of(case, register)
    if case.status == "original" and reports and all(one.opened == "original" for one in reports):
        return ORIGINAL
    return EXCERPT if reports and all(one.read_in != "press" for one in reports) else PRESS


def toll_told(case: Case, register: Register) -> str:
    """The toll and the report that it is from, if that was opened in full; else that it is 待核, and no number.

    A case without a toll has its own words for it (`toll_note`).
    """
    if read_as(case, register) != ORIGINAL:
        return case.toll_note or UNTOLD
    names = "、".join(citation(one, "") for one in reports_of(case, register))
    return f"{case.toll_sentence}。人数出自{names}，{ORIGINAL}"
