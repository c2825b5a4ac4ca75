"""The obligation files: what holds is read, and every problem is listed with its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from edu.domain.obligations.rules import Accept, By, Calendar, Once, Rolling, Window
from edu.packs.obligation_reader import ObligationPack, read_obligations
from edu.packs.reading import Reading

DEFAULTS = """\
schema: 1
defaults:
  credit_hour:
    offline_minutes: 45
    online_minutes: 30
    offline_share_permille: 300
    cites: [a-2023#1]
    source_text: 甲
    verified: retold
    valid_from: 2024-07-01
  pass_mark:
    mark: 80
    of: 100
    cites: [b-2013#9]
    source_text: 乙
    verified: original
    valid_from: 2013-10-14
"""
RULE = {
    "id": "yearly",
    "title": "每年再培训",
    "subject": "person",
    "kind": "hours",
    "amount": "{hours: 12}",
    "window": "{calendar: year}",
    "counts": "[{kind: class}]",
    "cites": "[law-2021#9]",
    "source_text": "每年再培训时间不得少于12学时。",
    "valid_from": "2015-07-01",
    "valid_to": "null",
    "region": "national",
    "verified": "original",
}


def _rule(**changes: str | None) -> str:
    fields = {key: value for key, value in (RULE | changes).items() if value is not None}
    return "  - " + "\n    ".join(f"{key}: {value}" for key, value in fields.items()) + "\n"


def _read(
    folder: Path, *rules: str, defaults: str | None = DEFAULTS, known: frozenset[str] | None = None
) -> Reading[ObligationPack]:
    if defaults is not None:
        (folder / "defaults.yaml").write_text(defaults, encoding="utf-8")
    (folder / "yearly.yaml").write_text("schema: 1\nfamily: yearly\nrules:\n" + "".join(rules), encoding="utf-8")
    return read_obligations(folder, known_sources=known)


def _codes(reading: Reading[ObligationPack]) -> list[tuple[str, int | None]]:
    return [(problem.code, problem.line) for problem in reading.problems]


def test_a_rule_is_read_with_its_hours_as_minutes(tmp_path: Path) -> None:
    reading = _read(tmp_path, _rule())
    assert reading.problems == ()
    assert reading.value is not None
    (rule,) = reading.value.rules
    assert (rule.id, rule.amount, rule.window, rule.family) == ("yearly", 540, Calendar(12), "yearly")
    assert (rule.valid_from, rule.valid_to) == (date(2015, 7, 1), None)
    assert rule.accepts == (Accept(kind="class"),)
    assert reading.places["rule:yearly"] == ("obligations/yearly.yaml", 4)


def test_the_defaults_carry_number_and_source(tmp_path: Path) -> None:
    value = _read(tmp_path, _rule()).value
    assert value is not None
    assert value.defaults is not None
    assert (value.defaults.credit.online_minutes, value.defaults.credit.offline_share) == (30, 300)
    assert (value.defaults.pass_mark, value.defaults.pass_grounds.cites) == (80, ("b-2013#9",))
    assert value.defaults.credit_grounds.verified == "retold"


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("{calendar: month}", Calendar(1)),
        ("{calendar: quarter}", Calendar(3)),
        ("{calendar: half-year}", Calendar(6)),
        ("{calendar: 2-years, align_year: 2019}", Calendar(24, 2019)),
        ("{calendar: 3-years, align_year: 2024}", Calendar(36, 2024)),
        ("{rolling: {months: 12}}", Rolling(months=12)),
        ("{rolling: {days: 90}}", Rolling(days=90)),
        ("{once: post_from, before: true}", Once(before=True)),
        ("{once: transferred_on, within: {months: 6}}", Once("transferred_on", months=6)),
        ("{once: post_from, within: {days: 30}, lookback: {months: 12}}", Once(days=30, lookback_months=12)),
    ],
)
def test_every_window_can_be_written(tmp_path: Path, text: str, window: Window) -> None:
    value = _read(tmp_path, _rule(window=text)).value
    assert value is not None
    assert value.rules[0].window == window


def test_certificates_and_coverage_have_their_own_fields(tmp_path: Path) -> None:
    certificate = _rule(
        id="licence",
        kind="certificate",
        amount=None,
        window="{once: post_from, before: true}",
        counts="[{kind: certificate, certificate_kinds: [special-operation]}]",
        validity_months="72",
        applies_if="{high_risk: true, absent_months: 6, post_started_from: 2020-01-01}",
    )
    share = _rule(
        id="team",
        kind="coverage",
        amount="{permille: 950}",
        window="{by: 2025-12-31}",
        counts=None,
        measure="red-cross-team",
    )
    standing = _rule(
        id="size",
        kind="coverage",
        amount="{permille: 1000}",
        window="{always: true}",
        counts=None,
        measure="volunteers",
        base="30",
    )
    reading = _read(tmp_path, certificate, share, standing)
    assert reading.problems == ()
    assert reading.value is not None
    first, second, third = reading.value.rules
    assert (first.amount, first.validity_months, first.applies_if.absent_months) == (1, 72, 6)
    assert first.applies_if.post_started_from == date(2020, 1, 1)
    assert (second.amount, second.window, second.measure) == (950, By(date(2025, 12, 31)), "red-cross-team")
    assert (third.window, third.base) == (By(), 30)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"id": "Jährlich"}, "slug"),
        ({"title": None}, "missing"),
        ({"subject": "town"}, "choice"),
        ({"kind": "days"}, "choice"),
        ({"amount": None}, "missing"),
        ({"amount": "12"}, "field"),
        ({"amount": "{times: 12}"}, "missing"),
        ({"amount": "{hours: 0}"}, "field"),
        ({"amount": "{hours: 12, minutes: 3}"}, "unknown-field"),
        ({"window": None}, "missing"),
        ({"window": "{}"}, "window"),
        ({"window": "{calendar: year, rolling: {months: 12}}"}, "window"),
        ({"window": "{calendar: week}"}, "choice"),
        ({"window": "{calendar: 2-years}"}, "missing"),
        ({"window": "{rolling: {}}"}, "window"),
        ({"window": "{rolling: 12}"}, "field"),
        ({"window": "{once: post_from}"}, "window"),
        ({"window": "{once: post_from, before: true, within: {months: 1}}"}, "window"),
        ({"window": "{once: birthday, before: true}"}, "choice"),
        (
            {
                "window": "{always: false}",
                "kind": "coverage",
                "amount": "{permille: 1}",
                "counts": None,
                "measure": "volunteers",
            },
            "window",
        ),
        (
            {
                "window": "{by: soon}",
                "kind": "coverage",
                "amount": "{permille: 1}",
                "counts": None,
                "measure": "volunteers",
            },
            "field",
        ),
        ({"window": "{by: 2025-12-31}"}, "shape"),
        ({"counts": None}, "shape"),
        ({"counts": "[{kind: drill}]"}, "shape"),
        ({"counts": "[{kind: seminar}]"}, "choice"),
        ({"counts": "[{kind: class, programme_kinds: [weekly]}]"}, "choice"),
        ({"kind": "certificate", "amount": None}, "shape"),
        ({"applies_if": "{person_classes: [king]}"}, "choice"),
        ({"applies_if": "{high_risk: perhaps}"}, "field"),
        ({"applies_if": "{colour: red}"}, "unknown-field"),
        ({"cites": None}, "missing"),
        ({"cites": "[安全生产法第九条]"}, "cite"),
        ({"source_text": None}, "missing"),
        ({"valid_from": None}, "missing"),
        ({"valid_to": "2010-01-01"}, "field"),
        ({"region": None}, "missing"),
        ({"verified": "yes"}, "choice"),
        ({"due_soon_days": "400"}, "field"),
        ({"deadline": "soon"}, "unknown-field"),
    ],
)
def test_what_is_wrong_is_named_and_the_other_rules_are_still_read(
    tmp_path: Path, changes: dict[str, str | None], code: str
) -> None:
    reading = _read(tmp_path, _rule(**changes), _rule(id="sound"))
    assert code in [problem.code for problem in reading.problems]
    assert all(problem.file == "obligations/yearly.yaml" and problem.line for problem in reading.problems)
    assert reading.value is not None
    assert [rule.id for rule in reading.value.rules] == ["sound"]


def test_all_problems_of_all_files_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "more.yaml").write_text(
        "schema: 1\nfamily: more\nrules:\n" + _rule(id="more", subject="town"), encoding="utf-8"
    )
    reading = _read(tmp_path, _rule(kind="days", subject="town"), _rule(), _rule())
    assert _codes(reading) == [("choice", 6), ("choice", 7), ("choice", 6), ("duplicate-id", 30)]


def test_an_unregistered_source_is_refused(tmp_path: Path) -> None:
    known = frozenset({"a-2023", "b-2013"})
    assert _codes(_read(tmp_path, _rule(), known=known)) == [("unknown-source", 11)]
    assert _codes(_read(tmp_path, _rule(), known=known | {"law-2021"})) == []


@pytest.mark.parametrize(
    ("defaults", "code"),
    [
        (None, "unreadable"),
        ("[]", "yaml-top"),
        ("schema: 1\n", "missing"),
        ("schema: 1\ndefaults: {credit_hour: {offline_minutes: 45}}\n", "missing"),
        (DEFAULTS.replace("mark: 80", "mark: many"), "field"),
        (DEFAULTS.replace("schema: 1", "schema: 2"), "field"),
    ],
)
def test_without_sound_defaults_rules_are_read_by_the_standard_hour(
    tmp_path: Path, defaults: str | None, code: str
) -> None:
    reading = _read(tmp_path, _rule(), defaults=defaults)
    assert code in [problem.code for problem in reading.problems]
    assert reading.value is not None
    assert reading.value.defaults is None
    assert reading.value.rules[0].amount == 540


def test_a_file_that_is_no_yaml_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("rules: [", encoding="utf-8")
    reading = _read(tmp_path, _rule())
    assert [problem.code for problem in reading.problems] == ["yaml"]
    assert reading.value is not None
    assert len(reading.value.rules) == 1
