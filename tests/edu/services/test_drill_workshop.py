"""The workshop: own scenarios beside the shipped ones, drafts that wait, files from outside that can do no harm."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from edu.domain.drills.beginnings import Beginning
from edu.domain.drills.editing import part_at, with_field
from edu.domain.drills.overlay import Overlay
from edu.domain.errors import Conflict, DiskFull, InvalidInput, NotAllowed, NotFound, PackError
from edu.packs import drill_writer
from edu.packs.own_drills import OwnDrills
from edu.services.drill_local_settings import DrillLocalSettings
from edu.services.drill_workshop import DrillWorkshop
from tests.edu.services.drill_shelf import FLOOD, LEARNER, LIBRARY, TRAINER, own
from tests.edu.services.own_scenario import small_scenario


def test_a_copy_stands_beside_the_shipped_one_and_can_be_played(workshop: DrillWorkshop, files: OwnDrills) -> None:
    scenario = own(workshop)
    assert scenario == replace(LIBRARY.drill(FLOOD), id="yecun", title="叶村山洪", version=1)
    assert next((line.id, line.own) for line in workshop.list(TRAINER)) == ("yecun", True)
    assert files.drill_ids == (*LIBRARY.drill_ids, "yecun")
    assert files.drill("yecun") == scenario
    assert files.drill(FLOOD) == LIBRARY.drill(FLOOD)


def test_ids_that_are_taken_or_misspelt_are_refused(workshop: DrillWorkshop) -> None:
    own(workshop)
    for id_ in (FLOOD, "yecun", "../x", "叶村", "not", "", "a" * 41):
        with pytest.raises(InvalidInput):
            workshop.copy(TRAINER, FLOOD, id_, "x")
    with pytest.raises(InvalidInput, match="名称"):
        workshop.copy(TRAINER, FLOOD, "other", "  ")
    assert workshop.free_id("yecun") == "yecun-2"
    assert workshop.save_as(TRAINER, LIBRARY.drill(FLOOD), "other", "另一份") == "other"


def test_a_shipped_scenario_is_never_written_or_shadowed(
    workshop: DrillWorkshop, files: OwnDrills, tmp_path: Path
) -> None:
    shipped = workshop.open(TRAINER, FLOOD)
    assert not shipped.own
    with pytest.raises(Conflict):
        workshop.save(TRAINER, shipped.scenario)
    with pytest.raises(Conflict):
        files.write(shipped.scenario)
    with pytest.raises(Conflict):
        workshop.remove(TRAINER, FLOOD)
    shadow = tmp_path / "drills" / FLOOD / "scenario.yaml"
    shadow.parent.mkdir(parents=True)
    shadow.write_text("schema: 1\nid: flash-flood\n", encoding="utf-8")
    assert files.own == ()
    assert files.drill(FLOOD) == LIBRARY.drill(FLOOD)


def test_a_draft_with_problems_is_saved_reopened_and_not_played(workshop: DrillWorkshop, files: OwnDrills) -> None:
    scenario = with_field(own(workshop), ("zones", "stone"), "danger", "creek.stag >")
    workshop.save(TRAINER, scenario)
    draft = workshop.open(TRAINER, "yecun")
    assert draft.scenario == scenario
    assert draft.faults == (), "what is wrong is all in the scenario itself"
    assert any(one.part == "zone" and one.field == "danger" for one in workshop.findings(scenario))
    line = workshop.list(TRAINER)[0]
    assert line.findings == workshop.findings(scenario)
    assert not line.playable
    with pytest.raises(PackError):
        files.drill("yecun")
    with pytest.raises(PackError, match="试玩"):
        workshop.trial(TRAINER, scenario)
    mended = with_field(scenario, ("zones", "stone"), "danger", "0")
    workshop.save(TRAINER, mended)
    assert files.drill("yecun") == mended


def test_the_list_looks_at_a_draft_anew_only_when_it_was_changed(
    workshop: DrillWorkshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, looked = own(workshop), []
    findings = workshop.findings
    monkeypatch.setattr(workshop, "findings", lambda one: looked.append(one.id) or findings(one))
    first = workshop.list(TRAINER)[0]
    assert workshop.list(TRAINER)[0] == first
    assert looked == ["yecun"], "once, and never what the program ships"
    workshop.save(TRAINER, with_field(scenario, ("zones", "stone"), "danger", "creek.stag >"))
    assert not workshop.list(TRAINER)[0].playable


def test_a_file_that_is_unreadable_in_one_line_is_no_scenario_to_play(workshop: DrillWorkshop, tmp_path: Path) -> None:
    own(workshop)
    path = tmp_path / "drills" / "yecun" / "scenario.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text + "colour: blue\n", encoding="utf-8")
    line = workshop.list(TRAINER)[0]
    assert [one.line is not None for one in line.faults] == [True]
    assert not line.playable
    assert workshop.open(TRAINER, "yecun").faults == line.faults


def test_what_a_file_from_outside_says_wrongly_is_told_with_its_place(workshop: DrillWorkshop, tmp_path: Path) -> None:
    own(workshop)
    text = (tmp_path / "drills" / "yecun" / "scenario.yaml").read_text(encoding="utf-8")
    path = tmp_path / "came.yaml"
    path.write_text(re.sub(r"(?m)^minutes: .*$", "minutes: 三十", text), encoding="utf-8")
    draft = workshop.bring_in(TRAINER, path)
    assert [(one.file, one.severity) for one in draft.faults] == [("came.yaml", "error")]
    assert "三十" in draft.faults[0].message + (draft.faults[0].remedy or "")
    assert workshop.open(TRAINER, draft.scenario.id).faults == (), "what stands in for it is written"


def test_a_folder_that_was_copied_by_hand_is_healed_by_saving_it(workshop: DrillWorkshop, tmp_path: Path) -> None:
    own(workshop)
    copytree(tmp_path / "drills" / "yecun", tmp_path / "drills" / "linxi")
    line = next(line for line in workshop.list(TRAINER) if line.id == "linxi")
    assert ([one.code for one in line.beside], line.faults) == (["id-file"], ())
    assert not line.playable
    assert workshop.open(TRAINER, "linxi").faults == ()
    workshop.save(TRAINER, workshop.open(TRAINER, "linxi").scenario)
    assert {line.id for line in workshop.list(TRAINER) if line.own and line.playable} == {"yecun", "linxi"}


def test_a_doubled_rule_is_a_finding_of_its_field_and_no_fault_of_the_file(
    workshop: DrillWorkshop, files: OwnDrills, tmp_path: Path
) -> None:
    scenario = own(workshop)
    path = tmp_path / "drills" / "yecun" / "scenario.yaml"
    rule = scenario.debrief.rules[0]
    text = path.read_text(encoding="utf-8")
    (line_of_rule,) = [line for line in text.splitlines(keepends=True) if line.strip() == f"- {rule}"]
    path.write_text(text.replace(line_of_rule, line_of_rule * 2), encoding="utf-8")

    draft = workshop.open(TRAINER, "yecun")
    assert draft.scenario.debrief.rules == (rule, *scenario.debrief.rules), "the file is read whole"
    assert draft.faults == ()
    line = workshop.list(TRAINER)[0]
    errors = [one for one in line.findings if one.severity == "error"]
    assert [(one.code, one.part, one.field) for one in errors] == [("twice", "debrief", "rules")]
    assert (line.faults, line.beside, line.playable) == ((), (), False)
    with pytest.raises(PackError):
        files.drill("yecun")

    workshop.save(TRAINER, replace(draft.scenario, debrief=scenario.debrief))
    assert workshop.list(TRAINER)[0].playable
    assert files.drill("yecun") == scenario


def test_an_error_that_no_finding_tells_stands_beside_and_nothing_stands_in(
    workshop: DrillWorkshop, tmp_path: Path
) -> None:
    """Each group may have a million; that all together may not, only a reader of the file says."""
    scenario = own(workshop)
    crowded = [
        replace(zone, groups=tuple(replace(one, people=900_000) for one in zone.groups)) for zone in scenario.zones
    ]
    workshop.save(TRAINER, replace(scenario, zones=tuple(crowded)))
    line = workshop.list(TRAINER)[0]
    assert all(one.severity != "error" for one in line.findings)
    assert [one.code for one in line.beside] == ["too-many"]
    assert (line.faults, line.playable) == ((), False)
    assert workshop.open(TRAINER, "yecun").faults == ()


def test_what_would_be_lost_is_not_saved(workshop: DrillWorkshop, tmp_path: Path) -> None:
    scenario = own(workshop)
    before = (tmp_path / "drills" / "yecun" / "scenario.yaml").read_bytes()
    twice = replace(scenario, zones=(*scenario.zones, scenario.zones[0]))
    with pytest.raises(PackError, match="丢掉"):
        workshop.save(TRAINER, twice)
    assert (tmp_path / "drills" / "yecun" / "scenario.yaml").read_bytes() == before


def test_a_full_disk_leaves_the_old_file_whole(
    workshop: DrillWorkshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario = own(workshop)
    path = tmp_path / "drills" / "yecun" / "scenario.yaml"
    before = path.read_bytes()

    def full(_self: Path, _to: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskFull):
        workshop.save(TRAINER, replace(scenario, title="新名称"))
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["scenario.yaml"]


def test_a_broken_file_is_a_line_of_the_list_and_can_be_removed(workshop: DrillWorkshop, tmp_path: Path) -> None:
    own(workshop)
    broken = tmp_path / "drills" / "broken" / "scenario.yaml"
    broken.parent.mkdir()
    broken.write_bytes(b"\xff\xfe: [")
    lines = {line.id: line for line in workshop.list(TRAINER)}
    assert (lines["broken"].title, len(lines["broken"].faults)) == ("", 1)
    assert not lines["broken"].playable
    assert lines["yecun"].playable
    with pytest.raises(PackError):
        workshop.open(TRAINER, "broken")
    workshop.remove(TRAINER, "broken")
    assert not broken.parent.exists()
    with pytest.raises(NotFound):
        workshop.remove(TRAINER, "../../etc")
    with pytest.raises(NotFound):
        workshop.open(TRAINER, "broken")


def test_a_folder_copied_by_hand_does_not_overwrite_the_first(workshop: DrillWorkshop, tmp_path: Path) -> None:
    own(workshop)
    second = tmp_path / "drills" / "second"
    second.mkdir()
    (second / "scenario.yaml").write_bytes((tmp_path / "drills" / "yecun" / "scenario.yaml").read_bytes())
    draft = workshop.open(TRAINER, "second")
    workshop.save(TRAINER, replace(draft.scenario, title="第二份"))
    assert workshop.open(TRAINER, "second").faults == ()
    assert workshop.open(TRAINER, "yecun").scenario.title == "叶村山洪"


def test_bots_try_a_draft_and_the_proof_tells_how_far_it_is(workshop: DrillWorkshop) -> None:
    scenario = LIBRARY.drill(FLOOD)
    heard: list[float] = []
    rows = workshop.trial(TRAINER, scenario, lambda share, _text: heard.append(share))
    means = {row.bot: row.mean for row in rows}
    assert means["expert"] > means["average"] > means["random"] > means["idle"]
    assert heard == sorted(heard)

    class Stop(Exception):
        pass

    def stop(share: float, _text: str) -> None:
        if share:
            raise Stop

    with pytest.raises(Stop):
        workshop.prove(TRAINER, scenario, stop)


def test_a_proof_of_a_draft_that_does_not_compile_says_why(workshop: DrillWorkshop) -> None:
    broken = with_field(LIBRARY.drill(FLOOD), ("zones", "stone"), "danger", "creek.stag >")
    report = workshop.prove(TRAINER, broken)
    assert not report.ok
    assert report.findings


NEW = Beginning(
    id="baishi", title=" 白石村山洪 ", hazard="flash-flood", level="village", world="rain",
    roles=("书记", " ", "网格员"), zone="白石村",
)  # fmt: skip


def test_a_scenario_begins_from_nothing_and_waits_as_a_draft(workshop: DrillWorkshop, files: OwnDrills) -> None:
    assert workshop.begin(TRAINER, NEW) == "baishi"
    scenario = workshop.open(TRAINER, "baishi").scenario
    assert (scenario.title, [role.title for role in scenario.roles]) == ("白石村山洪", ["书记", "网格员"])
    assert any(one.code == "absent" and one.field == "decisions" for one in workshop.findings(scenario))
    with pytest.raises(PackError):
        files.drill("baishi")
    for wrong in (
        NEW,
        replace(NEW, id="x", roles=(" ",)),
        replace(NEW, id="x", zone=""),
        replace(NEW, id="x", title=""),
    ):
        with pytest.raises(InvalidInput):
            workshop.begin(TRAINER, wrong)


def test_own_ones_are_proved_without_the_counts_of_the_house(workshop: DrillWorkshop) -> None:
    assert workshop.prove(TRAINER, small_scenario("small")).ok


def test_only_trainers_and_managers_work_here(workshop: DrillWorkshop, files: OwnDrills, tmp_path: Path) -> None:
    scenario, local = LIBRARY.drill(FLOOD), DrillLocalSettings(files)
    calls: tuple[Callable[[], object], ...] = (
        lambda: workshop.list(LEARNER),
        lambda: workshop.open(LEARNER, FLOOD),
        lambda: workshop.register(LEARNER),
        lambda: workshop.begin(LEARNER, NEW),
        lambda: workshop.copy(LEARNER, FLOOD, "x", "x"),
        lambda: workshop.save(LEARNER, scenario),
        lambda: workshop.save_as(LEARNER, scenario, "x", "x"),
        lambda: workshop.remove(LEARNER, FLOOD),
        lambda: workshop.prove(LEARNER, scenario),
        lambda: workshop.trial(LEARNER, scenario),
        lambda: workshop.bring_in(LEARNER, tmp_path),
        lambda: workshop.take_out(LEARNER, FLOOD, tmp_path / "x"),
        lambda: local.open(LEARNER, FLOOD),
        lambda: local.prove(LEARNER, scenario, Overlay(scenario=FLOOD)),
        lambda: local.save(LEARNER, scenario, Overlay(scenario=FLOOD)),
    )
    for call in calls:
        with pytest.raises(NotAllowed):
            call()
    assert workshop.register(TRAINER).sources["central-grassroots-2024"]


def test_a_point_of_a_copy_is_where_it_was(workshop: DrillWorkshop) -> None:
    scenario = own(workshop)
    assert part_at(scenario, ("zones", "stone")).x == part_at(LIBRARY.drill(FLOOD), ("zones", "stone")).x
    assert drill_writer.scenario_text(scenario).startswith("schema: 1\nid: yecun\n")
