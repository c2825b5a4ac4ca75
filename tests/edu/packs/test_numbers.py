"""A number with a unit belongs to a fact; what is the story's own is measured against one, or listed by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.library import ContentLibrary
from edu.packs.rules.numbers import check_lesson_numbers, check_story_numbers, measures
from edu.system.paths import Paths
from tests.edu.packs.builders import make_installation, problems_of, swap

SHIPPED = Paths(data=Path())
STEM = "stem: 邻居家厨房起火，屋里的人都出来了，先做什么？"


def told(library: ContentLibrary, code: str) -> list[str]:
    return [one.message.partition("“")[2].partition("”")[0] for one in problems_of(library) if one.code == code]


def bank(root: Path, stem: str, *, facts: str = "[]", **changed: str) -> ContentLibrary:
    """A bank whose first question asks this."""

    def edit(text: str) -> str:
        text = swap(STEM, f"stem: {stem}")(text)
        for old, new in {"facts: []": f"facts: {facts}", **changed}.items():
            text = swap(old, new)(text)
        return text

    return make_installation(root, bank=edit)


def test_no_number_that_is_shipped_is_typed_or_unmeasured() -> None:
    library = ContentLibrary(SHIPPED.content, SHIPPED.exams)
    register = library.known_register
    found = [*check_story_numbers(library.bank_readings, register, library.story_numbers_reading)]
    for course in library.courses:
        reading = library.course_reading(course.id)
        for lesson in course.lessons:
            for page in lesson.pages:
                found += check_lesson_numbers(lesson, page, register, (reading.file, None))

    assert [one.message for one in found] == []


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("先退到 3.7 米外，等 47 秒。", ["3.7米", "47秒"]),
        ("浓度到 37.5% 就停。", ["37.5%"]),
        ("**4** m 以内，罚 500元，气温 35 ℃，学 24 学时，五级风 5 级。", ["4m", "500元", "35℃", "24学时", "5级"]),
        ("- 表里也算 8 分钟", ["8分钟"]),
        ("3-5 米", ["5米"]),
    ],
)
def test_a_number_with_a_unit_typed_into_a_lesson_is_told(tmp_path: Path, typed: str, numbers: list[str]) -> None:
    library = make_installation(tmp_path, lesson=swap("软管不超过", f"{typed}\n\n软管不超过"))

    assert told(library, "number-typed") == numbers


@pytest.mark.parametrize(
    "typed",
    [
        "2021 年修改的法律这样写，GB 55009-2021 也这样写。",
        "别信“离开 3 米就没事”。",
        "拨 119，上 3 楼，叫 2 个人，走 1 号门。",
        "| 步 | 做什么 |\n|---|---|\n| 1 | 天黑前回来 |",
        "家用软管 2 m 封顶：",  # what the fact of this page says as well
    ],
)
def test_a_year_a_saying_a_count_and_what_a_fact_of_the_page_tells_may_stand(tmp_path: Path, typed: str) -> None:
    library = make_installation(tmp_path, lesson=swap("软管不超过", f"{typed}\n\n软管不超过"))

    assert told(library, "number-typed") == []


def test_a_typed_number_is_told_from_the_day_its_fact_changes(tmp_path: Path) -> None:
    def typed(text: str) -> str:
        return swap("软管不超过", "家用软管 2 m 封顶：\n\n软管不超过")(text)

    changed = make_installation(tmp_path, lesson=typed, facts=lambda text: text.replace("2 m", "1.5 m"))

    assert told(changed, "number-typed") == ["2m"]


def test_a_number_in_a_stem_or_a_right_option_wants_a_fact(tmp_path: Path) -> None:
    loose = bank(tmp_path / "a", "浓度到 37.5% 时，先做什么？")
    option = bank(tmp_path / "b", "先做什么？", **{"text: 到安全处报警": "text: 退到 30 米外报警"})
    wrong = bank(tmp_path / "c", "先做什么？", **{"text: 先拍视频发群": "text: 退到 30 米外拍视频"})

    assert told(loose, "number-ground")[0] == "37.5%"
    assert told(option, "number-ground") == ["30米"]
    assert told(wrong, "number-ground") == []


def test_a_story_is_measured_against_a_fact_of_the_same_kind(tmp_path: Path) -> None:
    """A length against metres; not a share against metres."""
    measured = bank(tmp_path / "a", "店里的软管长 350 厘米，先做什么？", facts="[hose-length]")
    other = bank(tmp_path / "b", "店里的软管漏了 30%，先做什么？", facts="[hose-length]")

    assert told(measured, "number-ground") == []
    assert told(other, "number-ground") == ["30%"]


def test_what_asks_for_a_number_as_it_stands_is_held_to_the_number_of_its_fact(tmp_path: Path) -> None:
    level = {"level: apply": "level: remember"}
    same = bank(tmp_path / "a", "软管最长 2 m，对不对？", facts="[hose-length]", **level)
    other = bank(tmp_path / "b", "软管最长 3 m，对不对？", facts="[hose-length]", **level)

    assert told(same, "number-ground") == []
    assert told(other, "number-ground") == ["3m"]


def test_a_false_number_may_be_what_a_statement_is_about(tmp_path: Path) -> None:
    false = {
        "type: single": "type: truefalse",
        "level: apply": "level: remember",
        "      - {id: call, text: 到安全处报警, correct: true, why: 早报早到}\n": "",
        "{id: photo, text: 先拍视频发群, why: 群里没有消防队}": '{id: "true", text: 对, why: 短了}',
        "{id: goods, text: 回屋抢出财物, why: 轰燃只要几分钟}": '{id: "false", text: 错, correct: true, why: 是二米}',
        "explanation: 先选{选项:call}。": "explanation: 是二米。",
    }

    assert told(bank(tmp_path, "软管最长 3 m。", facts="[hose-length]", **false), "number-ground") == []


def test_a_pending_question_is_not_looked_at(tmp_path: Path) -> None:
    library = bank(tmp_path, "浓度到 37.5% 时，先做什么？", **{"status: original": "status: pending"})

    assert told(library, "number-ground") == []


LIST = "schema: 1\nid: story-numbers\nquestions:\n  - {question: fire/q-1, numbers: [20 元], why: 有人乱收的钱}\n"


def listing(library: ContentLibrary, text: str = LIST) -> ContentLibrary:
    (library.content / "register/story-numbers.yaml").write_text(text, encoding="utf-8")
    return ContentLibrary(library.content, library.exams)


def test_a_number_that_is_the_storys_own_stands_in_the_list_by_name_and_no_other(tmp_path: Path) -> None:
    listed = listing(bank(tmp_path / "a", "有人收 20 元，先做什么？"))
    another = listing(bank(tmp_path / "b", "有人收 20 元、30 元，先做什么？"))

    assert told(listed, "number-ground") == []
    assert told(another, "number-ground") == ["30元"]


def test_what_is_listed_and_no_longer_needed_is_told(tmp_path: Path) -> None:
    gone = listing(make_installation(tmp_path))

    assert [one.message for one in problems_of(gone) if one.code == "number-listed"] == [
        "题目 fire/q-1 里不再有“20元”，或它已有依据。"
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("schema: 1", "schema: 9", None),
        (", why: 有人乱收的钱", "", None),
        ("questions:\n", "questions:\n  - {question: fire/q-1, numbers: [3m], why: 又一次}\n", "duplicate-id"),
    ],
)
def test_a_list_that_does_not_hold_is_told_and_lets_nothing_pass(
    tmp_path: Path, old: str, new: str, code: str | None
) -> None:
    library = listing(bank(tmp_path, "有人收 20 元，先做什么？"), LIST.replace(old, new))
    found = [one for one in problems_of(library) if one.file == "content/register/story-numbers.yaml"]

    assert found
    assert code is None or code in {one.code for one in found}
    assert told(library, "number-ground") == ["20元"]


def test_measures_are_read_with_their_unit_whatever_the_spaces() -> None:
    assert [*measures("长 1.5 m、宽2米，1,000 元，20 mm，3 个月，深 2 m² 不算")] == [
        "1.5m",
        "2米",
        "1,000元",
        "20mm",
        "3个月",
    ]


# -- clauses --


@pytest.mark.parametrize(
    ("cite", "codes"),
    [
        ("fire-law-2021", ["cite-clause"]),
        ("gb-55009-2021", ["cite-clause"]),
        ("fire-law-2021#44", []),
        ("harbour-report-2020", []),
    ],
)
def test_a_law_or_standard_is_cited_by_its_clause(tmp_path: Path, cite: str, codes: list[str]) -> None:
    library = bank(tmp_path, "先做什么？", **{"cites: [fire-law-2021#44]": f"cites: [{cite}]"})
    found = [one for one in problems_of(library) if one.code == "cite-clause"]

    assert [one.code for one in found] == codes
    assert all(one.severity == "error" and one.line for one in found)


def test_a_question_that_waits_may_name_a_law_as_a_whole(tmp_path: Path) -> None:
    pending = {"cites: [fire-law-2021#44]": "cites: [fire-law-2021]", "status: original": "status: pending"}

    assert not [one for one in problems_of(bank(tmp_path, "先做什么？", **pending)) if one.code == "cite-clause"]
