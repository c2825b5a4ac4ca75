from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.hall.health import Fittings, Measured, Unbooked, judged, judged_fittings
from edu.domain.ledger import BadEvent, Verdict

GB, MB, DAY, HOUR = 1024**3, 1024**2, 86_400_000, 3_600_000
NOW = 1_800_000_000_000
FULL = "磁盘满了。"
WELL = Measured(
    free_bytes=40 * GB, total_bytes=100 * GB, damage="", chain=Verdict(2000, None), now_ms=NOW, newest_ms=NOW - HOUR,
    visitors=12, version="0.1.0",
)  # fmt: skip


def line(measured: Measured, key: str) -> tuple[str, str]:
    found = next(one for one in judged(measured) if one.key == key)
    assert found.state == "ok" or found.remedy
    return found.state, found.said


def test_a_machine_that_is_well_says_so_in_every_line() -> None:
    assert {one.state for one in judged(WELL)} == {"ok"}
    assert line(WELL, "disk")[1] == "还剩 40.0 GB，共 100.0 GB"
    assert line(WELL, "visits")[1] == "今天 12 人次"


@pytest.mark.parametrize(
    ("given", "key", "state", "said"),
    [
        ({"free_bytes": 900 * MB}, "disk", "warn", "还剩 900 MB，共 100.0 GB"),
        ({"free_bytes": 199 * MB}, "disk", "bad", "快满了：还剩 199 MB，共 100.0 GB"),
        ({"free_bytes": 0, "ballast": False}, "disk", "bad", "已满，备用的空间也用掉了：还剩 0 MB，共 100.0 GB"),
        ({"ballast": False}, "disk", "ok", "还剩 40.0 GB，共 100.0 GB"),
        ({"damage": "数据库文件有损坏的地方。"}, "database", "bad", "数据库文件有损坏的地方。"),
        ({"chain": Verdict(7, BadEvent("d", 1, 7, "顺序被改动"))}, "chain", "bad", "第 7 条不对：顺序被改动"),
        ({"newest_ms": NOW + 4 * 60_000}, "clock", "ok", "没有被拨回"),
        ({"newest_ms": NOW + 30 * 60_000}, "clock", "bad", "比最新一条记录慢了 30 分钟"),
        ({"newest_ms": NOW + 5 * HOUR}, "clock", "bad", "比最新一条记录慢了 5 小时"),
        ({"newest_ms": NOW + 400 * DAY}, "clock", "bad", "比最新一条记录慢了 400 天"),
        ({"unbooked": Unbooked(visits=2, why=FULL)}, "visits", "warn", "今天 12 人次；2 次参观还没有记上"),
        ({"unbooked": Unbooked(answers=1, why=FULL)}, "visits", "warn", "今天 12 人次；1 份评价还没有记上"),
        ({"unbooked": Unbooked(lost=3)}, "visits", "warn", "今天 12 人次；丢了 3 条记录"),
    ],
)
def test_what_is_wrong_is_said_with_what_to_do(given: dict, key: str, state: str, said: str) -> None:
    assert line(replace(WELL, **given), key) == (state, said)


def test_what_waits_is_tried_again_and_what_was_lost_is_not_promised() -> None:
    def visits(kept: Unbooked) -> tuple[str, str]:
        found = next(one for one in judged(replace(WELL, unbooked=kept)) if one.key == "visits")
        return found.said, found.remedy

    said, remedy = visits(Unbooked(visits=400, answers=200, lost=5, why=FULL))
    assert said == "今天 12 人次；400 次参观、200 份评价还没有记上；丢了 5 条记录"
    assert remedy == "原因：磁盘满了。会自动再试。丢了的补不回来，统计里会少这些，请联系技术人员。"
    assert "再试" not in visits(Unbooked(lost=5))[1]


def test_what_hangs_on_the_machine_is_named_or_missed() -> None:
    there = Fittings(screens=[(1920, 1080)], sound=True, touch=True, printer="EPSON", voice="普通话")
    none = Fittings(screens=[], sound=False, touch=False, printer="", voice="", faces_missing=["Regular.ttf"])

    assert [one.state for one in judged_fittings(there)] == ["ok"] * 6
    assert [one.state for one in judged_fittings(none)] == ["bad", "warn", "warn", "bad", "warn", "warn"]
    assert all(one.remedy for one in judged_fittings(none))


def test_a_lost_face_is_named_with_what_stands_in_for_it() -> None:
    there = Fittings(
        screens=[(1, 1)], sound=True, touch=True, printer="E", voice="普", faces_missing=["A.ttf", "B.ttf"]
    )

    def face(fittings: Fittings) -> tuple[str, str]:
        return next((one.state, one.said) for one in judged_fittings(fittings) if one.key == "face")

    assert face(there) == ("bad", "A.ttf、B.ttf 缺少或损坏，先用别的字体顶上；不能生成 PDF")
    assert "方框" in face(replace(there, writes_chinese=False))[1]
