"""The sittings of a learning file, with what was answered to every question as it stood."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from edu.domain.courses import unmarked
from edu.domain.errors import EduError, NotFound
from edu.domain.learning_file import AnswerLine, SittingLine
from edu.services.exams import paper_of
from edu.system.clock import civil_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from edu.domain.exams.paper import Paper
    from edu.domain.exams.sitting import PaperRecord, SittingRecord
    from edu.services.learning_sources import Sources
    from edu.services.ports import Reading

KINDS = {"exam": "考试", "mock": "模拟考试", "practice": "练习", "check": "课后测验", "kiosk": "体验答题"}


def sittings(view: Reading, person: str, sources: Sources) -> Iterator[SittingLine]:
    papers: dict[str, tuple[PaperRecord | None, Paper | None, str]] = {}
    tries: Counter[tuple[str, str]] = Counter()
    for sitting in view.exams.sittings_of(person):
        if sitting.paper not in papers:
            papers[sitting.paper] = _paper(view, sitting.paper)
        record, paper, lost = papers[sitting.paper]
        exam = view.exams.exam(sitting.exam) if sitting.exam else None
        attempt = sitting.attempt
        if not sitting.exam:  # each has a paper of its own: what repeats is the plan that the papers are made from
            same = sitting.source, record.blueprint if record else sitting.paper
            tries[same] += 1
            attempt = tries[same]
        yield SittingLine(
            source=sources.of("sitting", sitting.id),
            id=sitting.id,
            day=civil_date(sitting.started_ms).isoformat(),
            title=exam.title if exam else record.title if record else "",
            kind=KINDS.get(sitting.source, sitting.source),
            attempt=attempt,
            used_ms=sitting.used_ms,
            score=-1 if sitting.score is None else sitting.score,
            total=record.total if record and sitting.total is None else sitting.total or 0,
            pass_mark=sitting.pass_mark,
            passed=sitting.passed,
            overridden=sitting.overridden,
            answers=tuple(_answers(view, sitting, paper, sources)) if paper else (),
            paper_lost=lost,
        )


def _paper(view: Reading, paper: str) -> tuple[PaperRecord | None, Paper | None, str]:
    """A sitting still counts where the paper's content is gone; the last of the three says so."""
    record = view.exams.paper(paper)
    if record is None:
        return None, None, "没有试卷记录"
    try:
        return record, paper_of(view, record), ""
    except NotFound:
        return record, None, "试卷内容缺失"
    except EduError:
        return record, None, "试卷内容已损坏"


def _answers(view: Reading, sitting: SittingRecord, paper: Paper, sources: Sources) -> Iterator[AnswerLine]:
    given = view.exams.responses(sitting.id).answers
    marks = dict(zip((item.slot for item in paper.items), sitting.slots, strict=False))
    for item in paper.items:
        chosen = given.get(item.slot, ())
        texts = {option.id: unmarked(option.text) for option in item.question.options}
        yield AnswerLine(
            source=sources.of("answer", sitting.id, item.slot),
            slot=item.slot,
            question=item.question.id,
            stem=unmarked(item.question.asked),
            options=chosen,
            given="；".join(texts.get(option, option) for option in chosen),
            marks=marks.get(item.slot, -1),
            full=item.marks,
        )
