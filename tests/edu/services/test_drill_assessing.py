"""What evaluators give by a profile: kept with the run, beside the score, never in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edu.domain.drills.evaluation import Assessment
from edu.domain.errors import Conflict, InvalidInput, NotAllowed, NotFound
from edu.services.drill_run_access import evaluator_actor
from edu.storage.integrity import digest
from edu.storage.refolding import rebuild
from tests.edu.services.drill_hall import FLOOD, Hall, make_profile
from tests.edu.services.school import KIOSK, TRAINER


def begin(hall: Hall, profile: str = "house", village: str = "") -> str:
    org = village or hall.village()
    return hall.runs.start(TRAINER, FLOOD, mode="group", org=org, seed=7, profile=profile)


def assessed(hall: Hall, run: str) -> Assessment:
    found = hall.results.result(TRAINER, run).assessment
    assert found is not None
    return found


def test_a_profile_is_kept_with_the_run_and_what_is_edited_later_changes_nothing(hall: Hall) -> None:
    run = begin(hall)
    hall.profiles.profiles["house"] = make_profile(title="别的", version=2)
    kept = hall.again().runs.resume(TRAINER, run).profile
    assert kept is not None
    assert (kept.title, kept.version) == ("优良中差", 1)
    assert [group.title for group in kept.groups] == ["本脚本的目标", "叫应", "附录B"]
    assert kept.indicator("goal-o1") is not None


def test_marks_add_up_by_weight_and_never_touch_the_score(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 30)
    before = hall.results.result(TRAINER, run).result
    hall.assessing.mark(TRAINER, run, "who", "good", note="点名到人", evaluator="甲")
    hall.assessing.mark(TRAINER, run, "who", "poor", evaluator="甲")
    hall.assessing.mark(TRAINER, run, "who", "fair", evaluator="乙")
    hall.assessing.mark(TRAINER, run, "loop", "good", evaluator="甲")
    hall.assessing.mark(TRAINER, run, "goal-o1", "none", evaluator="甲")

    found = assessed(hall, run)

    assert found.groups[1].lines[0].share == 375  # 差 and 良; the first grade of 甲 no longer counts
    assert found.groups[1].lines[0].notes == ("点名到人",)
    assert found.share == (375 * 3 + 1000) // 4
    assert found.grade is not None
    assert found.grade.title == "差"
    assert (found.marked, found.of) == (3, 3)
    assert hall.results.result(TRAINER, run).result == before
    assert hall.results.result(TRAINER, run).observations == ()


def test_what_is_pending_can_be_neither_marked_nor_counted(hall: Hall) -> None:
    run = begin(hall)
    with pytest.raises(InvalidInput, match="待补"):
        hall.assessing.mark(TRAINER, run, "b-1", "good")
    found = assessed(hall, run)
    assert found.share is None
    assert found.grade is None
    assert found.profile.pending == 2


@pytest.mark.parametrize(
    ("indicator", "grade", "note", "error"),
    [
        ("ghost", "good", "", NotFound), ("who", "P", "", InvalidInput), ("who", "", " ", InvalidInput),
        ("who", "good", "长" * 4001, InvalidInput),
    ],
)  # fmt: skip
def test_a_mark_fits_the_profile_or_is_refused(
    hall: Hall, indicator: str, grade: str, note: str, error: type[Exception]
) -> None:
    run = begin(hall)
    with pytest.raises(error):
        hall.assessing.mark(TRAINER, run, indicator, grade, note=note)
    assert assessed(hall, run).marks == ()


def test_a_profile_can_be_taken_later_and_changed_until_something_was_given(hall: Hall) -> None:
    run = begin(hall, profile="")
    assert hall.results.result(TRAINER, run).assessment is None
    with pytest.raises(Conflict, match="没有选评估表"):
        hall.assessing.mark(TRAINER, run, "who", "good")
    hall.profiles.profiles["second"] = make_profile(id="second", title="第二张")
    hall.assessing.take(TRAINER, run, "house")
    hall.assessing.take(TRAINER, run, "second")
    assert assessed(hall, run).profile.title == "第二张"
    hall.assessing.mark(TRAINER, run, "who", "", note="看到了")
    with pytest.raises(Conflict, match="不能换表"):
        hall.assessing.take(TRAINER, run, "house")
    hall.results.close(TRAINER, run)
    assert assessed(hall, run).profile.title == "第二张"


def test_after_closing_nothing_is_given_any_more(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 3)
    here = hall.table.of(run)
    hall.results.close(TRAINER, run)
    hall.table.put(here)  # a window that did not hear of it
    for call in (
        lambda: hall.assessing.mark(TRAINER, run, "who", "good"), lambda: hall.assessing.take(TRAINER, run, "house"),
    ):  # fmt: skip
        with pytest.raises(Conflict, match="已经存档"):
            call()


def test_a_fork_is_judged_by_the_same_profile_and_keeps_what_was_given_before_it(hall: Hall) -> None:
    run = begin(hall)
    hall.runs.advance(TRAINER, run, 10)
    hall.assessing.mark(TRAINER, run, "who", "good", tick=4)
    hall.assessing.mark(TRAINER, run, "loop", "good", tick=9)
    fork = hall.runs.back(TRAINER, run, 6)
    hall.assessing.mark(TRAINER, fork, "loop", "poor")
    view = hall.runs.view(TRAINER, fork)
    assert view.profile is not None
    assert [(one.indicator, one.grade) for one in view.marks] == [("who", "good"), ("loop", "poor")]
    assert [one.grade for one in hall.runs.view(TRAINER, run).marks] == ["good", "good"]


def test_an_evaluators_tablet_marks_in_its_run_alone_and_nobody_else_does(hall: Hall) -> None:
    village = hall.village()
    run, other = begin(hall, village=village), begin(hall, village=village)
    judge = evaluator_actor(run, "t1")
    before = hall.runs.position(TRAINER, run)
    hall.assessing.mark(judge, run, "who", "fair", evaluator="t1", tick=999)
    assert hall.runs.position(TRAINER, run) != before
    assert hall.runs.view(TRAINER, run).marks[0].tick == 0
    for actor, where in ((judge, other), (KIOSK, run), (replace(TRAINER, scope="0" * 31 + "9"), run)):
        with pytest.raises(NotAllowed):
            hall.assessing.mark(actor, where, "who", "fair")
    with pytest.raises(NotAllowed):
        hall.assessing.take(judge, run, "house")


def test_tables_folded_again_say_the_same(hall: Hall) -> None:
    run = begin(hall)
    hall.assessing.mark(TRAINER, run, "who", "good", note="看到了")
    before, found = digest(hall.bench.store), assessed(hall, run)
    rebuild(hall.bench.store)
    assert digest(hall.bench.store) == before
    assert assessed(hall, run) == found


def test_a_profile_that_is_not_on_this_machine_is_said_to_be_missing(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = begin(hall)
    hall.profiles.profiles.clear()
    with pytest.raises(NotFound):
        begin(hall, village=hall.table.of(run).record.org)
    monkeypatch.setattr("edu.services.drill_run_profile.thaw_profile", lambda _data: pytest.fail("read"))
    with hall.bench.store.reading() as view:
        monkeypatch.setattr(type(view), "blob", lambda _self, _sha: None)
        with pytest.raises(Conflict, match="评估表不在这台电脑上"):
            hall.results.result(TRAINER, run)
