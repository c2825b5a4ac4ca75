"""Evaluation profiles as files: shipped, own, broken; and as workbooks that are filled in and brought back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from edu.bootstrap.files import ProfileWorkbooks
from edu.domain.actors import Actor, Role
from edu.domain.drills.evaluation import Profile
from edu.domain.errors import BadFile, Conflict, InvalidInput, NotAllowed, NotFound, PackError
from edu.packs.evaluation_reader import read_profile
from edu.packs.evaluation_writer import write_profile
from edu.packs.library import ContentLibrary
from edu.packs.own_profiles import OwnProfiles
from edu.packs.profile_workbook import read_profile_workbook
from edu.reports.profile_workbook import write_profile_workbook
from edu.services.drill_profiles import DrillProfiles
from edu.system.paths import root
from tests.edu.services.drill_hall import make_profile

TRAINER, KIOSK = Actor(role=Role.TRAINER, id="t"), Actor(role=Role.KIOSK, id="k")
LIBRARY = ContentLibrary(root() / "content", root() / "exams")
GOOD = """schema: 1
id: mine
version: 1
title: 我的评估表
grades:
  - {id: yes-1, title: 是, share: 100%}
  - {id: no-1, title: 否, share: 0}
groups:
  - id: call
    title: 叫应
    indicators:
      - {id: who, text: 先叫谁说得清, weight: 2}
"""


def read(tmp_path: Path, text: str) -> tuple[Profile | None, list[tuple[int | None, str]]]:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_profile(path, "mine.yaml", {"aq-t-9009-2015"})
    return reading.value, [(one.line, one.message) for one in reading.problems]


# -- shipped --


def test_what_is_shipped_is_sound_and_says_what_is_to_be_completed() -> None:
    profiles = {id_: LIBRARY.profile_reading(id_) for id_ in LIBRARY.profile_ids}
    assert set(profiles) == {"house", "hseep", "aq-t-9009-2015", "gb-t-46792-2025"}
    assert all(reading.clean and reading.value for reading in profiles.values())
    for reading in profiles.values():
        assert reading.value is not None
        for one in reading.value.indicators():
            assert one.known != "original", "nobody has read a standard's own words"
            assert (one.known == "own") == (not reading.value.basis)
    standard = profiles["gb-t-46792-2025"].value
    assert standard is not None
    assert not list(standard.indicators())
    assert standard.pending == 2


# -- files --


def test_a_profile_reads_back_as_it_was_written(tmp_path: Path) -> None:
    for profile in (make_profile(basis="aq-t-9009-2015"), make_profile(groups=(), basis="", note="说明：含“引号”")):
        write_profile(profile, tmp_path / "house.yaml")
        reading = read_profile(tmp_path / "house.yaml", "x", {"aq-t-9009-2015"})
        assert reading.value == profile, reading.problems


def test_every_problem_of_a_file_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    value, problems = read(
        tmp_path,
        """schema: 1
id: other
version: 0
title: 我的评估表
basis: nobody-knows
colour: blue
grades:
  - {id: yes-1, title: 是, share: 很高}
  - {id: no-1, title: 否, share: 0, from: 20%}
  - {id: no-1, title: 否, share: 50%, from: 30%}
groups:
  - id: call
    title: 叫应
    indicators:
      - {id: who, weight: 2}
      - {id: who, text: 有人核对, weight: 0}
      - {id: law, text: 条文, known: retold}
      - {id: wait, text: 不该有, clause: 附录B 1, known: pending}
      - {id: odd, text: 看, known: rumour}
