"""Rules that only the whole of the register and of the banks shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.questions import Bank, Option, Question
from edu.packs.library import ContentLibrary
from edu.packs.rules.all_banks import check_shares
from tests.edu.domain.exams.builders import make_options, make_question
from tests.edu.packs.builders import make_installation, problems_of


def test_one_document_under_two_ids_is_told(tmp_path: Path) -> None:
    def twice(text: str) -> str:
        first = text[text.index("  - id: fire-law-2021") : text.index("  - id: gb-55009-2021")]
        return text + first.replace("fire-law-2021", "fire-law-again").replace(
            "中华人民共和国消防法", "中华人民共和国 消防法"
        )

    problems = problems_of(make_installation(tmp_path, sources=twice))
    assert [one.message for one in problems if one.code == "source-twice"] == [
        "依据 fire-law-again 和 fire-law-2021 是同一份文件。"
    ]


def test_one_fact_under_two_ids_is_told(tmp_path: Path) -> None:
    def twice(text: str) -> str:
        first = text[text.index("  - id: hose-length") : text.index("  - id: unsure")]
        return text + first.replace("hose-length", "hose-again")

    problems = problems_of(make_installation(tmp_path, facts=twice))
    assert [one.code for one in problems if "hose-again" in one.message] == ["fact-twice", "fact-unused"]


def test_numbers_that_differ_by_a_point_alone_are_two_facts(tmp_path: Path) -> None:
    def near(text: str) -> str:
        first = text[text.index("  - id: hose-length") : text.index("  - id: unsure")]
        near = first.replace("hose-length", "hose-near").replace("2 m", "1.5 m").replace("value: 2", "value: 1.5")
        far = first.replace("hose-length", "hose-far").replace("2 m", "15 m").replace("value: 2", "value: 15")
        return text + near + far

    assert not [one for one in problems_of(make_installation(tmp_path, facts=near)) if one.code == "fact-twice"]


def _bank_of(questions: list[Question]) -> Bank:
    return Bank(id="fire", title="题库", topic="T01", course=None, questions=tuple(questions))


def _single(number: int, place: int, *, long: bool = False) -> Question:
    options = tuple(
        Option(id=f"o{at}", text=f"选项{at}" + ("很长" if long and at == place else ""), correct=at == place, why="")
        for at in range(4)
    )
    return make_question(f"fire/q{number}", options=options, image="media/a.svg" if number % 5 == 0 else None)


def _placed(number: int) -> Question:
    return _single(number, number % 4)


def _asked(number: int, *, refuses: bool) -> Question:
    texts = ["对，应当这样做", "对，别人也这样", "不对，要先停下", "不行，没有用处"]
    place = number // 4 % 2 + (2 if refuses else 0)
    options = tuple(Option(id=f"o{at}", text=text, correct=at == place, why="") for at, text in enumerate(texts))
    first = number // 8 % 4
    turned = options[first:] + options[:first]
    return make_question(f"fire/q{number}", options=turned, image="media/a.svg" if number % 5 == 0 else None)


def _multiple(number: int, right: int) -> Question:
    options = make_options(4, tuple(range(right)))
    return make_question(f"fire/m{number}", "multiple", options=options, image="media/a.svg")


def test_shares_of_the_whole_bank_are_held() -> None:
    good = [_single(number, number % 4, long=number % 4 == 0) for number in range(200)]
    assert list(check_shares([_bank_of(good)])) == []
    assert list(check_shares([_bank_of([_single(n, 0, long=True) for n in range(150)])])) == []  # too few to say


@pytest.mark.parametrize(
    ("questions", "codes"),
    [
        ([_single(number, number % 2) for number in range(200)], {"all-key-position"}),
        ([_single(number, number % 4, long=number % 2 == 0) for number in range(200)], {"all-key-length"}),
        ([_asked(number, refuses=number % 4 < 3) for number in range(200)], {"all-refusals"}),
        ([_asked(number, refuses=number % 4 < 1) for number in range(200)], {"all-refusals"}),
        ([_asked(number, refuses=number % 2 == 0) for number in range(200)], set()),
        ([*map(_placed, range(160)), *(_multiple(n, 2 + (n % 5 < 2)) for n in range(40))], set()),
        ([*map(_placed, range(160)), *(_multiple(n, 2 + (n % 3 < 1)) for n in range(40))], {"all-right-count"}),
        ([*map(_placed, range(160)), *(_multiple(n, 2 + (n % 3 < 2)) for n in range(40))], {"all-right-count"}),
        (
            [*map(_placed, range(160)), *(make_question(f"fire/t{n}", "truefalse") for n in range(60))],
            {"all-truefalse", "all-pictured"},
        ),
    ],
)
def test_a_share_that_gives_the_key_away_is_told(questions: list[Question], codes: set[str]) -> None:
    assert {one.code for one in check_shares([_bank_of(questions)])} == codes


TRADES = """schema: 1
id: special-trades
cites: [fire-law-2021]
status: pending
note: 待核
trades:
  - {id: welder, code: "2", title: 焊接, items: [熔化焊接与热切割作业]}
others:
  - {title: 叉车, authority: 市场监督管理部门}
"""


def test_the_list_of_special_trades_is_read_and_its_words_are_offered(tmp_path: Path) -> None:
    library = make_installation(tmp_path)
    assert library.special_trades.words == ()
    (tmp_path / "content/special-trades.yaml").write_text(TRADES, encoding="utf-8")
    fresh = ContentLibrary(tmp_path / "content", tmp_path / "exams")
    assert fresh.special_trades.words == ("熔化焊接与热切割作业",)
    assert not [one for one in problems_of(fresh) if one.file == "content/special-trades.yaml"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("cites: [fire-law-2021]", "cites: []", "field"),
        ("cites: [fire-law-2021]", "cites: [nix]", "cite-unknown"),
        ("status: pending", "status: sure", "choice"),
        ("items: [熔化焊接与热切割作业]", "items: []", "field"),
        ("others:", '  - {id: again, code: "2", title: 又一类, items: [甲]}\nothers:', "field"),
    ],
)
def test_a_list_of_trades_that_does_not_hold_is_told_and_nothing_is_offered(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    make_installation(tmp_path)
    (tmp_path / "content/special-trades.yaml").write_text(TRADES.replace(old, new), encoding="utf-8")
    fresh = ContentLibrary(tmp_path / "content", tmp_path / "exams")
    assert code in {one.code for one in problems_of(fresh) if one.file == "content/special-trades.yaml"}


def test_a_certificate_that_hours_alone_earn_says_so(tmp_path: Path) -> None:
    strict = make_installation(tmp_path / "a").programmes["public-initial"]
    free = make_installation(
        tmp_path / "b", programme=lambda text: text.replace("valid_months: 12}", "valid_months: 12, exam: false}")
    ).programmes["public-initial"]
    assert strict.examined
    assert not free.examined
    assert free.blueprint == "mock"
