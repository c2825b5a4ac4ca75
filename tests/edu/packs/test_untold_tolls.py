"""Of an accident whose report was not opened in full no number of people or money is told, wherever it is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.packs.checks import check_drills, check_games, check_microlessons
from edu.packs.rules.untold_tolls import tells_toll
from tests.edu.packs.builders import (
    BANK,
    BODY,
    CASE,
    FACTS,
    FILES,
    SHORT,
    SOURCES,
    TODAY,
    line_of,
    make_installation,
    problems_of,
    shipped_with,
)

REPORT = "year: 2020\n    in_force_from: null\n    in_force_to: null\n    replaced_by: null\n    opened: "
PRESS = SOURCES.replace(REPORT + "original", REPORT + "retold\n    read_in: press").replace(
    "short: 仓库", "short: 港城仓库"
)
READ = SOURCES.replace("short: 仓库", "short: 港城仓库")
UNTOLD = CASE.replace("toll: {dead: 3, missing: 0, injured: 5}", "toll: null").replace(
    "toll_note: null", "toll_note: 伤亡人数待核，报告没能打开"
)
UNTOLD = UNTOLD.replace("status: original", "status: retold")
TOLD = "4人死亡，7人受伤"


def _unread(tmp_path: Path, **changed: str) -> list[tuple[str, str | None, int | None]]:
    sound = {"sources": PRESS, "case": UNTOLD}
    found = problems_of(make_installation(tmp_path, **{**sound, **changed}))
    return [(one.severity, one.file, one.line) for one in found if one.code == "toll-unread"]


def test_a_case_that_says_its_toll_is_not_verified_and_tells_no_number_is_sound(tmp_path: Path) -> None:
    assert _unread(tmp_path) == []


def test_such_a_toll_is_counted_with_what_is_not_verified(tmp_path: Path) -> None:
    found = problems_of(make_installation(tmp_path, sources=PRESS, case=UNTOLD))
    (told,) = [one for one in found if one.code == "pending-case"]
    assert (told.severity, told.file, told.line) == ("warning", SHORT["case"], line_of(UNTOLD, "toll_note:"))


def test_a_case_says_that_its_toll_is_not_verified(tmp_path: Path) -> None:
    silent = UNTOLD.replace("伤亡人数待核，报告没能打开", "报告没能打开")
    assert _unread(tmp_path, case=silent) == [("error", SHORT["case"], line_of(silent, "toll_note:"))]


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        ("title:", "仓库里的电焊", f"{TOLD}的电焊"),
        ("toll_note:", "报告没能打开", TOLD),
        ("story:", "焊工没有办动火票。", f"{TOLD}。"),
        ("outcome:", "火从墙里烧出来。", f"火从墙里烧出来，{TOLD}。"),
        ("direct_cause:", "违规动火", f"{TOLD}，违规动火"),
        ("responsibility:", "企业主要负责人", f"{TOLD}，企业主要负责人"),
        ("prevention:", "动火前办票", f"{TOLD}，动火前办票"),
        ("picture_alt:", "仓库", f"仓库，{TOLD}"),
    ],
)
def test_no_text_of_the_case_tells_one(key: str, old: str, new: str, tmp_path: Path) -> None:
    at = UNTOLD.index(f"\n{key}") + 1
    case = UNTOLD[:at] + UNTOLD[at:].replace(old, new, 1)
    assert _unread(tmp_path, case=case) == [("error", SHORT["case"], line_of(case, key))]


def _fact(status: str) -> str:
    told = f"text: {TOLD}，家用软管 2 m"
    facts = FACTS.replace("text: 家用燃气软管长度不应超过 2 m", told).replace(
        "cites: [gb-55009-2021#5.3.4]", "cites: [harbour-report-2020#1]"
    )
    return facts.replace("status: retold", f"status: {status}", 1)


def test_a_fact_on_the_report_tells_none_unless_it_is_itself_not_verified(tmp_path: Path) -> None:
    told = _unread(tmp_path / "told", facts=_fact("retold"))
    assert [(severity, file) for severity, file, _ in told] == [("error", SHORT["facts"])]
    assert _unread(tmp_path / "pending", facts=_fact("pending")) == []


@pytest.mark.parametrize("where", ["邻居家厨房起火", "到安全处报警", "轰燃只要几分钟", "先选"])
def test_no_part_of_a_question_on_the_report_tells_one(where: str, tmp_path: Path) -> None:
    bank = BANK.replace(where, f"{TOLD}，{where}", 1)
    assert _unread(tmp_path / "of_another", bank=bank) == []
    cited = bank.replace("cites: [fire-law-2021#44]", "cites: [fire-law-2021#44, harbour-report-2020#1]", 1)
    (told,) = _unread(tmp_path / "of_it", bank=cited)
    assert told[:2] == ("error", SHORT["bank"])


def test_where_the_accident_is_named_it_needs_no_cite(tmp_path: Path) -> None:
    named = BANK.replace("先选", f"港城那次{TOLD}，先选", 1)
    assert [file for _, file, _ in _unread(tmp_path / "bank", bank=named)] == [SHORT["bank"]]
    lesson = FILES[SHORT["lesson"]].replace(BODY, f"港城仓库{TOLD}。{BODY}", 1)
    assert [file for _, file, _ in _unread(tmp_path / "lesson", lesson=lesson)] == [SHORT["lesson"]]
    aid = FILES[SHORT["aid"]].replace("抢货", "抢货港城2人死亡", 1)
    assert [file for _, file, _ in _unread(tmp_path / "aid", aid=aid)] == [SHORT["aid"]]


@pytest.mark.parametrize(
    ("folder", "name", "old", "told"),
    [
        ("games", "smoke.yaml", "rule: 湿毛巾挡不住一氧化碳", "德惠那次"),
        ("microlessons", "oil-pan.yaml", "rule: ", "德惠那次"),
        ("microlessons", "first-minute.yaml", "danger: ", ""),
        ("drills/flash-flood", "scenario.yaml", "why: 没有训练和装备涉激流", "德惠那次"),
    ],
)
def test_a_game_a_drill_and_a_micro_lesson_tell_none(
    folder: str, name: str, old: str, told: str, tmp_path: Path
) -> None:
    """`first-minute` cites the report of 宁波."""
    key, _, rest = old.partition(" ")
    library = shipped_with(tmp_path, folder, name, old, f"{key} {told}{TOLD}。{rest}")
    check = {"games": check_games, "microlessons": check_microlessons}.get(folder, check_drills)
    found = {(one.severity, one.file) for one in check(library, TODAY) if one.code == "toll-unread"}
    assert found == {("error", f"content/{folder}/{name}")}


def test_of_a_report_that_was_opened_all_of_it_may_be_told(tmp_path: Path) -> None:
    bank = BANK.replace("先选", "港城那次3人死亡，先选", 1)
    assert _unread(tmp_path, sources=READ, case=CASE, bank=bank) == []


@pytest.mark.parametrize(
    "text",
    ["死亡 97 人", "15人遇难", "十五人遇难", "42人轻伤或轻微伤", "175人入院治疗", "49人医治无效", "1名重伤者后来也不治",
     "只有1人从北侧楼梯逃出", "2人被救起", "一名工人死亡", "直接经济损失 1.82 亿元", "损失约1200万元"],
)  # fmt: skip
def test_what_counts_people_or_money_is_a_toll(text: str) -> None:
    assert tells_toll(text)


@pytest.mark.parametrize(
    "text",
    ["有人没能出来", "18名涉嫌犯罪的责任人：移送司法机关", "6个人全部落水", "20名公职人员：被处理",
     "死亡3人以上是较大事故", "昆山“8·2”爆炸的死亡人数", "花66万元买来一艘船", "持续 4 分多钟没有扑灭",
     "三层有12个人在上班"],
)  # fmt: skip
def test_what_counts_neither_is_none(text: str) -> None:
    assert tells_toll(text) == ""
