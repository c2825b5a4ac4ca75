from __future__ import annotations

from datetime import date
from pathlib import Path

from edu.domain.hall.days import day_of
from edu.domain.hall.plan import HallPlan
from edu.packs.checks import check_content
from edu.packs.hall_reader import read_hall
from edu.packs.library import ContentLibrary
from edu.packs.rules.hall import check_hall
from edu.system.paths import Paths

PATHS = Paths(data=Path())
GOOD = """schema: 1
id: calendar
campaigns:
  - {id: fire, title: 消防宣传月, sentence: 家家会用灭火器, first: "11-01", last: "11-30", door: play, front: [game:smoke], basis: 待核}
teasers:
  - {picture: yingzhi.x/media/a.svg, question: 会用吗？, seasons: [winter], campaigns: [fire]}
"""  # noqa: E501


def read(tmp_path: Path, text: str = GOOD) -> object:
    path = tmp_path / "calendar.yaml"
    path.write_text(text, "utf-8")
    return read_hall(path, "content/hall/calendar.yaml")


def said(tmp_path: Path, old: str, new: str) -> str:
    assert old in GOOD
    reading = read(tmp_path, GOOD.replace(old, new))
    assert reading.value is None  # type: ignore[attr-defined]
    return "\n".join(problem.message for problem in reading.problems)  # type: ignore[attr-defined]


def test_the_shipped_calendar_holds_and_every_campaign_day_has_its_campaign() -> None:
    library = ContentLibrary(PATHS.content, PATHS.exams)
    problems = [p for p in check_content(library, date(2026, 11, 22)) if "hall" in p.file]
    plan = HallPlan(campaigns=library.hall.campaigns)
    leads = {
        day: lead.id
        for day in ("2026-05-12", "2026-06-16", "2026-07-20", "2026-09-01", "2026-11-09", "2027-01-10", "2027-04-05")
        if (lead := day_of(plan, date.fromisoformat(day)).lead)
    }

    assert problems == []
    assert list(leads.values()) == [
        "disaster-day", "safety-month", "flood-season", "first-lesson", "fire-month", "winter-warmth", "forest-fire",
    ]  # fmt: skip
    assert all(campaign.basis for campaign in library.hall.campaigns)


def test_every_shipped_campaign_and_season_has_drawings_of_its_own() -> None:
    pack = ContentLibrary(PATHS.content, PATHS.exams).hall

    shown = {name for teaser in pack.teasers for name in teaser.campaigns}
    assert shown | {"forest-fire"} == {campaign.id for campaign in pack.campaigns}
    assert {season for teaser in pack.teasers for season in teaser.seasons} == {
        "spring", "summer", "autumn", "winter",
    }  # fmt: skip


def test_what_is_wrong_is_said_with_its_place(tmp_path: Path) -> None:
    assert read(tmp_path).value is not None  # type: ignore[attr-defined]
    assert "没有这一天" in said(tmp_path, "11-30", "11-31")
    assert "door" in said(tmp_path, "door: play", "door: window")
    assert "认不出" in said(tmp_path, "game:smoke", "smoke")
    assert "seasons" in said(tmp_path, "winter", "monsoon")
    assert "没有活动“flood”" in said(tmp_path, "campaigns: [fire]", "campaigns: [flood]")
    twice = GOOD.replace("teasers:", GOOD.splitlines()[3] + "\nteasers:")
    assert any("写了两次" in problem.message for problem in read(tmp_path, twice).problems)  # type: ignore[attr-defined]


def test_what_is_not_installed_cannot_stand_in_front(tmp_path: Path) -> None:
    found = [p.code for p in check_hall(read(tmp_path), (), tmp_path)]  # type: ignore[arg-type]
    assert found == ["hall-front", "hall-picture"]
    long = read(tmp_path, GOOD.replace("会用吗？", "会" * 17))
    assert "hall-long" in [p.code for p in check_hall(long, ("game:smoke",), tmp_path)]  # type: ignore[arg-type]
    broken = read(tmp_path, "schema: 9\n")
    assert [p.code for p in check_hall(broken, (), tmp_path)] == ["schema-newer"]  # type: ignore[arg-type]


def test_an_installation_without_a_calendar_has_an_empty_one(tmp_path: Path) -> None:
    library = ContentLibrary(tmp_path, tmp_path)
    assert (library.hall_reading, library.hall.campaigns) == (None, ())
    (tmp_path / "hall").mkdir()
    (tmp_path / "hall" / "calendar.yaml").write_text("{", "utf-8")
    assert ContentLibrary(tmp_path, tmp_path).hall.teasers == ()
