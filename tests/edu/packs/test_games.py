"""What is said around a game is read whole or not at all, and every problem of its file is named at once."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from edu.domain.games.catalogue import GAMES
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.checks import check_games
from edu.packs.game_reader import read_game
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths

SHIPPED = Paths(data=Path())
ON = date(2026, 11, 22)
NAME = "extinguisher.yaml"


def game_file() -> str:
    return (SHIPPED.content / "games" / NAME).read_text("utf-8")


def problems_with(tmp_path: Path, text: str, name: str = NAME) -> list[Problem]:
    """Of an installation like the shipped one, but for this file."""
    content = tmp_path / "content"
    (content / "games").mkdir(parents=True)
    shutil.copytree(SHIPPED.content / "register", content / "register")
    shutil.copytree(SHIPPED.content / "courses", content / "courses", ignore=shutil.ignore_patterns("*.svg"))
    (content / "games" / name).write_text(text, "utf-8")
    return list(check_games(ContentLibrary(content, SHIPPED.exams), ON))


def test_the_shipped_games_are_whole() -> None:
    library = ContentLibrary(SHIPPED.content, SHIPPED.exams)

    assert list(check_games(library, ON)) == []
    assert set(library.game_ids) == set(GAMES)


def test_the_questions_before_are_not_those_after_but_of_the_same_matter() -> None:
    pack = ContentLibrary(SHIPPED.content, SHIPPED.exams).game("extinguisher")

    assert not set(pack.before) & set(pack.after)
    assert {name.split("/")[0] for name in pack.before} == {name.split("/")[0] for name in pack.after}


BROKEN = [
    # what stands there, what is written instead, code
    ("  - id: water-on-oil\n", "  - id: water-on-milk\n", "game-cards"),
    ("cites: [fire-tip-oil-pan-2026]", "cites: [no-such-source]", None),
    ("extinguisher/steps-order", "extinguisher/no-such-question", "question-unknown"),
    ("rule: 带电的东西着火先断电，没断电不用水浇。", f"rule: {'先断电。' * 20}", "game-long"),
    ("text: 电池起火、满屋是烟，别动手：出门，随手关门。", f"text: {'出门。' * 30}", "game-long"),
    ("extinguisher/aim-where", "extinguisher/steps-order", None),
    ("extinguisher/steps-order", "first-aid/hall-first", "question-situation"),
    ("tagline: 三处起火，哪一处该灭，哪一处该跑？\n", "", None),
    ("schema: 1", "schema: 9", None),
    ("version: 2", "version: 一", None),
]


@pytest.mark.parametrize(("before", "after", "code"), BROKEN)
def test_a_fault_is_named_with_its_place(tmp_path: Path, before: str, after: str, code: str | None) -> None:
    assert before in game_file()

    found = [
        one for one in problems_with(tmp_path, game_file().replace(before, after, 1)) if one.code != "game-missing"
    ]

    assert found
    assert code is None or code in {problem.code for problem in found}
    assert all(problem.file == f"content/games/{NAME}" for problem in found)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = game_file()
    for before, after, _ in BROKEN[:4]:
        text = text.replace(before, after, 1)

    found = problems_with(tmp_path, text)

    assert {"game-cards", "question-unknown", "game-long"} <= {problem.code for problem in found}
    assert len(found) >= 4


def test_a_game_that_the_program_has_not_is_refused_and_a_missing_one_is_said(tmp_path: Path) -> None:
    found = problems_with(tmp_path, game_file().replace("id: extinguisher\n", "id: volcano\n", 1), "volcano.yaml")

    assert {"game-unknown", "game-missing"} <= {problem.code for problem in found}


SPOT = (SHIPPED.content / "games" / "spot.yaml").read_text("utf-8")
THINGS_BROKEN = [
    ("id: old-bottle", "id: new-bottle", "game-things"),
    ("fixes: [拆掉链锁，一推就能开", f"fixes: [{'拆掉链锁' * 5}", "game-long"),
    ("写上暂时堆放], cites: [fire-law-2021#28]}", "写上暂时堆放]}", "no-ground"),
    ("cites: [road-safety-law-2021#51]}", "cites: [no-such-law]}", "cite-unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "code"), THINGS_BROKEN)
def test_a_thing_without_a_name_a_ground_or_with_too_many_words_is_named(
    tmp_path: Path, before: str, after: str, code: str
) -> None:
    assert before in SPOT

    found = problems_with(tmp_path, SPOT.replace(before, after, 1), "spot.yaml")

    assert code in {problem.code for problem in found if problem.file == "content/games/spot.yaml"}


def test_a_game_without_a_card_is_refused(tmp_path: Path) -> None:
    head, _, rest = game_file().partition("\ncards:\n")
    rest = rest[re.search(r"(?m)^[a-z]", rest).start() :]  # type: ignore[union-attr]
    path = tmp_path / NAME
    path.write_text(f"{head}\ncards: []\n{rest}", "utf-8")

    reading = read_game(path, Register(), NAME)

    assert any("一张卡片也没有" in problem.message for problem in reading.problems)
    assert not reading.clean


@pytest.mark.parametrize("text", ["", "- a\n", "id: [", "schema: 1\n", "\x00"])
def test_what_is_no_game_is_refused_without_a_trace(tmp_path: Path, text: str) -> None:
    path = tmp_path / NAME
    path.write_text(text, "utf-8")

    reading = read_game(path, Register(), NAME)

    assert reading.value is None
    assert reading.problems


def test_a_page_too_few_and_a_question_too_many_are_counted(tmp_path: Path) -> None:
    text = game_file()
    at = text.index("  - title: 有的火不能灭")
    text = text[:at] + text[text.index("cards:") :]
    text = text.replace("extinguisher/battery-run-first]", "extinguisher/battery-run-first, extinguisher/upwind]")
    path = tmp_path / NAME
    path.write_text(text, "utf-8")

    said = "\n".join(problem.message for problem in read_game(path, Register(), NAME).problems)

    assert "现在是 2 页" in said
    assert "现在是 4 道" in said


def test_a_card_written_twice_is_said(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text(game_file().replace("- id: root\n", "- id: pin-first\n"), "utf-8")

    assert any("pin-first" in problem.message for problem in read_game(path, Register(), NAME).problems)
