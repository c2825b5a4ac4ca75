from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.reviews import (
    Change,
    Finding,
    KeptFinding,
    ReviewItem,
    Sheet,
    Verdict,
    change_between,
    newest,
    overruled,
    reopened_words,
    topic_review,
    version_of,
)

FACT = ReviewItem(kind="fact", id="hose", version="v1", text="2 m", grounds="GB", status="original")
QUESTION = ReviewItem(kind="question", id="gas/q", version="v1", text="？", grounds="GB", status="original")


def said(item: ReviewItem, verdict: Verdict, day: int = 1, *, version: str = "v1", at_ms: int = 0) -> KeptFinding:
    finding = Finding(kind=item.kind, id=item.id, version=version, verdict=verdict, note="见第三条")
    return KeptFinding(finding=finding, reviewer="李工", on=date(2026, 11, day), at_ms=at_ms)


def test_the_newest_word_counts_by_the_day_of_the_signature_then_by_its_coming_in() -> None:
    words = newest([said(FACT, "right", 3), said(FACT, "wrong", 2, at_ms=9), said(QUESTION, "unsure", 2, at_ms=1),
                    said(QUESTION, "right", 2, at_ms=2)])  # fmt: skip
    assert words[FACT.key].finding.verdict == "right"
    assert words[QUESTION.key].finding.verdict == "right"


def test_a_topic_is_signed_when_every_item_as_it_stands_is_right() -> None:
    half = topic_review("T05", "燃气", [FACT, QUESTION], newest([said(FACT, "right")]))
    assert (half.right, half.open, half.signed) == (1, 1, False)
    whole = topic_review("T05", "燃气", [FACT, QUESTION], newest([said(FACT, "right"), said(QUESTION, "right", 4)]))
    assert whole.signed
    assert (whole.reviewers, whole.last) == (("李工",), date(2026, 11, 4))


def test_a_word_on_other_words_than_those_that_stand_now_does_not_count() -> None:
    review = topic_review("T05", "燃气", [FACT], newest([said(FACT, "right", version="v0")]))
    assert (review.right, review.open, review.signed) == (0, 1, False)


def test_an_item_without_pictures_has_the_version_that_old_signatures_hold_for() -> None:
    assert version_of("0123456789abcdef", "") == "0123456789abcdef"
    assert version_of("0123456789abcdef", "fedcba9876543210") == "0123456789abcdef-fedcba9876543210"


@pytest.mark.parametrize(
    ("signed", "now", "change"),
    [
        ("a-1", "a-2", "pictures"),
        ("a-1", "b-1", "words"),
        ("a-1", "b-2", "both"),
        ("a", "a-1", "unseen"),
        ("a", "b", "words"),
        ("a", "b-1", "words"),
        ("a-1", "b", "words"),
    ],
)
def test_what_is_no_longer_as_it_was_looked_at_is_told(signed: str, now: str, change: Change) -> None:
    assert change_between(signed, now) == change


def test_what_changed_since_its_signature_is_open_again_with_the_last_word_and_the_reason() -> None:
    item = replace(QUESTION, version="a-2")
    kept = [said(QUESTION, "wrong", 1, version="b-1"), said(QUESTION, "right", 2, version="a-1"), said(FACT, "right")]
    review = topic_review("T05", "燃气", [FACT, item], newest(kept))

    (again,) = review.reopened
    assert (again.kept.finding.verdict, again.change) == ("right", "pictures")
    assert (review.right, review.open, review.signed) == (1, 1, False)
    assert reopened_words(review.reopened) == "图已改 1"
    assert topic_review("T05", "燃气", [item], {}).reopened == ()


def test_what_asks_for_something_is_named() -> None:
    review = topic_review("T05", "燃气", [FACT, QUESTION], newest([said(FACT, "right"), said(QUESTION, "change")]))
    assert [one.finding.id for one in review.notes] == ["gas/q"]
    assert not review.signed


def test_a_topic_without_anything_is_not_signed() -> None:
    assert not topic_review("T05", "燃气", [], {}).signed


@pytest.mark.parametrize(
    ("before", "reviewer", "day", "told"),
    [("wrong", "王工", 2, True), ("unsure", "王工", 1, True), ("right", "王工", 2, False), ("wrong", "李工", 2, False)],
)
def test_only_anothers_objection_is_overruled(before: Verdict, reviewer: str, day: int, told: bool) -> None:
    finding = said(FACT, "right").finding
    sheet = Sheet(topic="T05", reviewer=reviewer, on=date(2026, 11, day), findings=(finding,))
    assert overruled(said(FACT, before), finding, sheet) is told


def test_an_older_sheet_overrules_nobody() -> None:
    finding = said(FACT, "right").finding
    sheet = Sheet(topic="T05", reviewer="王工", on=date(2026, 11, 1), findings=(finding,))
    assert not overruled(said(FACT, "wrong", 2), finding, sheet)
