from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.drills import engine
from edu.domain.drills.effects import Mark
from edu.domain.drills.inputs import Act, Choose, Input, Report
from edu.domain.drills.program import Program
from edu.domain.drills.scenario import Action, Criterion, FormField, Redline, ReportForm
from edu.domain.drills.scoring import (
    Bounds,
    Judged,
    ObjectiveScore,
    Override,
    Result,
    outcomes,
    rating_of,
    score,
    time_credit,
)
from edu.domain.drills.state import State
from tests.edu.domain.drills.builders import make_criterion, make_decision, make_objective, make_option, make_program

NOTHING = Bounds({}, {})


def programmed(*criteria: Criterion, **changes: Any) -> Program:
    given_: dict[str, Any] = {
        "decisions": (make_decision(), make_decision("later", at=3000)),
        "actions": (Action(id="look", role="cmd", title="l", verdict="good", why="w"),),
        "forms": (
            ReportForm(
                id="first",
                role="cmd",
                title="f",
                fields=(
                    FormField(id="a", title="a"),
                    FormField(id="b", title="b"),
                    FormField(id="x", title="x", required=False),
                ),
            ),
        ),
        "objectives": (make_objective(*criteria),),
    }
    return make_program(**{**given_, **changes})


def played(program: Program, *steps: tuple[int, Input]) -> State:
    state = engine.start(program, 1)
    for tick, given_ in steps:
        state = engine.apply(program, engine.advance(program, state, tick), given_)
    return engine.advance(program, state, 30)


def line(program: Program, state: State, **how: Any) -> tuple[str, int, int]:
    """Standing, points earned and possible, of the only criterion."""
    found = score(program, state, how.get("bounds", NOTHING), how.get("judged")).objectives[0].lines[0]
    return found.standing, found.earned, found.of


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([(3, Choose("d", "go"))], ("earned", 1000, 1000)),
        ([(3, Choose("d", "half"))], ("partly", 500, 1000)),
        ([(3, Choose("d", "wait"))], ("missed", 0, 1000)),
        ([], ("missed", 0, 1000)),
    ],
)
def test_a_choice_earns_by_its_verdict(steps: list[tuple[int, Input]], expected: tuple[str, int, int]) -> None:
    program = programmed(make_criterion())
    assert line(program, played(program, *steps)) == expected


def test_a_choice_still_open_earns_nothing_and_one_never_asked_is_not_counted() -> None:
    program = programmed(make_criterion())
    assert line(program, engine.advance(program, engine.start(program, 1), 3)) == ("missed", 0, 1000)
    assert line(program, engine.start(program, 1)) == ("not-asked", 0, 0)


def test_a_good_default_that_time_took_earns_nothing() -> None:
    program = programmed(make_criterion(), decisions=(make_decision(default="go"),))
    assert line(program, played(program)) == ("missed", 0, 1000)


@pytest.mark.parametrize(("tick", "earned"), [(5, 1000), (10, 1000), (15, 500), (20, 0), (25, 0)])
def test_an_act_earns_by_its_time(tick: int, earned: int) -> None:
    program = programmed(make_criterion(kind="act_by", act="look", ok=600, late=1200))
    assert line(program, played(program, (tick, Act("look"))))[1] == earned
    assert line(program, played(program))[:2] == ("missed", 0)


def test_an_act_that_is_a_choice_must_be_that_choice_and_made_by_somebody() -> None:
    program = programmed(make_criterion(kind="act_by", act="d:go", ok=600, late=1200))
    assert line(program, played(program, (3, Choose("d", "go"))))[1] == 1000
    assert line(program, played(program, (3, Choose("d", "half"))))[1] == 0
    lapsed = programmed(make_criterion(kind="act_by", act="d:wait", ok=600, late=1200))
    assert line(lapsed, played(lapsed))[1] == 0


@pytest.mark.parametrize(("minute", "earned"), [(10, 1000), (15, 500), (25, 0), (40, 0)])
def test_a_state_earns_by_when_it_first_held(minute: int, earned: int) -> None:
    program = programmed(make_criterion(kind="state_by", expr=f"t >= {minute}", ok=600, late=1200))
    assert line(program, played(program))[1] == earned


def test_a_sequence_earns_by_neighbours_in_order() -> None:
    program = programmed(make_criterion(kind="sequence", order=("look", "d", "first")))
    right = played(program, (1, Act("look")), (3, Choose("d", "go")), (4, Report("first", ())))
    half = played(program, (3, Choose("d", "go")), (4, Act("look")), (5, Report("first", ())))
    assert [line(program, state)[1] for state in (right, half)] == [1000, 500]
    assert line(program, played(program, (4, Act("look"))))[1] == 0  # the default that time took is nobody's act


@pytest.mark.parametrize(
    ("tick", "fields", "earned"),
    [
        (5, ("a", "b"), 1000),
        (5, ("a", "b", "x"), 1000),
        (5, ("a", "x"), 500),
        (5, (), 0),
        (15, ("a", "b"), 500),
        (25, ("a", "b"), 0),
    ],
)
def test_a_report_earns_by_its_required_fields_and_its_time(tick: int, fields: tuple[str, ...], earned: int) -> None:
    program = programmed(make_criterion(kind="report", form="first", ok=600, late=1200))
    assert line(program, played(program, (tick, Report("first", fields))))[1] == earned
    assert line(program, played(program))[1] == 0


