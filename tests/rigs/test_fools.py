"""The rig of thoughtless hands, short; all games and all places go by its own command."""

from __future__ import annotations

import pytest

from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS
from edu.system.paths import root
from tests.edu.domain.games.ladder import Rung, Scores, climbed
from tests.rigs.fools import HEAD, main, problems, row

ROUNDS = 48
"""Those of the table in docs/games.md."""


def test_the_table_of_the_docs_has_a_row_for_every_level_and_is_that_of_the_rules() -> None:
    """The quickest game is played again; where it differs the rules have changed since: run the rig."""
    said = (root() / "docs/games.md").read_text(encoding="utf-8")

    assert HEAD in said
    assert all(f"| `{game}` | {level} |" in said for game in GAMES for level in LEVELS)
    for level in LEVELS:
        assert row("gas", level, climbed(GAMES["gas"], level, ROUNDS)) in said


def test_the_command_prints_a_row_a_level(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--game", "gas", "--rounds", "4", "--places", "2"])

    assert capsys.readouterr().out.count("| `gas` |") == len(LEVELS)


def test_what_is_above_the_random_hand_or_out_of_order_is_said() -> None:
    skills = {"random": Scores(10, 1, 0), "average": Scores(20, 1, 0), "skilled": Scores(90, 1, 80)}
    rung = Rung(skills, {"held": Scores(30, 0, 30)}, frozenset())  # type: ignore[arg-type]

    above, order = problems("gas", 2, rung)

    assert above == "gas 2: held has 30.0, at most 12.0"
    assert "not in order" in order
