"""What 找隐患 teaches: to see what is wrong, to know how it is mended, and to let alone what is in order."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.rules import HERTZ, LEVELS
from edu.domain.games.spot.game import Spot
from edu.domain.games.spot.kinds import CARDS, DECOYS, FIXES, KINDS
from edu.domain.games.spot.look import UNREAD
from edu.domain.games.spot.scenes import HIGH, LEAST, SCENES, TOP, WIDE, Scene
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths
from tests.edu.domain.games.spot_rounds import fix, looked, read, read_answers, round_of, tap


def test_there_are_twelve_places_of_six_that_can_be_wrong_and_two_that_only_look_so() -> None:
    assert len(SCENES) == len({scene.id for scene in SCENES}) == 12
    for scene in SCENES:
        kinds = [place.kind for place in scene.places]
        assert len(set(kinds)) == len(kinds) == 8
        assert sum(kind in KINDS for kind in kinds) == 6
        assert sum(kind in DECOYS for kind in kinds) == 2


@pytest.mark.parametrize("scene", SCENES, ids=[scene.id for scene in SCENES])
def test_a_finger_finds_one_thing_at_a_time_within_reach_of_a_chair(scene: Scene) -> None:
    for place in scene.places:
        assert min(place.wide, place.high) >= LEAST
        assert place.x >= 0
        assert place.y >= TOP
        assert place.x + place.wide <= WIDE
        assert place.y + place.high <= HIGH
    for one, two in combinations(scene.places, 2):
        apart = one.x + one.wide <= two.x or two.x + two.wide <= one.x
        assert apart or one.y + one.high <= two.y or two.y + two.high <= one.y


def test_every_thing_stands_somewhere_and_every_rule_has_a_thing() -> None:
    used = {place.kind for scene in SCENES for place in scene.places}

    assert used == {*KINDS, *DECOYS}
    assert {*KINDS.values(), "look-twice"} == set(CARDS)


def test_the_pack_says_of_each_what_is_wrong_how_it_is_mended_and_why_the_rest_is_in_order() -> None:
    paths = Paths(data=Path())
    pack = ContentLibrary(paths.content, paths.exams).game("spot")
    for kind in KINDS:
        thing = pack.thing(kind)
        assert thing is not None
        assert thing.wrong, kind
        assert thing.fine, kind
        assert len(thing.fixes) == FIXES, kind
        assert thing.cites, kind
        card = pack.card(KINDS[kind])
        assert card is not None
        named, grounds = ({cite.partition("#")[0] for cite in of.cites} for of in (thing, card))
        assert named & grounds, f"{kind} and its card have different grounds"
    for decoy in DECOYS:
        thing = pack.thing(decoy)
        assert thing is not None
        assert thing.fine
        assert not thing.wrong
        assert not thing.fixes


def test_the_same_place_is_not_wrong_in_the_same_way_every_time() -> None:
    drawn = {
        (look.scene.id, look.wrong) for seed in range(40) for look in round_of(seed)[1].looks if look.scene is SCENES[0]
    }

    assert len(drawn) > 5


def test_what_is_wrong_is_seen_again_in_its_mended_state_by_who_comes_back() -> None:
    states = [look.wrong for seed in range(60) for look in round_of(seed)[1].looks if look.scene is SCENES[0]]
    able = {number for number, place in enumerate(SCENES[0].places) if place.can_be_wrong}

    assert set().union(*states) == able
    assert frozenset.intersection(*states) == frozenset()


def test_a_wrong_answer_leaves_the_fault_and_names_its_rule() -> None:
    run, play = round_of()
    look = play.look
    first = min(look.wrong)
    run.step([tap(look, first)])
    assert look.asking == first
    read_answers(run)
    run.step([fix(look, right=False)])

    assert look.marks[first] == "botched"
    while not look.over:
        run.step()
    assert KINDS[look.scene.places[first].kind] in play.missed()


def test_what_was_passed_over_is_named_when_the_place_is_done() -> None:
    run, play = round_of()
    first = play.look
    assert play.missed() == ()
    looked(run, play, skip=1)

    assert KINDS[first.scene.places[min(first.wrong)].kind] in play.missed()


def test_an_answer_that_nobody_can_have_read_is_let_go() -> None:
    run, play = round_of()
    look = play.look
    run.step([tap(look, min(look.wrong))])
    for _ in range(UNREAD - 1):
        run.step([fix(look)])
    early = look.marks[min(look.wrong)]
    run.step([fix(look)])

    assert UNREAD >= HERTZ // 2
    assert early == "asking"
    assert look.marks[min(look.wrong)] == "mended"


def test_the_right_answer_stands_in_each_place_of_the_row_equally_often() -> None:
    stands = [order.index(0) for seed in range(60) for look in round_of(seed)[1].looks for order in look.orders]

    for at in range(FIXES):
        assert 0.28 < stands.count(at) / len(stands) < 0.38


def test_while_a_sentence_is_read_or_a_question_stands_no_other_thing_is_touched() -> None:
    run, play = round_of()
    look = play.look
    fine = next(place for place in range(8) if place not in look.wrong)
    one, two = sorted(look.wrong)[:2]
    run.step([tap(look, fine)])
    run.step([tap(look, one)])
    assert look.marks[one] == ""
    read(run, play)
    run.step([tap(look, one), tap(look, two)])

    assert look.asking == one
    assert look.marks[two] == ""
    run.step([Act("finish")])
    assert not look.closed


def test_while_a_sentence_is_read_nobody_is_done_looking() -> None:
    """On the glass it is not offered then; a hand ten times a second left each place after a find or two by luck."""
    run, play = round_of()
    run.step([tap(play.look, next(place for place in range(8) if place not in play.look.wrong))])
    run.step([Act("finish")])
    assert not play.look.closed
    read(run, play)
    run.step([Act("finish")])

    assert play.look.closed


def test_the_hand_at_random_touches_what_the_glass_offers_each_as_often_as_the_next() -> None:
    _, play = round_of()
    acts = [Spot().random_act(play, (pick, 7, 5)) for pick in range(90)]
    met = [-1 if act.name == "finish" else play.look.scene.at(act.a, act.b) for act in acts]

    assert {at: met.count(at) for at in (-1, *range(8))} == dict.fromkeys((-1, *range(8)), 10)


def test_a_palm_between_the_things_is_let_go() -> None:
    run, play = round_of()
    run.step([Act("tap", 5, 5), Act("tap", -3, 899), Act("tap", 9000, 500), Act("fix", 1)])

    assert set(play.look.marks) == {""}
    assert not play.look.reading


def test_who_has_touched_nothing_cannot_be_done_looking() -> None:
    run, play = round_of()
    run.step([Act("finish")])
    assert not play.look.closed

    run.step([tap(play.look, min(play.look.wrong))])
    read_answers(run)
    run.step([fix(play.look)])
    read(run, play)
    run.step([Act("finish")])

    assert play.look.closed


def test_a_place_closes_with_its_clock_and_the_next_one_comes_after_what_was_missed_was_shown() -> None:
    run, play = round_of(level=3)
    first = play.look
    while not first.closed:
        run.step()
    shown = 0
    while play.look is first:
        run.step()
        shown += 1

    assert first.left == 0
    assert 4 * HERTZ <= shown <= 6 * HERTZ


def test_more_is_wrong_and_there_is_less_time_at_a_higher_level() -> None:
    looks = [round_of(level=level)[1].look for level in LEVELS]

    assert [len(look.wrong) for look in looks] == sorted({len(look.wrong) for look in looks})
    assert [look.left for look in looks] == sorted({look.left for look in looks}, reverse=True)
