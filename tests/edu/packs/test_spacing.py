"""A space between two Chinese characters is told wherever it is shown, with its line; other spaces are no error."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from edu.domain.courses import Run
from edu.packs.checking import check_everything
from edu.packs.checks import check_drills
from edu.packs.rules.spacing import GAP, shown_texts
from tests.edu.packs.builders import TODAY, line_of, make_installation, problems_of, swap
from tests.edu.packs.drill_sample import SAMPLE


@pytest.mark.parametrize("text", ["先撤人 再上报", "先撤人。 再上报", "说“走” “快走”", "一\t二", "撤 《预案》"])
def test_a_gap_between_chinese_is_seen(text: str) -> None:
    assert GAP.search(text)


def test_every_gap_of_a_row_is_seen() -> None:
    assert len(GAP.findall("一 二 三")) == 2


@pytest.mark.parametrize("text", ["打 119 报警", "GB 55009-2021 第 5.3.4 条", "松阳　做法", "先撤人\n再上报", "a 中"])
def test_a_space_beside_latin_or_on_purpose_is_none(text: str) -> None:
    assert not GAP.search(text)


def test_a_folded_line_of_a_drill_is_told_with_its_line(tmp_path: Path) -> None:
    first = re.search(r"(?m)^situation: .*$", SAMPLE)
    assert first
    text = SAMPLE.replace(first[0], "situation: >-\n  夜里下着雨。\n  溪水在涨。")
    library = make_installation(tmp_path)
    path = tmp_path / "content/drills/bridge/scenario.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    [found] = [one for one in check_drills(library, TODAY) if one.code == "spacing"]
    assert (found.file, found.line) == ("content/drills/bridge/scenario.yaml", line_of(text, "夜里下着雨"))
    assert found.severity == "error"
    assert "夜里下着雨。 溪水在涨。" in found.message
    path.write_text(text.replace(">-", "|-"), encoding="utf-8")
    assert not [one for one in check_drills(make_installation(tmp_path), TODAY) if one.code == "spacing"]


@pytest.mark.parametrize(
    ("short", "old", "new"),
    [
        ("course", "summary: 会报警", "summary: 会 报警"),
        ("sources", "issuer: 全国", "issuer: 全 国"),
        ("blueprint", "title: ", "title: 模拟 考试 "),
        ("programme", "title: ", "title: 年度 培训"),
    ],
)
def test_every_kind_of_pack_is_looked_through(tmp_path: Path, short: str, old: str, new: str) -> None:
    problems = problems_of(make_installation(tmp_path, **{short: swap(old, new)}))
    assert {one.code for one in problems if one.line} >= {"spacing"}


def test_what_stands_before_a_gap_may_be_bold_or_a_fact() -> None:
    runs = (Run(text="火小吗？", bold=True), Run(text=" 还在一个点上"))
    assert [GAP.search(text) is not None for text in shown_texts((runs, "**先撤** 人"))] == [True, True]
    assert list(shown_texts({"a": (1, None, date(2026, 1, 1), "一")})) == ["一"]


def test_rules_of_law_are_looked_through_too(tmp_path: Path) -> None:
    repository = Path(__file__).parents[3]
    target = tmp_path / "content/obligations"
    target.mkdir(parents=True)
    shutil.copytree(repository / "content/register", tmp_path / "content/register")
    for path in (repository / "content/obligations").glob("*.yaml"):
        text = re.sub(r"(?m)^(\s+title: [\u4e00-\u9fff])", r"\1 ", path.read_text(encoding="utf-8"))
        (target / path.name).write_text(text, encoding="utf-8")
    _, problems = check_everything(tmp_path / "content", tmp_path / "exams", TODAY, "obligations")
    assert "spacing" in {one.code for one in problems}
