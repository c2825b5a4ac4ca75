"""A paper follows the weights it names: whole, each bank once, within five points."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.checks import check_exams
from edu.packs.rules.plans import WEIGHT_SLACK
from tests.edu.packs.builders import TODAY, make_installation, swap
from tests.stores import shipped_library

PAPERS = {
    "principal-test": (25, 25, 20, 15, 10, 5),
    "safety-manager-mock": (20, 25, 10, 15, 10, 10, 10),
    "special-operator-electrician-mock": (60, 10, 15, 15),
    "special-operator-hazchem-mock": (60, 10, 15, 15),
    "special-operator-height-mock": (60, 10, 15, 15),
    "special-operator-welder-mock": (60, 10, 15, 15),
    "grid-member-test": (30, 20, 20, 15, 10, 5),
    "village-admin-test": (30, 25, 15, 15, 10, 5),
    "official-test": (20, 20, 25, 15, 15, 5),
    "public-test": (25, 25, 25, 15, 10),
}
"""docs/programmes.md."""


@pytest.mark.parametrize("name", PAPERS)
def test_every_examined_post_and_the_public_have_a_paper_of_their_weights(name: str) -> None:
    blueprint = shipped_library().blueprint(name)

    assert tuple(weight.share for weight in blueprint.weights) == PAPERS[name]
    assert all(abs(blueprint.share(weight.banks) - weight.share) <= WEIGHT_SLACK for weight in blueprint.weights)
    assert sum(blueprint.share(weight.banks) for weight in blueprint.weights) == pytest.approx(100)


@pytest.mark.parametrize(
    ("weights", "said"),
    [
        ("{title: 全部, share: 100, banks: [fire]}", ""),
        ("{title: 全部, share: 90, banks: [fire]}", "加起来不是 100"),
        ("{title: 全部, share: 100, banks: [gas]}", "“fire”要抽，却不在比例里"),
        ("{title: 全部, share: 100, banks: [fire, gas]}", "“gas”没有抽，却写在比例里"),
        ("{title: 甲, share: 50, banks: [fire]}, {title: 乙, share: 50, banks: [fire]}", "“fire”不止一次写在比例里"),
        (
            "{title: 甲, share: 94, banks: [fire]}, {title: 乙, share: 6, banks: [gas]}",
            "“甲”应占 94%，照抽题的写法占 100%",
        ),
    ],
)
def test_a_paper_that_is_off_its_weights_is_told(tmp_path: Path, weights: str, said: str) -> None:
    library = make_installation(tmp_path, blueprint=swap("sections:\n", f"weights: [{weights}]\nsections:\n"))

    told = [problem.message for problem in check_exams(library, TODAY) if problem.code == "weights"]

    assert bool(told) == bool(said)
    assert any(said in message for message in told) or not said
