"""What is disputed is right nowhere: not in a question, a card, a thing, a step of a 微课, an option of a drill."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from edu.domain.problems import Problem
from edu.packs.checks import check_aids, check_cases, check_drills, check_games, check_microlessons
from edu.packs.library import ContentLibrary
from edu.packs.rules.contested import (
    check_contested,
    check_contested_drill,
    check_contested_game,
    check_contested_micro,
)
from edu.system.paths import Paths
from tests.edu.packs.builders import TODAY, line_of, make_installation, problems_of, shipped_with
from tests.edu.packs.drill_sample import SAMPLE

SHIPPED = Paths(data=Path())
LIBRARY = ContentLibrary(SHIPPED.content, SHIPPED.exams)
ON = date(2026, 11, 29)
LIST = "schema: 1\nid: contested\ncontested:\n  - {{id: one, what: 有争议的事, words: [{}]}}\n"


def disputing(library: ContentLibrary, words: str) -> ContentLibrary:
    """The same installation, with a list of one matter."""
    folder = library.content / "register"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contested.yaml").write_text(LIST.format(words), encoding="utf-8")
    return ContentLibrary(library.content, library.exams)


def told(problems: Iterator[Problem]) -> list[tuple[str, str]]:
    return [(one.severity, one.message) for one in problems if one.code == "contested"]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ("tourniquet-loosen", "扎上止血带以后，每隔四十分钟松两分钟"),
        ("tourniquet-loosen", "止血带扎了一小时，应解开一会儿"),
        ("quake-triangle", "地震时躲到桌旁的三角空间里"),
        ("step-voltage", "高压线落在地上，人要退到八米以外"),
        ("hot-work-lel-25", "电焊以前，可燃气不超过爆炸下限的十分之一"),
        ("oxygen-upper", "氧含量不超过23.5%才能下去"),
        ("quake-energy", "里氏震级大一级，能量大约三十多倍"),
        ("hose-18-months", "燃气胶管用满十八个月要换"),
        ("door-width", "安全出口的净宽不小于90厘米"),
        ("nine-small", "九小场所指的是小学校、小商店等九类"),
        ("lift-all-floors", "电梯往下掉时，每层都按一遍"),
        ("forest-fire-signal", "森林火险预警分四个级别"),
        ("local-minutes", "接到事故报告，半小时内上报"),
        ("choking-order", "孩子被果冻呛住，拍背五下、压胸五下交替做"),
    ],
)
def test_a_disputed_matter_is_known_in_the_words_that_people_use(entry: str, said: str) -> None:
    reading = LIBRARY.contested_reading
    assert reading is not None
    assert reading.value is not None
    listed = {one.id: one for one in reading.value.contested}
    assert listed[entry].spoken_of(said)


def test_nothing_that_is_shipped_teaches_what_is_disputed() -> None:
    disputed = LIBRARY.contested_reading
    assert disputed is not None
    assert disputed.value is not None
    listed = disputed.value.contested
    assert listed

    found = [*check_contested(LIBRARY.bank_readings.values(), listed)]
    for game in LIBRARY.game_ids:
        found += check_contested_game(LIBRARY.game_reading(game), listed)
    for lesson in LIBRARY.microlesson_ids:
        found += check_contested_micro(LIBRARY.microlesson_reading(lesson), listed)
    for drill in LIBRARY.drill_ids:
        found += check_contested_drill(LIBRARY.drill_reading(drill), listed)

    assert found == []


CONTESTED = "schema: 1\nid: contested\ncontested:\n  - {id: smoke, what: 焦味, words: [焦味|烟, 报警]}\n"


def test_what_is_disputed_is_never_the_answer_that_counts(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    (tmp_path / "content/register/contested.yaml").write_text(CONTESTED, encoding="utf-8")
    told = [(one.code, one.severity) for one in problems_of(library) if one.code == "contested"]
    assert told == [("contested", "error")]  # the one whose stem says 焦味 and whose right option 报警


def test_a_disputed_matter_that_no_text_could_speak_of_is_told(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    text = CONTESTED.replace("焦味|烟", '"|"')
    (tmp_path / "content/register/contested.yaml").write_text(text, encoding="utf-8")
    told = [one for one in problems_of(library) if one.file == "content/register/contested.yaml"]
    assert ["永远对不上" in one.message for one in told] == [True]


def test_what_is_disputed_may_be_a_wrong_option_or_wait_in_pending(tmp_path: Path) -> None:
    library = make_installation(tmp_path, bank=lambda text: text.replace("text: 到安全处报警", "text: 到安全处"))
    (tmp_path / "content/register/contested.yaml").write_text(CONTESTED, encoding="utf-8")
    assert not [one for one in problems_of(library) if one.code == "contested"]


GAMES = [
    # file, what stands there, what is written instead
    ("smoke.yaml", "rule: 湿毛巾挡不住一氧化碳", "rule: 止血带每小时松开一次"),
    ("smoke.yaml", "text: 用手背摸一摸门。", "text: 躲进三角区。用手背摸一摸门。"),
    ("spot.yaml", "fixes: [拆掉链锁，一推就能开", "fixes: [躲进三角区"),
    ("ebike.yaml", "wrong: 湿毛巾挡不住一氧化碳", "wrong: 该躲进三角区"),
]


@pytest.mark.parametrize(("name", "old", "new"), GAMES)
def test_a_disputed_card_page_or_thing_of_a_game_is_told(tmp_path: Path, name: str, old: str, new: str) -> None:
    found = told(check_games(shipped_with(tmp_path, "games", name, old, new), ON))

    assert [severity for severity, _ in found] == ["error"]


def test_a_wrong_fix_may_be_what_is_disputed(tmp_path: Path) -> None:
    library = shipped_with(tmp_path, "games", "spot.yaml", "写上暂时堆放]", "躲进三角区]")

    assert told(check_games(library, ON)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("seen: 灶火关了，火小了一些。", "seen: 躲进三角区。"),
        ("ask: 先断了火源，点哪里？", "ask: 先躲三角区，点哪里？"),
        ("rule: 油锅着火", "rule: 躲进三角区。油锅着火"),
    ],
)
def test_a_disputed_step_or_rule_of_a_micro_lesson_is_told(tmp_path: Path, old: str, new: str) -> None:
    found = told(check_microlessons(shipped_with(tmp_path, "microlessons", "oil-pan.yaml", old, new), ON))

    assert [severity for severity, _ in found] == ["error"]


def test_a_micro_lesson_may_explain_a_wrong_touch_by_what_is_disputed(tmp_path: Path) -> None:
    library = shipped_with(tmp_path, "microlessons", "oil-pan.yaml", "says: 不能泼水。", "says: 别躲三角区。")

    assert told(check_microlessons(library, ON)) == []


@pytest.mark.parametrize(
    ("folder", "name", "old", "new"),
    [
        ("games", "smoke.yaml", "rule: 湿毛巾挡不住一氧化碳", "rule: 三提前。湿毛巾挡不住一氧化碳"),
        ("microlessons", "oil-pan.yaml", "rule: 油锅着火", "rule: 吹哨人先喊。油锅着火"),
    ],
)
def test_a_local_word_is_no_rule_for_the_whole_country(
    tmp_path: Path, folder: str, name: str, old: str, new: str
) -> None:
    library = shipped_with(tmp_path, folder, name, old, new)
    check = check_games if folder == "games" else check_microlessons

    found = [one for one in check(library, ON) if one.code == "local-term"]

    assert [(one.severity, one.file) for one in found] == [("error", f"content/{folder}/{name}")]


CASE, AID = "kunshan-2014.yaml", "card-cook-oil-pan.yaml"


def local_terms(library: ContentLibrary, folder: str) -> list[tuple[str, str | None]]:
    check = check_cases if folder == "cases" else check_aids
    return [(one.severity, one.file) for one in check(library, ON) if one.code == "local-term"]


@pytest.mark.parametrize(
    ("folder", "name", "key"),
    [
        *(("cases", CASE, key) for key in ("title: ", "toll_note: ", "outcome: ", "direct_cause: ", "picture_alt: ")),
        *(("cases", CASE, f"{key}:\n  - ") for key in ("story", "responsibility", "prevention")),
        *(("aids", AID, key) for key in ("title: ", "who: ", "event: ", "do: ", "how: ")),
        *(("aids", AID, key) for key in ("signs:\n  - ", "never:\n  - ", "blanks: [", "calls:\n  - {who: ")),
        ("aids", "signal-typhoon.yaml", "means: "),
    ],
)
def test_a_case_and_a_wall_s_page_tell_no_local_word_to_the_country(
    tmp_path: Path, folder: str, name: str, key: str
) -> None:
    text = (SHIPPED.content / folder / name).read_text("utf-8")
    quoted = '"' if text.partition(key)[2].startswith('"') else ""

    library = shipped_with(tmp_path, folder, name, key + quoted, key + quoted + "按五色图，")

    assert local_terms(library, folder) == [("error", f"content/{folder}/{name}")]


@pytest.mark.parametrize(
    ("folder", "name", "key", "line", "here"),
    [
        ("cases", CASE, "outcome: ", "place: ", "place: 浙江省丽水市松阳县\n"),
        ("aids", AID, "do: ", "who: ", "who: 浙江的厨师\n"),
        ("aids", AID, "do: ", "title: ", "title: 松阳：油锅起火\n"),
    ],
)
def test_a_place_may_speak_in_its_own_words(
    tmp_path: Path, folder: str, name: str, key: str, line: str, here: str
) -> None:
    content = shipped_with(tmp_path, folder, name, key, key + "按五色图，").content
    path = content / folder / name
    path.write_text(re.sub(rf"(?m)^{line}.*\n", here, path.read_text("utf-8"), count=1), "utf-8")
    home = ContentLibrary(content, tmp_path / "exams")
    assert local_terms(home, folder) == []

    path.write_text(re.sub(r"浙江省丽水市松阳县|浙江|松阳", "江苏", path.read_text("utf-8")), "utf-8")
    assert local_terms(ContentLibrary(content, tmp_path / "exams"), folder) != []


def test_a_local_word_without_its_places_is_no_entry(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    text = "schema: 1\nid: contested\nlocal:\n  - {id: map, what: 五色图, words: [五色图]}\n"
    (tmp_path / "content/register/contested.yaml").write_text(text, encoding="utf-8")
    told = [one for one in problems_of(library) if one.file == "content/register/contested.yaml"]
    assert [(one.code, one.line) for one in told] == [("missing", 4)]


def drill(root: Path, words: str) -> ContentLibrary:
    library = make_installation(root)
    path = root / "content/drills/bridge/scenario.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(SAMPLE, encoding="utf-8")
    return disputing(library, words)


def test_a_disputed_option_or_action_of_a_drill_is_told_where_it_is_right_and_only_there(tmp_path: Path) -> None:
    right = list(check_drills(drill(tmp_path / "right", "山脊路|开门"), TODAY))
    wrong = drill(tmp_path / "wrong", "沿溪路")

    lines = {one.line for one in right if one.code == "contested" and one.severity == "error"}
    assert lines == {line_of(SAMPLE, "  - id: where"), line_of(SAMPLE, "  - {id: open,")}
    assert told(check_drills(wrong, TODAY)) == []