""",
    )
    assert value is None
    assert [line for line, _ in problems].count(None) == 0
    for line, said in (
        (2, "与文件名“mine”不同"), (3, "version"), (5, "依据库里没有"), (6, "没有“colour”"), (8, "share"),
        (10, "用了两次"), (15, "没有内容"), (16, "weight"), (17, "没有写条款号"), (18, "却写了内容"), (19, "rumour"),
    ):  # fmt: skip
        assert any(at == line and said in message for at, message in problems), (line, said, problems)
    assert any("总评下限不低于" in message and line == 10 for line, message in problems)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "yaml-top"), ("- 1", "yaml-top"), ("schema: 2\n", "schema-newer"), (GOOD, ""),
        ("a: &x 1\nb: *x\n", "yaml-alias"), ("schema: 1\nid: mine\n", "missing"), ("grades: {", "yaml"),
        (GOOD.replace("id: mine", "id: 叶村"), "id-file"),
    ],
)  # fmt: skip
def test_a_hostile_or_half_written_file_is_refused_whole(tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_profile(path, "mine.yaml", ())
    assert (reading.value is None) == bool(code)
    assert not code or code in {one.code for one in reading.problems}


def test_a_broken_shipped_file_fails_the_check(tmp_path: Path) -> None:
    from datetime import date

    from edu.packs.checking import check_everything

    (tmp_path / "evaluation").mkdir()
    (tmp_path / "evaluation" / "mine.yaml").write_text(GOOD.replace("share: 0", "share: 100%"), encoding="utf-8")
    _packs, problems = check_everything(tmp_path, tmp_path, date(2026, 1, 1), "drills")
    (problem,) = [one for one in problems if one.file == "content/evaluation/mine.yaml"]
    assert (problem.line, "得分率不低于" in problem.message) == (7, True)


# -- own profiles --


@pytest.fixture
def profiles(tmp_path: Path) -> DrillProfiles:
    return DrillProfiles(OwnProfiles(LIBRARY, tmp_path / "own"), ProfileWorkbooks())


def test_a_copy_is_edited_saved_and_deleted_and_a_shipped_one_stays(profiles: DrillProfiles, tmp_path: Path) -> None:
    made = profiles.copy(TRAINER, "aq-t-9009-2015", " 本地的 ")
    opened = profiles.open(TRAINER, made)
    assert (opened.own, opened.profile.title, opened.profile.version) == (True, "本地的", 1)
    assert "据转述，待核" in opened.basis
    assert profiles.save(TRAINER, replace(opened.profile, title="改过的")).version == 2
    assert [line.title for line in profiles.list(TRAINER) if line.own] == ["改过的"]
    profiles.remove(TRAINER, made)
    assert not any(line.own for line in profiles.list(TRAINER))
    for work in (
        lambda: profiles.save(TRAINER, opened.profile), lambda: profiles.remove(TRAINER, "house"),
        lambda: OwnProfiles(LIBRARY, tmp_path).write(replace(opened.profile, id="house")),
        lambda: OwnProfiles(LIBRARY, tmp_path).write(replace(opened.profile, id="../x")),
    ):  # fmt: skip
        with pytest.raises(Conflict):
            work()
    with pytest.raises(NotFound):
        profiles.remove(TRAINER, "ghost")
    with pytest.raises(NotFound):
        profiles.open(TRAINER, "ghost")


def test_what_has_faults_is_not_saved(profiles: DrillProfiles) -> None:
    made = profiles.copy(TRAINER, "house", "本地的")
    before = profiles.open(TRAINER, made).profile
    with pytest.raises(InvalidInput, match="没有名称") as refused:
        profiles.save(TRAINER, replace(before, title="", grades=()))
    assert len(refused.value.problems) == 2
    assert len(profiles.faults(replace(before, title=""))) == 1
    with pytest.raises(InvalidInput, match="没有名称"):
        profiles.copy(TRAINER, "house", " ")
    assert profiles.open(TRAINER, made).profile == before


def test_a_broken_own_file_is_a_line_with_its_problems_and_can_be_deleted(
    profiles: DrillProfiles, tmp_path: Path
) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "torn.yaml").write_text("schema: 1\nid: torn\ntitle: [", encoding="utf-8")
    (line,) = [one for one in profiles.list(TRAINER) if one.own]
    assert (line.id, line.usable, bool(line.problems)) == ("torn", False, True)
    with pytest.raises(PackError, match="不能使用"):
        profiles.open(TRAINER, "torn")
    profiles.remove(TRAINER, "torn")
    assert not any(one.own for one in profiles.list(TRAINER))


def test_profiles_are_for_who_leads_drills(profiles: DrillProfiles, tmp_path: Path) -> None:
    for work in (
        lambda: profiles.list(KIOSK), lambda: profiles.open(KIOSK, "house"), lambda: profiles.remove(KIOSK, "x"),
        lambda: profiles.bring_in(KIOSK, tmp_path / "x.xlsx"), lambda: profiles.save(KIOSK, make_profile()),
        lambda: profiles.copy(KIOSK, "house", "甲"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            work()


# -- workbooks --


def same(profile: Profile) -> Profile:
    """Without what a workbook does not carry."""
    groups = tuple(replace(group, id="g") for group in profile.groups)
    return replace(profile, version=1, groups=groups)


@pytest.mark.parametrize("id_", LIBRARY.profile_ids)
def test_a_workbook_gives_the_profile_back(tmp_path: Path, id_: str) -> None:
    profile = LIBRARY.profile_reading(id_).value
    assert profile is not None
    write_profile_workbook(profile, "依据", tmp_path / "a.xlsx")
    again, problems = read_profile_workbook(tmp_path / "a.xlsx")
    assert problems == ()
    assert again is not None
    assert same(again) == same(profile)


def test_a_workbook_is_brought_in_beside_what_is_there(profiles: DrillProfiles, tmp_path: Path) -> None:
    profiles.take_out(TRAINER, "house", tmp_path / "a.xlsx")
    assert profiles.bring_in(TRAINER, tmp_path / "a.xlsx") == "house-2"
    assert profiles.bring_in(TRAINER, tmp_path / "a.xlsx") == "house-3"
    first, second = (profiles.open(TRAINER, id_).profile for id_ in ("house-2", "house-3"))
    assert same(replace(first, id="x")) == same(replace(second, id="x"))


def test_a_workbook_whose_id_is_free_keeps_it_and_any_other_gets_a_free_one(
    profiles: DrillProfiles, tmp_path: Path
) -> None:
    path = tmp_path / "a.xlsx"
    for id_, wanted in (("yecun", "yecun"), ("", "imported"), ("叶村", "imported-2"), ("../x", "imported-3")):
        write_profile_workbook(make_profile(basis="", groups=()), "", path)
        book = openpyxl.load_workbook(path)
        book["评估表"]["B2"].value = id_
        book.save(path)
        assert profiles.bring_in(TRAINER, path) == wanted


def test_every_problem_of_a_workbook_is_told_at_once_with_its_place(profiles: DrillProfiles, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    profiles.take_out(TRAINER, "house", path)
    book = openpyxl.load_workbook(path)
    about, grades, indicators = book["评估表"], book["等级"], book["指标"]
    about["B1"].value, about["B5"].value = "", "也许"
    grades["B3"].value, grades["C2"].value = "很高", 1.5
    indicators["C2"].value, indicators["D3"].value, indicators["E4"].value = None, "重", "听说"
    indicators["F6"].value = indicators["F5"].value
    book.save(path)
    with pytest.raises(PackError, match="没有导入") as refused:
        profiles.bring_in(TRAINER, path)
    found = {(one.sheet, one.row, one.column) for one in refused.value.problems}
    assert found >= {
        ("评估表", 1, None), ("评估表", 5, "B"), ("等级", 3, "B"), ("指标", 2, "C"), ("指标", 3, "D"),
        ("指标", 4, "E"), ("指标", 6, "F"),
    }, refused.value.problems  # fmt: skip
    assert not any(line.own for line in profiles.list(TRAINER))


def test_a_workbook_of_something_else_is_refused(profiles: DrillProfiles, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    with pytest.raises(BadFile, match="缺少工作表"):
        profiles.bring_in(TRAINER, path)
    for data in (b"", b"%PDF-1.4 nothing", b"PK\x03\x04torn", "姓名,电话".encode()):
        path.write_bytes(data)
        with pytest.raises(BadFile, match="不是评估表"):
            profiles.bring_in(TRAINER, path)
    path.write_bytes(b"x" * (5 * 1024 * 1024 + 1))
    with pytest.raises(BadFile, match="超过 5 MB"):
        profiles.bring_in(TRAINER, path)
    with pytest.raises(BadFile, match="打不开"):
        profiles.bring_in(TRAINER, tmp_path / "ghost.xlsx")


def test_columns_may_stand_in_any_order_but_not_be_missing(profiles: DrillProfiles, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    profiles.take_out(TRAINER, "house", path)
    book = openpyxl.load_workbook(path)
    book["等级"].delete_cols(2)
    book["指标"].move_range("F1:F200", cols=2)
    book.save(path)
    with pytest.raises(PackError) as refused:
        profiles.bring_in(TRAINER, path)
    assert any(one.sheet == "等级" and "缺少“得分率”" in one.message for one in refused.value.problems)
    assert not any(one.sheet == "指标" for one in refused.value.problems)


def test_a_source_that_is_not_registered_is_refused_in_words(profiles: DrillProfiles, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    profiles.take_out(TRAINER, "aq-t-9009-2015", path)
    book = openpyxl.load_workbook(path)
    book["评估表"]["B3"].value = "db-33-local"
    book.save(path)
    with pytest.raises(InvalidInput, match="依据库里没有“db-33-local”"):
        profiles.bring_in(TRAINER, path)


def test_text_from_outside_never_becomes_a_formula(tmp_path: Path) -> None:
    profile = make_profile(title="=1+1", basis="")
    write_profile_workbook(replace(profile, groups=()), "", tmp_path / "a.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["评估表"]["B1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
