from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from edu.domain.obligations.careers import career_of
from edu.domain.obligations.keywords import certificate_kind_of, roles_of, spellings, topic_of
from edu.domain.people import Post


def post(id_: str, starts: str, ends: str = "", *, firm: str = "f", person_class: str = "worker") -> Post:
    return Post(
        id=id_, person="p", role="", person_class=person_class, scheme="emergency", org="", enterprise=firm,
        work_type="", starts=starts, ends=ends,
    )  # fmt: skip


NOW = post("now", "2026-09-01")


def test_a_first_post_is_a_career_of_its_own() -> None:
    assert career_of(NOW, [NOW]) == (date(2026, 9, 1), 0, {})
    assert career_of(post("a", ""), []) == (None, 0, {})
    assert career_of(post("a", "2026-01-01", firm=""), []) == (date(2026, 1, 1), 0, {})


@pytest.mark.parametrize(
    "other",
    [
        post("a", "2025-01-01", "2026-08-01", firm="g"),
        post("a", "2025-01-01", "2026-08-01", person_class="principal"),
        post("a", "2025-01-01"),
        post("a", "2025-01-01", "2026-09-01"),
    ],
)
def test_another_firm_another_class_or_a_post_still_held_is_no_predecessor(other: Post) -> None:
    assert career_of(NOW, [other, NOW]).anchors == {}


def test_a_short_gap_is_a_transfer_and_the_newcomer_was_new_before() -> None:
    before = post("a", "2025-02-01", "2026-08-31")
    assert career_of(NOW, [before, NOW]) == (date(2025, 2, 1), 0, {"transferred_on": date(2026, 9, 1)})


def test_the_next_term_of_the_same_post_is_no_transfer() -> None:
    """As a roster gives it that has a new last day."""
    before, now = (replace(one, role="叉车司机") for one in (post("a", "2025-02-01", "2026-08-31"), NOW))
    assert career_of(now, [before, now]) == (date(2025, 2, 1), 0, {})
    for other in (replace(before, role="仓管"), replace(before, work_type="叉车"), replace(before, ends="2026-08-30")):
        assert set(career_of(now, [other, now]).anchors) == {"transferred_on"}


@pytest.mark.parametrize(("left", "months"), [("2026-03-01", 6), ("2026-03-02", 0), ("2025-08-01", 13)])
def test_half_a_year_away_is_an_absence(left: str, months: int) -> None:
    career = career_of(NOW, [post("a", "", left), NOW])
    assert career.began is None
    assert career.absent_months == months
    assert set(career.anchors) == {"returned_on" if months else "transferred_on"}


def test_office_words_give_the_slugs_of_the_rules() -> None:
    assert roles_of("电焊工") == {"hot-work"}
    assert roles_of("灾害信息员", "") == {"disaster-informant"}
    assert roles_of("厂长") == frozenset()
    assert topic_of("第三期消防培训班") == topic_of("第一课", "yingzhi.fire-escape") == "fire"
    assert topic_of("年度再培训") == "general"


def test_older_spellings_of_certificates_are_understood_and_unknown_ones_kept() -> None:
    assert certificate_kind_of("special_operation") == "special-operation"
    assert certificate_kind_of("safety_competence") == "competence"
    assert certificate_kind_of("first_aider") == "red-cross"
    assert certificate_kind_of("驾驶证") == "驾驶证"
    for kind in ("special-operation", "competence", "red-cross"):
        assert {certificate_kind_of(word) for word in spellings(kind)} == {kind}
