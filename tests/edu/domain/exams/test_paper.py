from __future__ import annotations

import json
from dataclasses import replace

import pytest

from edu.domain.errors import BadFile
from edu.domain.exams.paper import paper_from_json, short_seal
from edu.domain.questions import Situation
from tests.edu.domain.exams.builders import make_paper, make_question

PAPER = make_paper(
    make_question("fire/q1"), make_question("fire/q2", "multiple"), make_question("fire/q3", "truefalse")
)


def test_a_paper_comes_back_from_its_text_exactly() -> None:
    text = PAPER.as_json()
    again = paper_from_json(text)
    assert again == PAPER
    assert again.as_json() == text
    assert paper_from_json(text.encode()) == PAPER


def test_the_text_is_canonical_and_has_key_and_reasons() -> None:
    text = PAPER.as_json()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert '"correct":true' in text
    assert '"why":"理由0"' in text


def test_the_seal_changes_with_anything_on_the_paper() -> None:
    other = make_paper(*(item.question for item in PAPER.items), minutes=91)
    assert len(PAPER.seal) == 64
    assert other.seal != PAPER.seal
    assert other.seal_code != PAPER.seal_code


def test_the_short_code_is_the_first_fifty_bits() -> None:
    assert short_seal("0" * 64) == "00000-00000"
    assert short_seal("f" * 64) == "ZZZZZ-ZZZZZ"
    assert short_seal("00000000" + "00004000" + "0" * 48) == "00000-00001"
    assert PAPER.seal_code == short_seal(PAPER.seal)


def test_items_are_found_by_slot_and_by_section() -> None:
    assert PAPER.item(2) is PAPER.items[1]
    assert PAPER.item(9) is None
    assert [(title, len(items)) for title, items in PAPER.sections] == [
        ("single", 1),
        ("multiple", 1),
        ("truefalse", 1),
    ]
    assert PAPER.total == 300


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"seed":"x"}', b"\xff"])
def test_what_is_no_paper_is_refused(text: str | bytes) -> None:
    with pytest.raises(BadFile):
        paper_from_json(text)


def test_a_text_that_was_touched_is_refused() -> None:
    with pytest.raises(BadFile, match="原样"):
        paper_from_json(PAPER.as_json().replace(",", ", ", 1))
    with pytest.raises(BadFile, match="第 1 题"):
        paper_from_json(PAPER.as_json().replace("题干 fire/q1", "改过 fire/q1"))


def test_a_situation_is_kept_with_the_paper_and_its_absence_is_not_written() -> None:
    told = Situation(id="fire/night", text="半夜……")
    plain, with_it = make_question("fire/a"), make_question("fire/b", situation=told)
    paper = make_paper(plain, with_it)
    assert paper_from_json(paper.as_json()) == paper
    assert paper.as_json().count('"situation":') == 1
    assert make_question("fire/b").version != with_it.version


def test_the_facts_that_a_question_shows_are_no_part_of_the_paper() -> None:
    paper = make_paper(replace(make_question("fire/a"), shown=("fire-119",)))
    assert paper.seal == make_paper(make_question("fire/a")).seal
    assert paper_from_json(paper.as_json()) == paper


def test_a_paper_sealed_before_there_were_situations_has_the_seal_it_always_had() -> None:
    """Written down by the program of that time: whatever a question gains later, old papers open."""
    assert PAPER.seal == "2d92ef25cf0997203d5abbf9a9bdc0d22c5bdd437788b84bb740b127e2b88c84"
    assert PAPER.items[0].version == "20f38c7d0307830d24f74b2f260fd3b0"
