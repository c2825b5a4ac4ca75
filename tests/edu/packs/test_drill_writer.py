"""What the workshop saves reads back as it was: read, write and read gives an equal scenario."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from edu.domain.drills import effects as e
from edu.domain.drills import scenario as s
from edu.domain.obligations.words import DRILL_KINDS
from edu.domain.register import Register
from edu.packs.drill_reader import drill_from_raw
from edu.packs.drill_writer import scenario_text, write_scenario
from edu.packs.library import ContentLibrary
from edu.packs.source import Report, parse_yaml
from tests.edu.packs.drill_sample import read_text, register, sample

REPOSITORY = Path(__file__).parents[3]
GROUNDS = ["fire-law-2021#44", "gb-55009-2021#5.3.4"]
SHIPPED = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")


@pytest.fixture(scope="module")
def sample_drill(tmp_path_factory: pytest.TempPathFactory) -> tuple[s.Scenario, Register]:
    folder = tmp_path_factory.mktemp("sample")
    return sample(folder), register(folder / "register")


def test_the_sample_reads_back_as_it_was(tmp_path: Path) -> None:
    scenario = sample(tmp_path)
    write_scenario(scenario, tmp_path / "bridge" / "scenario.yaml")
    again = read_text(tmp_path, (tmp_path / "bridge" / "scenario.yaml").read_text("utf-8"))
    assert again.problems == ()
    assert again.value == scenario


@pytest.mark.parametrize("drill_id", SHIPPED.drill_ids)
def test_every_shipped_drill_reads_back_as_it_was(drill_id: str) -> None:
    scenario = SHIPPED.drill(drill_id)
    report = Report("x")
    raw = parse_yaml(scenario_text(scenario), report)
    assert raw is not None
    again = drill_from_raw(raw, SHIPPED.register, report, drill_id)
    assert again.problems == ()
    assert again.value == scenario


def test_a_file_has_whole_points(tmp_path: Path) -> None:
    scenario = sample(tmp_path)
    half = replace(scenario, redlines=(replace(scenario.redlines[0], cap=5950),))
    with pytest.raises(ValueError, match="5950"):
        scenario_text(half)


# -- any scenario --

NAMES = st.sampled_from(["a", "b2", "river-road", "c-1-2", "on", "yes", "null", "e5"])
WORDS = [
    "true",
    "null",
    "08",
    "1:30",
    "-",
    "- x",
    "a: b",
    "#1",
    "‘",
    "~",
    "2026-01-31",
    "yes",
    "1e5",
    "0x1f",
    "{{fact:x}}",
]
PLAIN = st.one_of(
    st.sampled_from(WORDS), st.text("水位到家aB3 .*\\`{}[]<>!#:,'\"&%@-|?~—“”（）\t😀", min_size=1, max_size=30)
)
TITLES = PLAIN.map(str.strip).filter(bool)
PROSE = TITLES.filter(lambda text: "****" not in text)
MAYBE = st.just("") | PROSE
EXPRESSIONS = st.sampled_from(["0", "true", "t > 3", "60%", "max(0, creek.stage - 220) * 4", "chosen(a, b) or t < 2"])
SECONDS = st.integers(0, 80_000)
SPANS = st.integers(1, 80_000)
PERMILLE = st.integers(0, 1000)
CITES = st.lists(st.sampled_from(GROUNDS), unique=True, max_size=2).map(tuple)
MINUTES = st.none() | SECONDS
VERDICTS = st.sampled_from(["good", "fair", "bad", "redline"])


def few(made: st.SearchStrategy[Any], low: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    """Parts with ids of their own."""
    return st.lists(made, min_size=low, max_size=3, unique_by=lambda one: one.id).map(tuple)


def ids(low: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(NAMES, min_size=low, max_size=3, unique=True).map(tuple)


ZONE = st.just("") | NAMES
LEAVES = st.one_of(
    st.builds(e.SetMeter, NAMES, EXPRESSIONS),
    st.builds(e.AddMeter, NAMES, EXPRESSIONS),
    st.builds(e.Warn, NAMES, ZONE, st.lists(st.sampled_from(["risk", "place", "time"]), unique=True).map(tuple)),
    st.builds(e.Hush, NAMES, ZONE),
    st.builds(e.Order, NAMES, st.sampled_from(["leave", "stay", "return"]), ZONE),
    st.builds(e.Knock, NAMES, EXPRESSIONS),
    st.builds(e.Persuade, NAMES, EXPRESSIONS),
    st.builds(e.Rescue, NAMES, EXPRESSIONS),
    st.builds(e.Harm, NAMES, EXPRESSIONS),
    st.builds(e.OpenShelter, NAMES),
    st.builds(e.Gate, NAMES, st.booleans()),
    st.builds(e.Cut, st.sampled_from(["power", "network"]), ZONE, st.booleans()),
    st.builds(e.Fire, NAMES),
    st.builds(e.Ask, NAMES),
    st.builds(e.Mark, NAMES),
    st.builds(e.Drive, NAMES, NAMES, EXPRESSIONS),
)


def _deeper(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    some = st.lists(inner, min_size=1, max_size=2).map(tuple)
    none = st.just(())
    return (
        st.builds(e.After, EXPRESSIONS, some)
        | st.builds(e.When, EXPRESSIONS, some, none | some)
        | st.builds(e.Send, NAMES, st.just("") | EXPRESSIONS, none | some, st.booleans())
    )


EFFECTS = st.lists(LEAVES | _deeper(LEAVES) | _deeper(LEAVES | _deeper(LEAVES)), max_size=2).map(tuple)
SETTINGS = st.dictionaries(
    NAMES,
    st.recursive(
        st.integers(-1000, 1000) | PLAIN | st.booleans(),
        lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(NAMES, inner, max_size=2),
        max_leaves=6,
    ),
    max_size=3,
)
GROUPS = st.builds(
    s.Group, id=NAMES, title=TITLES, people=st.integers(0, 500), prepare=SECONDS, refuse=PERMILLE, escort=st.booleans()
)
OPTIONS = st.builds(
    s.Option, id=NAMES, text=PROSE, verdict=VERDICTS, why=PROSE, seen=MAYBE, cites=CITES, effects=EFFECTS,
    when=st.just("") | EXPRESSIONS, error=ZONE,
)  # fmt: skip


@st.composite
def _criteria(draw: st.DrawFn) -> s.Criterion:
    kind = draw(st.sampled_from(["choice", "act_by", "state_by", "sequence", "report", "outcome", "observed"]))
    own: dict[str, Any] = {
        "choice": {"decision": NAMES},
        "act_by": {"act": NAMES | st.just("call:each")},
        "state_by": {"expr": EXPRESSIONS},
        "sequence": {"order": ids(2)},
        "report": {"form": NAMES},
        "outcome": {"expr": EXPRESSIONS},
        "observed": {},
    }[kind]
    fields = {name: draw(made) for name, made in own.items()}
    if kind in ("act_by", "state_by", "report"):
        fields["ok"] = draw(SECONDS)
        fields["late"] = fields["ok"] + draw(SECONDS)
    return s.Criterion(
        id=draw(NAMES),
        kind=kind,
        part=draw(st.sampled_from(["process", "outcome", "information"])),
        points=draw(st.integers(0, 100)) * 100,
        text=draw(PROSE),
        cites=draw(CITES),
        pending=draw(st.booleans()),
        **fields,
    )


WHOLE = st.integers(1, 100).map(lambda points: points * 100)
PARTS = {
    "roles": few(st.builds(s.Role, id=NAMES, title=TITLES, brief=PROSE, sees=ids(), required=st.booleans(),
                        npc=st.sampled_from(["prudent", "cautious", "slow"]))),
    "zones": few(st.builds(s.Zone, id=NAMES, title=TITLES, x=st.integers(0, 100), y=st.integers(0, 100),
                        groups=few(GROUPS), danger=EXPRESSIONS, trust=PERMILLE)),
    "roads": few(st.builds(s.Road, id=NAMES, title=TITLES, zone=NAMES, shelter=NAMES, seconds=SPANS,
                        per_minute=st.integers(1, 99), closed=EXPRESSIONS | st.just("false"), danger=EXPRESSIONS)),
    "shelters": few(st.builds(s.Shelter, id=NAMES, title=TITLES, x=st.integers(0, 100), y=st.integers(0, 100),
                           capacity=st.integers(0, 999), opens_after=SECONDS, open=st.booleans())),
    "channels": few(st.builds(s.Channel, id=NAMES, title=TITLES, reach=PERMILLE, belief=PERMILLE, delay=SECONDS,
                           needs=st.sampled_from(["", "power", "network"]))),
    "assets": few(st.builds(s.Asset, id=NAMES, title=TITLES, count=st.integers(0, 9), travel=SECONDS)),
    "meters": few(st.builds(s.Meter, id=NAMES, title=TITLES, start=st.integers(-9, 9), low=st.integers(-9, 9),
                         high=st.integers(-9, 9), unit=st.just("") | TITLES, drift=EXPRESSIONS, shown=st.booleans())),
    "models": few(st.builds(s.Model, id=NAMES, kind=NAMES, settings=SETTINGS)),
    "injects": few(st.builds(s.Inject, id=NAMES, to=ids(), channel=TITLES, text=PROSE, expected=MAYBE, at=MINUTES,
                          jitter=SECONDS, when=st.just("") | EXPRESSIONS, effects=EFFECTS, objective=ZONE)),
    "pools": few(st.builds(s.Pool, id=NAMES, title=TITLES, pick=st.integers(1, 9), first=SECONDS, last=SECONDS,
                        injects=ids())),
    "decisions": few(st.builds(s.Decision, id=NAMES, role=NAMES, title=TITLES, text=PROSE, options=few(OPTIONS),
                            default=NAMES, window=SPANS, at=MINUTES, when=st.just("") | EXPRESSIONS,
                            solo=st.booleans(), objective=ZONE)),
    "actions": few(st.builds(s.Action, id=NAMES, role=NAMES, title=TITLES, verdict=VERDICTS, why=PROSE, cites=CITES,
                          effects=EFFECTS, when=EXPRESSIONS, limit=st.integers(1, 9), seen=MAYBE)),
    "forms": few(st.builds(s.ReportForm, id=NAMES, role=NAMES, title=TITLES, when=EXPRESSIONS, cites=CITES,
                        effects=EFFECTS, fields=few(st.builds(s.FormField, id=NAMES, title=TITLES)))),
    "objectives": few(st.builds(s.Objective, id=NAMES, title=TITLES, tasks=few(
        st.builds(s.Task, id=NAMES, title=TITLES, criteria=few(_criteria()))))),
    "redlines": few(st.builds(s.Redline, id=NAMES, title=TITLES, why=PROSE, cites=CITES, expr=EXPRESSIONS, cap=WHOLE)),
    "endings": few(st.builds(s.Ending, id=NAMES, title=TITLES, text=PROSE, when=EXPRESSIONS)),
    "curves": few(st.builds(s.Curve, id=NAMES, title=TITLES, expr=EXPRESSIONS, unit=st.just("") | TITLES,
                         public=st.booleans())),
    "debrief": st.builds(s.Debrief, questions=st.lists(PROSE, unique=True, max_size=2).map(tuple),
                      rules=st.lists(PROSE, unique=True, max_size=2).map(tuple), cites=CITES),
}  # fmt: skip
HEADS = {
    "title": TITLES,
    "hazard": st.sampled_from(list(DRILL_KINDS)),
    "level": st.sampled_from(["village", "township", "enterprise"]),
    "summary": PROSE,
    "situation": PROSE,
    "minutes": st.integers(1, 600),
    "tick": st.integers(1, 600),
    "ticks": st.integers(1, 2000),
    "beat": st.integers(1, 60),
    "starts": st.sampled_from(["00:00", "09:05", "23:59"]),
    "solo_role": NAMES,
    "params": st.dictionaries(st.sampled_from(["report_first", "a_1", "b"]), st.integers(-9, 9), max_size=2),
}


def _changed(field: str, made: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return made.map(lambda value: {field: value})


CHANGES = st.fixed_dictionaries(HEADS) | st.one_of(*(_changed(field, made) for field, made in PARTS.items()))
MISFITS = {
    "reference", "time", "pool", "meter", "zone", "options", "ending", "expression", "model-kind", "model-setting",
    "effect-target", "criterion-target", "default", "role", "shelter",
}  # fmt: skip
"""Of parts that do not fit together: nothing that a writer could have done."""


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), phases=list(Phase)[:4])
@given(CHANGES)
def test_any_scenario_reads_back_as_it_was(sample_drill: tuple[s.Scenario, Register], changes: dict[str, Any]) -> None:
    """Also one whose parts do not fit: a half-written drill must not change by being saved."""
    before, grounds = sample_drill
    scenario = replace(before, **changes)
    report = Report("x")
    raw = parse_yaml(scenario_text(scenario), report)
    assert raw is not None, report.problems
    reading = drill_from_raw(raw, grounds, report, "bridge")
    if not any(problem.code == "duplicate-id" for problem in reading.problems):
        assert [problem for problem in reading.problems if problem.code not in MISFITS] == []
        assert reading.value == scenario
