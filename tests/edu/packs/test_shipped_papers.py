"""What is drawn from the shipped banks by the shipped blueprints, over many seeds."""

from __future__ import annotations

from collections import Counter
from datetime import date

from edu.domain.exams.assembly import assemble
from tests.stores import shipped_library

DAY = date(2026, 11, 22)
SEEDS = range(40)


def test_no_paper_asks_one_single_fact_twice() -> None:
    """Whatever groups, banks, types and sections the two questions are of."""
    library = shipped_library()
    twice: Counter[tuple[str, str]] = Counter()
    for plan in library.blueprints.values():
        for seed in SEEDS:
            questions = [item.question for item in assemble(plan, library.banks, seed, DAY).items]
            asked = Counter(question.facts for question in questions if len(question.facts) == 1)
            twice.update((plan.id, fact) for (fact,), times in asked.items() if times > 1)
    assert len(library.blueprints) >= 18
    assert twice == Counter()


def test_the_papers_of_one_blueprint_still_differ() -> None:
    """To ask each fact once must not narrow the draw to a few papers."""
    library = shipped_library()
    for plan in library.blueprints.values():
        papers = [assemble(plan, library.banks, seed, DAY) for seed in range(8)]
        sets = {frozenset(item.question.id for item in paper.items) for paper in papers}
        assert len(sets) == len(papers), plan.id
        assert {len(paper.items) for paper in papers} == {plan.count}, plan.id
