from __future__ import annotations

from edu.domain.exams.blueprint import Draw, Scoring
from tests.edu.domain.exams.builders import make_blueprint, make_section


def test_total_and_count_add_up_over_sections_and_draws() -> None:
    blueprint = make_blueprint(
        make_section(Draw(bank="a", count=4), Draw(bank="b", count=6), marks=150),
        make_section(Draw(bank="a", count=2, level="apply"), title="多选题", type_="multiple", marks=50),
    )
    assert (blueprint.total, blueprint.count, blueprint.banks) == (1600, 12, ("a", "b"))


def test_each_type_has_its_own_scoring_rule() -> None:
    scoring = Scoring(multiple="partial")
    assert [scoring.rule_for(kind) for kind in ("single", "multiple", "truefalse")] == ["all", "partial", "all"]
