"""One-page aids: who may print them, what is remembered, whether the page may say that it was reviewed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from edu.domain.aids import AidFill
from edu.domain.errors import InvalidInput, NotAllowed, NotFound
from edu.domain.reviews import Finding, Sheet
from edu.packs.library import ContentLibrary
from edu.services.aids import Aids
from edu.services.review_items import aid_item
from tests.edu.packs.builders import make_installation, swap
from tests.edu.services.school import ADMIN, KIOSK, TRAINER, learner
from tests.stores import Bench, shipped_library

CARD, PAGE = "card-cook-oil-pan", "escape-high-rise"


@pytest.fixture
def aids(bench: Bench) -> Aids:
    return bench.services().aids


def words(path: Path, page: int = 0) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return document[page].get_textpage().get_text_bounded().replace("\r\n", "")


def own(bench: Bench, library: ContentLibrary) -> Aids:
    """Over another installation; nothing is remembered."""
    from edu.bootstrap.files import AidPages, PrintFace

    return Aids(library, None, AidPages(), PrintFace(), None, bench.clock, bench.store)


def test_they_are_listed_by_kind_then_by_group_of_topics(aids: Aids) -> None:
    lines = aids.listed(TRAINER)
    kinds = [line.aid.kind for line in lines]
    assert kinds == sorted(kinds, key=["card", "escape", "signal"].index)
    groups = [line.group for line in lines if line.aid.kind == "card"]
    assert list(dict.fromkeys(groups)) == sorted(set(groups), key=groups.index)
    assert len(groups) == 20
    assert not any(line.reviewed for line in lines)


def test_whoever_leads_no_drill_gets_none(aids: Aids, tmp_path: Path) -> None:
    for actor in (KIOSK, learner("p1")):
        for call in (
            lambda who: aids.listed(who),
            lambda who: aids.remembered(who),
            lambda who: aids.print_pdf(who, [CARD], AidFill(), tmp_path / "x.pdf"),
            lambda who: aids.picture(who, CARD, AidFill(), 300),
        ):
            with pytest.raises(NotAllowed):
                call(actor)
    assert not (tmp_path / "x.pdf").exists()


def test_what_was_filled_in_is_printed_and_remembered(aids: Aids, bench: Bench, tmp_path: Path) -> None:
    bench.services().settings.change(organisation="叶村乡人民政府")
    assert aids.remembered(TRAINER) == AidFill()
    fill = AidFill(unit=" 云溪饭店 ", blanks={"负责人电话": "13800001234", "集合点": "停车场"})

    assert aids.print_pdf(TRAINER, [CARD, PAGE, CARD], fill, tmp_path / "a.pdf") == 2

    assert "云溪饭店" in words(tmp_path / "a.pdf")
    assert "13800001234" in words(tmp_path / "a.pdf")
    kept = bench.services().aids.remembered(ADMIN)
    assert (kept.unit, kept.blanks["负责人电话"], kept.blanks["集合点"]) == ("云溪饭店", "13800001234", "停车场")

    aids.print_pdf(TRAINER, [CARD], AidFill(unit="云溪饭店"), tmp_path / "b.pdf")
    kept = aids.remembered(ADMIN)
    assert (kept.blanks["负责人电话"], kept.blanks["集合点"]) == ("", "停车场")


def test_before_the_first_print_the_organisation_stands_there(bench: Bench) -> None:
    services = bench.services()
    services.settings.change(organisation="叶村乡人民政府")
    assert services.aids.remembered(TRAINER) == AidFill(unit="叶村乡人民政府")


@pytest.mark.parametrize("broken", ["{", '{"unit": 3}', '{"unit": "' + "长" * 99 + '"}'])
def test_a_broken_memory_is_no_hindrance(bench: Bench, tmp_path: Path, broken: str) -> None:
    services = bench.services()
    services.paths.aids.parent.mkdir(parents=True, exist_ok=True)
    services.paths.aids.write_text(broken, encoding="utf-8")
    assert services.aids.remembered(TRAINER).blanks == {}
    services.aids.print_pdf(TRAINER, [CARD], AidFill(unit="店"), tmp_path / "a.pdf")
    assert services.aids.remembered(TRAINER).unit == "店"


@pytest.mark.parametrize(
    ("ids", "fill", "part"),
    [
        ([], AidFill(), "还没有选"),
        ([CARD], AidFill(unit="长" * 41), "单位名称"),
        ([CARD], AidFill(blanks={"集合点": "𠮷村"}), "𠮷"),
    ],
)
def test_what_cannot_be_printed_is_said_before(
    aids: Aids, tmp_path: Path, ids: list[str], fill: AidFill, part: str
) -> None:
    with pytest.raises(InvalidInput, match=part):
        aids.print_pdf(TRAINER, ids, fill, tmp_path / "x.pdf")
    with pytest.raises(NotFound):
        aids.picture(TRAINER, "nix", AidFill(), 300)
    assert not (tmp_path / "x.pdf").exists()


def test_the_page_says_that_it_was_reviewed_until_its_words_change(bench: Bench, tmp_path: Path) -> None:
    services, library = bench.services(), shipped_library()
    aid = library.aid(CARD)
    item = aid_item(aid, library.register)
    finding = Finding(kind="aid", id=item.id, version=item.version, verdict="right")
    sheet = Sheet(topic=aid.topic, reviewer="李工", on=date(2026, 11, 20), findings=(finding,))
    assert services.reviews.take(ADMIN, sheet) == 1

    lines = {line.aid.id: line.reviewed for line in services.aids.listed(TRAINER)}
    assert lines[CARD] is True
    assert lines[PAGE] is False
    services.aids.print_pdf(TRAINER, [CARD, PAGE], AidFill(), tmp_path / "a.pdf")
    assert "已由专业人员审核签字" in words(tmp_path / "a.pdf")
    assert "未经专业人员审核签字" in words(tmp_path / "a.pdf", 1)


def test_a_signal_and_its_facts_stand_on_the_review_sheet_of_its_topic() -> None:
    library = shipped_library()
    item = aid_item(library.aid("signal-heat"), library.register)
    assert "红色：24 小时内最高气温将升至 40℃ 以上" in item.text
    assert "预警信号办法" in item.grounds


def test_a_broken_aid_is_left_out_and_the_others_are_there(bench: Bench, tmp_path: Path) -> None:
    aids = own(bench, make_installation(tmp_path, aid=swap("kind: card", "kind: poster")))
    assert aids.listed(TRAINER) == ()


def test_a_fact_that_nobody_could_check_is_said_on_the_page(bench: Bench, tmp_path: Path) -> None:
    aids = own(bench, make_installation(tmp_path, aid=swap("{{fact:hose-length}}", "{{fact:unsure}}")))
    path = tmp_path / "a.pdf"
    assert aids.listed(TRAINER)[0].group == ""
    assert aids.remembered(TRAINER) == AidFill()
    aids.print_pdf(TRAINER, ["card-keeper-fire"], AidFill(), path)
    assert "部分依据待核" in words(path)
    assert "《消防法》第四十四条" in words(path)
