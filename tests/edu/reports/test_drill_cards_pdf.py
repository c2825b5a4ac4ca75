from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from edu.domain.drills.papers import card_sheet
from edu.reports.drill_cards_pdf import drill_cards_pdf, write_drill_cards
from tests.edu.reports.test_learning_file_pdf import pages
from tests.edu.services.drill_hall import make_scenario

PHONES = {"secretary": "13800000000", "ghost": "1"}


def words(data: bytes) -> list[str]:
    return ["".join(text.split()) for text in pages(data)]


def test_a_card_a_seat_then_the_letters() -> None:
    seats, letters = words(drill_cards_pdf(card_sheet(make_scenario(), PHONES)))
    for said in ("书记", "你管全村", "值班员", "你守电话", "开礼堂", "报送首报", "书记13800000000", "下雨了"):
        assert said in seats
    assert seats.count("演练") >= 2
    assert (letters.count("演练"), [letter for letter in "ABCDE" if letter in letters]) == (4, ["A", "B", "C", "D"])


def test_the_questions_to_come_are_on_no_card() -> None:
    whole = "".join(words(drill_cards_pdf(card_sheet(make_scenario(), {}))))
    assert "问题" not in whole
    assert "联系电话" not in whole


def test_a_card_that_is_too_full_is_printed_smaller_and_whole() -> None:
    scenario = make_scenario()
    roles = tuple(
        replace(role, brief="你知道的很多" * 150, title="长" * 60, sees=("stone",)) for role in scenario.roles
    )
    seats, _ = words(drill_cards_pdf(card_sheet(replace(scenario, roles=roles), PHONES)))
    assert seats.count("你知道的很多") == 300
    assert seats.count("只给本席位看") == 2


def test_a_card_with_room_is_printed_large() -> None:
    with pypdfium2.PdfDocument(drill_cards_pdf(card_sheet(make_scenario(), {}))) as document:
        shown = document[0].get_textpage()
        at = shown.get_text_range().index("你守电话")
        assert raw.FPDFText_GetFontSize(shown, at) >= 15


def test_five_options_need_five_letters() -> None:
    scenario = make_scenario()
    first = scenario.decisions[0]
    more = replace(first, options=(*first.options, replace(first.options[0], id="more")))
    shown = words(drill_cards_pdf(card_sheet(replace(scenario, decisions=(more,)), {})))
    assert len(shown) == 3
    assert "E" in shown[-1]


def test_cards_replace_the_file(tmp_path: Path) -> None:
    write_drill_cards(card_sheet(make_scenario(), {}), tmp_path / "cards.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["cards.pdf"]
