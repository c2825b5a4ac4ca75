"""Sitting a shipped exam from end to end, for tests of what stands on its result."""

from __future__ import annotations

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from tests.edu.services.diploma import ADMIN

BLUEPRINT = "safety-manager-mock"


def sit_exam(
    services: Services, person: str, *, correct: bool = True, answers: int | None = None, blueprint: str = BLUEPRINT
) -> str:
    """Answers with the key, or wrongly throughout; gives the sitting."""
    paper = services.exams.freeze_paper(ADMIN, blueprint, seed=7)
    now = services.clock.now_ms()
    exam = services.exams.open_exam(ADMIN, paper, title="安管人员考核", opens_ms=now, closes_ms=now + 86_400_000)
    learner = Actor(role=Role.LEARNER, person=person)
    view = services.sittings.start(learner, person, exam)
    for item in view.paper.items[:answers]:
        wrong = [option.id for option in item.question.options if not option.correct][:1]
        services.sittings.answer(learner, view.id, item.slot, sorted(item.question.key) if correct else wrong)
    services.sittings.hand_in(learner, view.id)
    return view.id