@pytest.mark.parametrize(
    ("idle", "best", "earned"),
    [(0, 102, 1000), (0, 204, 500), (102, 204, 0), (150, 300, 0), (0, 50, 1000), (103, 103, 0), (110, 105, 0)],
)
def test_an_outcome_lies_between_the_idle_and_the_best_run(idle: int, best: int, earned: int) -> None:
    program = programmed(make_criterion("out", "outcome", kind="outcome", expr="home()"))
    state = played(program)
    assert outcomes(program, state) == {"out": 102}
    assert line(program, state, bounds=Bounds({"out": idle}, {"out": best}))[1] == earned


@pytest.mark.parametrize("best", [102, 101, 0])
def test_an_outcome_that_nothing_could_better_is_not_asked(best: int) -> None:
    """A best run below the idle one does not turn the scale over."""
    program = programmed(make_criterion("out", "outcome", kind="outcome", expr="home()"))
    assert line(program, played(program), bounds=Bounds({"out": 102}, {"out": best})) == ("not-asked", 0, 0)


def test_what_is_observed_counts_once_somebody_rated_it() -> None:
    program = programmed(make_criterion(kind="observed"))
    state = played(program)
    assert line(program, state) == ("unrated", 0, 0)
    assert line(program, state, judged=Judged(ratings={"c": ("P", "M")}))[:2] == ("partly", 700)


def test_what_is_pending_is_shown_and_never_scored() -> None:
    program = programmed(make_criterion(pending=True))
    assert line(program, played(program, (3, Choose("d", "go")))) == ("pending", 0, 0)


def test_an_override_stands_beside_the_automatic_points_within_what_is_possible() -> None:
    program = programmed(make_criterion())
    state = played(program, (3, Choose("d", "half")))
    found = score(program, state, NOTHING, Judged(overrides=(Override("c", 200), Override("c", 9000))))
    first = found.objectives[0].lines[0]
    assert (first.automatic, first.earned, first.overridden) == (500, 1000, True)
    assert line(program, state, judged=Judged(overrides=(Override("c", -5),)))[1] == 0


def scored(*parts: tuple[str, str]) -> Result:
    """One criterion a part, each of them an observed one with that rating."""
    criteria = [make_criterion(f"c{n}", part, kind="observed") for n, (part, _) in enumerate(parts)]  # type: ignore[arg-type]  # a part
    program = programmed(*criteria)
    ratings: Any = {f"c{n}": (rating,) for n, (_, rating) in enumerate(parts) if rating}
    return score(program, played(program), NOTHING, Judged(ratings=ratings))


def test_parts_weigh_60_25_15_and_a_missing_one_leaves_its_weight_to_the_others() -> None:
    assert scored(("process", "P"), ("outcome", "U"), ("information", "U")).total == 6000
    assert scored(("process", "U"), ("outcome", "P"), ("information", "U")).total == 2500
    assert scored(("process", "U"), ("outcome", "U"), ("information", "P")).total == 1500
    assert scored(("process", "P"), ("outcome", "U"), ("information", "")).total == 10_000 * 60 // 85
    assert scored(("process", "")).total == 0
    assert scored(("process", "S")).rating == "S"


def test_a_red_line_caps_the_total_and_the_lowest_cap_counts() -> None:
    lines = (
        Redline(id="mild", title="m", why="w", cites=(), cap=5900),
        Redline(id="hard", title="h", why="w", cites=(), expr="t >= 20", cap=4000),
        Redline(id="never", title="n", why="w", cites=(), cap=0),
    )
    options = (make_option(effects=(Mark("mild"), Mark("mild"))), make_option("wait", verdict="bad"))
    program = programmed(make_criterion(), redlines=lines, decisions=(make_decision(options=options),))
    state = engine.apply(program, engine.advance(program, engine.start(program, 1), 3), Choose("d", "go"))
    early = score(program, state, NOTHING)
    assert (early.total, early.before_cap, early.cap, early.redlines) == (5900, 10_000, 5900, (("mild", 3),))
    late = score(program, engine.advance(program, state, 30), NOTHING)
    assert (late.total, late.cap, late.redlines) == (4000, 4000, (("mild", 3), ("hard", 20)))


def test_an_objective_has_its_own_rating_beside_the_evaluators() -> None:
    program = programmed(make_criterion(), make_criterion("e", kind="act_by", act="look", ok=60, late=61))
    state = played(program, (3, Choose("d", "go")))
    found = score(program, state, NOTHING, Judged(ratings={"o": ("S", "P")})).objectives[0]
    assert (found.share, found.automatic, found.evaluators) == (500, "M", ("S", "P"))
    unasked = score(programmed(make_criterion(pending=True)), state, NOTHING).objectives[0]
    assert (unasked.share, unasked.automatic) == (0, None)
    assert [rating_of(share) for share in (1000, 900, 899, 700, 400, 399, 0)] == ["P", "P", "S", "S", "M", "U", "U"]


@given(seconds=st.integers(0, 10**6), more=st.integers(0, 10**5), ok=st.integers(0, 10**5), late=st.integers(0, 10**5))
def test_credit_for_time_falls_and_stays_between_nothing_and_all(seconds: int, more: int, ok: int, late: int) -> None:
    sooner, later = time_credit(seconds, ok, late), time_credit(seconds + more, ok, late)
    assert 0 <= later <= sooner <= 1000
    assert time_credit(ok, ok, late) == 1000


@pytest.mark.parametrize(
    ("earned", "of", "shown"), [(23, 27, 852), (8996, 10_000, 899), (9000, 10_000, 900), (1, 3, 333)]
)
def test_a_share_is_shown_rounded_but_never_up_to_a_rating_it_did_not_reach(earned: int, of: int, shown: int) -> None:
    objective = make_objective(make_criterion())
    of_it = ObjectiveScore(objective=objective, lines=(), earned=earned, of=of, automatic=None, evaluators=())
    assert of_it.shown == shown
