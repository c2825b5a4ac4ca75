"""A 微课 is read whole or not at all; what cannot be touched, is not drawn, has no ground or is too long is named."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from edu.domain.errors import NotFound
from edu.domain.microlessons import STEPS
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.checks import check_microlessons
from edu.packs.library import ContentLibrary
from edu.packs.microlesson_reader import read_microlesson
from edu.system.paths import Paths

SHIPPED = Paths(data=Path())
LIBRARY = ContentLibrary(SHIPPED.content, SHIPPED.exams)
ON = date(2026, 11, 29)
FILE = (SHIPPED.content / "microlessons" / "oil-pan.yaml").read_text("utf-8")


def problems_with(tmp_path: Path, text: str) -> list[Problem]:
    """Of an installation like the shipped one, with this one 微课."""
    content = tmp_path / "content"
    (content / "microlessons").mkdir(parents=True)
    shutil.copytree(SHIPPED.content / "register", content / "register")
    shutil.copytree(SHIPPED.content / "games", content / "games")
    shutil.copytree(SHIPPED.content / "courses", content / "courses", ignore=shutil.ignore_patterns("*.svg"))
    (content / "microlessons" / "oil-pan.yaml").write_text(text, "utf-8")
    return list(check_microlessons(ContentLibrary(content, SHIPPED.exams), ON))


def test_the_shipped_ones_are_whole() -> None:
    assert list(check_microlessons(LIBRARY, ON)) == []
    assert LIBRARY.microlesson_ids
    for name in LIBRARY.microlesson_ids:
        lesson = LIBRARY.microlesson(name)
        assert len(lesson.steps) == STEPS
        assert all(step.wrong for step in lesson.steps), "a step that cannot be done wrong teaches nothing"


def test_a_step_begins_where_the_one_before_ended() -> None:
    lesson = LIBRARY.microlesson("oil-pan")
    shut, cover, wait = lesson.steps

    assert [layer.id for layer in cover.scene[: len(shut.then)]] == [layer.id for layer in shut.then]
    assert "heat" not in {layer.id for layer in cover.scene}, "what left does not come back"
    smaller = {layer.id: layer for layer in shut.then}["fire"]
    assert smaller.width < {layer.id: layer for layer in shut.scene}["fire"].width
    assert smaller.art == "scene/flame", "of a layer that is there only what changes is said"
    assert [layer.id for layer in shut.then].index("fire") < [layer.id for layer in shut.then].index("pan")
    assert "fire" not in {layer.id for layer in wait.scene}


BROKEN = [
    # what stands there, what is written instead, code
    ("right: heat", "right: nothing-here", None),
    ("then-gone: [heat, hood]", "then-gone: [no-such-layer]", None),
    ("at: [0, 0, 1920]", "at: [0, 0]", None),
    ("art: extinguisher/do-heat", "art: extinguisher/no-such", "micro-art"),
    ("art: extinguisher/do-heat", "art: ../../../secret", "micro-art"),
    ("at: [520, 700, 260]", "at: [520, 700, 60]", "micro-small"),
    ("at: [520, 700, 260]", "at: [1800, 700, 260]", "micro-outside"),
    ("at: [1560, 690, 300]", "at: [540, 700, 300]", "micro-overlap"),
    ("ask: 先断了火源，点哪里？", f"ask: {'先断了火源。' * 9}", "micro-long"),
    ("cites: [fire-tip-oil-pan-2026]", "cites: [no-such-source]", "cite-unknown"),
    ("cites: [fire-tip-oil-pan-2026]", "cites: []", "no-ground"),
    ("question: extinguisher/oil-pan-first", "question: extinguisher/no-such", "question-unknown"),
    ("question: extinguisher/oil-pan-first", "question: first-aid/hall-first", "question-situation"),
    ("game: extinguisher", "game: volcano", "micro-way"),
    ("seen: 灶火关了，火小了一些。油还热着，还没完。", "seem: 灶火关了。", None),
    ("schema: 1", "schema: 9", None),
]


@pytest.mark.parametrize(("before", "after", "code"), BROKEN)
def test_a_fault_is_named_with_its_place(tmp_path: Path, before: str, after: str, code: str | None) -> None:
    assert before in FILE

    found = problems_with(tmp_path, FILE.replace(before, after, 1))

    assert found
    assert code is None or code in {problem.code for problem in found}
    assert all(problem.file == "content/microlessons/oil-pan.yaml" for problem in found)


def test_all_faults_are_said_at_once(tmp_path: Path) -> None:
    text = FILE
    for before, after, code in BROKEN:
        text = text.replace(before, after, 1) if code in ("micro-small", "micro-long", "cite-unknown") else text

    assert {"micro-small", "micro-long", "cite-unknown"} <= {one.code for one in problems_with(tmp_path, text)}


def test_two_steps_are_no_microlesson(tmp_path: Path) -> None:
    path = tmp_path / "oil-pan.yaml"
    path.write_text(FILE[: FILE.index("  - ask: 火灭了")] + FILE[FILE.index("question:") :], "utf-8")

    reading = read_microlesson(path, Register(), "x")

    assert reading.value is None
    assert any("3 步" in problem.message for problem in reading.problems)


@pytest.mark.parametrize("name", ["../fonts/secret", "extinguisher", "extinguisher/../bag/dial", "", "bag/no-such"])
def test_a_drawing_is_found_by_its_name_alone(name: str) -> None:
    assert LIBRARY.drawing("bag/dial").is_file()
    with pytest.raises(NotFound):
        LIBRARY.drawing(name)
