"""Papers of drills: who gets them, what they hold; and the proof that a run is what its log says."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl
import pytest

from edu.bootstrap.files import DrillPaperFiles
from edu.domain.drills.kept import kept
from edu.domain.drills.overlay import Overlay, applied
from edu.domain.drills.run_views import Evidence
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import Conflict, NotAllowed, NotFound
from edu.domain.register import Register
from edu.packs.library import ContentLibrary
from edu.services.drill_papers import DrillPapers
from edu.services.drill_proof import DrillProof
from edu.system.paths import root
from edu.system.settings import SettingsFile
from tests.edu.reports.test_drill_report_pdf import words
from tests.edu.services.drill_hall import FLOOD, Hall
from tests.edu.services.school import KIOSK, TRAINER, learner
from tests.edu.services.test_drill_results import GOOD, begin, play


@dataclass
class Place:
    """A place with its own names and phones."""

    own: Overlay = field(default_factory=lambda: Overlay(
        scenario=FLOOD, titles={"secretary": "上村书记"}, phones={"secretary": "13800000000"}))  # fmt: skip

    def overlay(self, scenario: Scenario) -> Overlay:
        return self.own

    def laid_over(self, scenario: Scenario) -> tuple[Scenario, str]:
        return applied(scenario, self.own), "0" * 64


@dataclass
class Shelf:
    register: Register = field(default_factory=Register)


@pytest.fixture
def papers(hall: Hall, tmp_path: Path) -> DrillPapers:
    return make_papers(hall, tmp_path)


def make_papers(hall: Hall, folder: Path, place: Place | None = None, register: Register | None = None) -> DrillPapers:
    settings = SettingsFile(folder / "settings.json")
    settings.change(organisation="叶村乡人民政府")
    library = Shelf(register or Register())
    return DrillPapers(
        hall.table, hall.results, hall.comparing, hall.shelf, place, library, settings, DrillPaperFiles()
    )


def closed(hall: Hall, answers: dict[int, tuple[str, str]] = GOOD, village: str = "") -> str:
    run = begin(hall, village or hall.village())
    play(hall, run, answers)
    hall.results.close(TRAINER, run, Evidence(place="村委会", participants=9))
    return run


def test_a_report_holds_the_run_and_the_drill_on_file(hall: Hall, papers: DrillPapers, tmp_path: Path) -> None:
    paper = papers.report_pdf(TRAINER, closed(hall), tmp_path / "a.pdf")

    whole = words((tmp_path / "a.pdf").read_bytes())
    assert paper.evidence is not None
    for said in ("叶村乡人民政府", "村委会", "9人", paper.result.started_event, paper.result.closed_event):
        assert said in whole
    assert all(line.event in whole for line in paper.result.lines)
    assert paper.against is None


def test_a_run_that_goes_on_is_reported_as_it_stands(hall: Hall, papers: DrillPapers, tmp_path: Path) -> None:
    run = begin(hall, hall.village())
    hall.runs.advance(TRAINER, run, 9)
    papers.report_pdf(TRAINER, run, tmp_path / "a.pdf")
    assert "进行中（按现在结束计分）" in words((tmp_path / "a.pdf").read_bytes())


def test_a_citation_stands_in_words_and_one_that_left_the_register_by_its_id(hall: Hall, tmp_path: Path) -> None:
    register = ContentLibrary(root() / "content", root() / "exams").register
    scenario = hall.shelf.drills[FLOOD]
    cited = replace(scenario.redlines[0], cites=("emergency-response-law-2024#61",))
    hall.shelf.drills[FLOOD] = replace(scenario, redlines=(cited,))
    paper = make_papers(hall, tmp_path, register=register).paper(TRAINER, closed(hall))
    assert paper.cite("emergency-response-law-2024#61") == "《突发事件应对法》第六十一条"
    assert paper.cite("law#1") == "law#1"


def test_a_fork_is_set_beside_the_run_it_left(hall: Hall, papers: DrillPapers, tmp_path: Path) -> None:
    run = closed(hall, {6: ("d0", "wait")})
    fork = hall.runs.back(TRAINER, run, 5)
    play(hall, fork, GOOD)
    paper = papers.report_pdf(TRAINER, fork, tmp_path / "a.pdf")
    assert paper.against is not None
    assert paper.against.right.run.id == run
    assert "与另一场对照" in words((tmp_path / "a.pdf").read_bytes())


def test_two_teams_side_by_side(hall: Hall, papers: DrillPapers, tmp_path: Path) -> None:
    village = hall.village()
    first, second = closed(hall, village=village), closed(hall, {6: ("d0", "wait")}, village)
    found = papers.comparison_pdf(TRAINER, first, second, tmp_path / "a.pdf")
    assert found.left.run.id == first
    assert "决定不同的地方" in words((tmp_path / "a.pdf").read_bytes())
    assert papers.report_pdf(TRAINER, first, tmp_path / "b.pdf", against=second).against is not None


def test_the_sums_of_the_sheet_are_the_result(hall: Hall, papers: DrillPapers, tmp_path: Path) -> None:
    run = closed(hall)
    paper = papers.workbook(TRAINER, run, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["得分"]
    earned = [row[5].value for row in sheet.iter_rows(min_row=4) if row[2].value]
    assert sum(earned) == pytest.approx(sum(line.earned for line in paper.result.lines) / 100)
    assert sheet.cell(sheet.max_row, 6).value == paper.result.result.total / 100


def test_cards_carry_the_names_and_phones_of_the_place(hall: Hall, tmp_path: Path) -> None:
    sheet = make_papers(hall, tmp_path, Place()).cards(TRAINER, FLOOD, tmp_path / "a.pdf")
    assert sheet.phones == (("上村书记", "13800000000"),)
    assert "上村书记13800000000" in words((tmp_path / "a.pdf").read_bytes())


def test_papers_are_for_who_leads(hall: Hall, papers: DrillPapers, tmp_path: Path) -> None:
    somebody = learner(hall.school.person(1))
    run = closed(hall)
    stranger = replace(TRAINER, scope="0" * 31 + "9")
    path = tmp_path / "no.pdf"
    for actor in (KIOSK, somebody, stranger):
        for call in (
            lambda actor=actor: papers.report_pdf(actor, run, path),
            lambda actor=actor: papers.workbook(actor, run, path),
            lambda actor=actor: papers.comparison_pdf(actor, run, run, path),
            lambda actor=actor: DrillProof(hall.table).replay(actor, run),
        ):
            with pytest.raises(NotAllowed):
                call()
    for actor in (KIOSK, somebody):
        with pytest.raises(NotAllowed):
            papers.cards(actor, FLOOD, path)
    for missing in (
        lambda: papers.cards(TRAINER, "ghost", path), lambda: papers.report_pdf(TRAINER, "0" * 31 + "1", path),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            missing()
    assert not path.exists()


# -- the proof --


def test_a_closed_run_gives_every_hash_again(hall: Hall) -> None:
    run = closed(hall)
    proof = DrillProof(hall.again().table).replay(TRAINER, run)
    result = hall.results.result(TRAINER, run)
    assert (proof.run, proof.ticks, proof.hash, proof.same) == (run, result.tick, result.hash, True)
    assert proof.compared == result.tick + 1


def test_a_run_that_goes_on_is_compared_where_it_stands(hall: Hall) -> None:
    run = begin(hall, hall.village())
    hall.runs.advance(TRAINER, run, 9)
    proof = DrillProof(hall.table).replay(TRAINER, run)
    assert (proof.ticks, proof.compared, proof.same) == (9, 1, True)


@pytest.mark.parametrize("what", ["picture", "digest", "input", "refused", "shorter"])
def test_what_was_altered_is_found(hall: Hall, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    run = closed(hall)

    def altered(data: bytes) -> object:
        old = kept(data)
        if what == "picture":
            changed = replace(old.pictures[30], hash="0" * 16)
            return replace(old, pictures=(*old.pictures[:30], changed, *old.pictures[31:]))
        if what == "digest":
            return replace(old, digests=((30, "0" * 64),))
        if what == "shorter":
            return replace(old, pictures=(*old.pictures, replace(old.pictures[-1], tick=200)))
        return old

    monkeypatch.setattr("edu.services.drill_proof.kept", altered)
    if what in ("input", "refused"):
        from edu.services import drill_proof

        real = drill_proof.log_of
        kept_inputs = (lambda inputs: inputs[1:]) if what == "input" else (lambda inputs: (*inputs[:1], *inputs))
        monkeypatch.setattr(
            drill_proof, "log_of", lambda *given: replace(log := real(*given), inputs=kept_inputs(log.inputs))
        )

    proof = DrillProof(hall.table).replay(TRAINER, run)

    assert not proof.same
    assert proof.apart == {"picture": 30, "digest": 30, "shorter": 110}.get(what, proof.apart)


def test_what_cannot_be_compared_is_said(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    village = hall.village()
    dropped = begin(hall, village)
    hall.runs.abandon(TRAINER, dropped, "不演了")
    with pytest.raises(Conflict, match="没有留下"):
        DrillProof(hall.table).replay(TRAINER, dropped)
    run = closed(hall, village=village)
    monkeypatch.setattr("edu.services.drill_proof.ENGINE", 99)
    with pytest.raises(Conflict, match="仅可按快照回看"):
        DrillProof(hall.table).replay(TRAINER, run)
