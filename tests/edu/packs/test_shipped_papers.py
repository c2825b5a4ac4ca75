"""What is drawn from the shipped banks by the shipped blueprints, over many seeds."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

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


def test_a_paper_takes_at_most_seven_tenths_of_a_topic_s_groups() -> None:
    library = shipped_library()
    for plan in library.blueprints.values():
        for name in plan.banks:
            taken = sum(draw.groups for section in plan.sections for draw in section.draws if draw.bank == name)
            groups = {
                question.fact
                for question in library.bank(name).questions
                if question.scorable and question.effective(DAY) and question.for_audience(plan.person_class)
            }
            assert taken <= 0.7 * len(groups), (plan.id, name, taken, len(groups))


@pytest.mark.parametrize("name", sorted(shipped_library().programmes))
def test_whoever_was_in_a_programme_is_asked_nothing_that_it_does_not_teach(name: str) -> None:
    """By the marks of papers as they are drawn; of a paper of several programmes for each of them."""
    library = shipped_library()
    programme = library.programmes[name]
    taught = {library.course(course).topic for course in programme.courses}
    outlined = {topic for module in programme.outline for topic in module.topics}
    assert programme.blueprint is not None
    untaught: Counter[str] = Counter()
    for seed in range(5):
        for item in assemble(library.blueprint(programme.blueprint), library.banks, seed, DAY).items:
            topic = library.bank(item.question.id.partition("/")[0]).topic
            if topic not in taught & outlined:
                untaught[topic] += item.marks
    assert untaught == Counter()


GENERAL = frozenset({
    "confined-space", "heat-cold", "signs-numbers", "special-equipment",  # whatever the trade, and what serves it
    "safety-law", "training-rules", "first-aid", "fire-escape", "extinguisher",
})  # fmt: skip


@pytest.mark.parametrize("trade", ["electrician", "hazchem", "height", "welder"])
def test_a_special_operator_is_asked_of_the_own_trade_and_what_is_everybodys(trade: str) -> None:
    """Of no trade that is another's: whoever wires a house is not asked how a tank is welded."""
    library = shipped_library()
    blueprint = library.blueprint(f"special-operator-{trade}-mock")
    own, *rest = blueprint.weights
    first_module = library.programmes[f"special-operator-{trade}"].outline[0]
    assert own.share == 60
    assert {library.bank(bank).topic for bank in own.banks} == set(first_module.topics)
    assert {bank for weight in rest for bank in weight.banks} <= GENERAL
