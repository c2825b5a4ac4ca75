"""What 找隐患 teaches: to see what is wrong, to know how it is mended, and to let alone what is in order."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rounds import Round
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.games.spot.game import ROOMS, Spot, SpotPlay
from edu.domain.games.spot.kinds import CARDS, DECOYS, FIXES, KINDS
from edu.domain.games.spot.look import PATIENT, UNREAD, Look
from edu.domain.games.spot.scenes import HIGH, LEAST, SCENES, TOP, WIDE, Scene
from edu.packs.library import ContentLibrary
from edu.system.paths import Paths


def round_of(seed: int = 1, level: Level = 1) -> tuple[Round, SpotPlay]:
    run = Round(Spot(), seed, level)
    assert isinstance(run.play, SpotPlay)
    return run, run.play


def tap(look: Look, place: int) -> Act:
    box = look.scene.places[place]
    return Act("tap", box.x + box.wide // 2, box.y + box.high // 2)


def fix(look: Look, *, right: bool = True) -> Act:
    assert look.asking is not None
    return Act("fix", look.orders[look.asking].index(0 if right else 1))


def read(run: Round, play: SpotPlay) -> None:
    while play.look.reading:
        run.step()


def read_answers(run: Round) -> None:
    for _ in range(UNREAD):
        run.step()


def looked(run: Round, play: SpotPlay, *, right: bool = True, also: int = 0, skip: int = 0) -> None:
    """The place now before the player: all but `skip` of what is wrong found and mended, `also` of the rest touched."""
    look = play.look
    fine = [place for place in range(len(look.scene.places)) if place not in look.wrong]
    for place in fine[:also]:
        run.step([tap(look, place)])
        read(run, play)
    for place in sorted(look.wrong)[skip:]:
        run.step([tap(look, place)])
        read_answers(run)
        run.step([fix(look, right=right)])
        read(run, play)
    run.step([Act("finish")])
    while play.look is look and not run.over:
        run.step()


def points(play: SpotPlay) -> dict[str, int]:
    return {part.name: part.got for part in play.parts()}


# -- the twelve places --


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


# -- a round --


def test_all_found_and_mended_without_a_false_touch_is_a_hundred() -> None:
    run, play = round_of()
    for _ in range(ROOMS):
        looked(run, play)

    assert run.over
    assert points(play) == {"找得准": 60, "改得对": 20, "不冤枉": 20}
    assert play.missed() == ()


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


def test_a_finger_on_what_is_in_order_costs_time_and_points_and_a_second_one_is_told() -> None:
    run, play = round_of()
    looked(run, play, also=2)
    touched = points(play)
    clean = round_of()
    looked(*clean)

    assert touched["找得准"] < points(clean[1])["找得准"]
    assert touched["不冤枉"] < points(clean[1])["不冤枉"]
    assert "look-twice" in play.missed()
    assert "look-twice" not in clean[1].missed()


@pytest.mark.parametrize("level", LEVELS)
def test_touching_all_there_is_finds_everything_and_is_worth_no_more_than_the_answers(level: Level) -> None:
    run, play = round_of(level=level)
    while not run.over:
        looked(run, play, also=8)

    assert points(play)["找得准"] == points(play)["不冤枉"] == 0
    assert sum(points(play).values()) <= 20


@pytest.mark.parametrize("level", LEVELS)
def test_from_as_many_put_right_as_a_place_has_faults_everything_counts(level: Level) -> None:
    """At the first level one in every place: three right answers of three, and no false finger, are no luck."""
    run, play = round_of(3, level)
    wrong = len(play.look.wrong)
    got, wanted = [0], [play.wanting]
    for more in (0, level > 2, level > 1):
        looked(run, play, skip=wrong - 1 - more)
        got.append(sum(points(play).values()))
        wanted.append(play.wanting)

    assert run.over
    assert wanted[0] == wrong
    assert wanted == sorted(set(wanted), reverse=True)
    assert wanted[-1] == 0
    assert got == sorted(set(got))
    assert 32 <= got[-1] <= 35  # a third of all


@pytest.mark.parametrize("level", [2, 3])
def test_one_put_right_in_every_place_is_less_proof_where_more_is_wrong(level: Level) -> None:
    run, play = round_of(3, level)
    wrong = len(play.look.wrong)
    for _ in range(ROOMS):
        looked(run, play, skip=wrong - 1)

    assert play.wanting == wrong - ROOMS
    assert 0 < sum(points(play).values()) <= 100 // (2 * wrong)


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_found_without_a_right_answer_counts_in_part(level: Level) -> None:
    """As by a finger that lies on one thing, place after place."""
    run, play = round_of(3, level)
    wrong = len(play.look.wrong)
    run.step([tap(play.look, min(play.look.wrong))])
    at_once = points(play)["找得准"]
    run, play = round_of(3, level)
    for _ in range(ROOMS):
        looked(run, play, skip=wrong - 1, right=False)

    assert at_once > 0
    assert play.wanting > 0
    assert sum(points(play).values()) <= 100 // (2 * wrong)


@pytest.mark.parametrize("level", LEVELS)
def test_each_false_finger_in_a_place_costs_more_than_the_one_before(level: Level) -> None:
    run, play = round_of(3, level)
    for _ in range(ROOMS - 1):
        looked(run, play)
    look = play.look
    for number in sorted(look.wrong)[1:]:
        run.step([tap(look, number)])
        read_answers(run)
        run.step([fix(look)])
        read(run, play)
    got = [points(play)["找得准"]]
    for number in [place for place in range(8) if place not in look.wrong][:3]:
        run.step([tap(look, number)])
        read(run, play)
        got.append(points(play)["找得准"])
    costs = [before - after for before, after in pairwise(got)]

    assert costs[0] > 0
    assert all(less < more for less, more in pairwise(costs))


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


def touched_again(run: Round, play: SpotPlay, times: int, *, every: int = HERTZ) -> None:
    """What is put right already, once in so many steps."""
    mended = play.look.marks.index("mended")
    for _ in range(times):
        run.step([tap(play.look, mended)])
        for _ in range(every - 1):
            run.step()


def all_but_one_mended(level: Level) -> tuple[Round, SpotPlay]:
    run, play = round_of(3, level)
    for number in sorted(play.look.wrong)[1:]:
        run.step([tap(play.look, number)])
        read_answers(run)
        run.step([fix(play.look)])
        read(run, play)
    return run, play


@pytest.mark.parametrize("level", LEVELS)
def test_who_touches_the_same_things_until_the_time_is_up_has_found_nothing(level: Level) -> None:
    """Two things of each place, for ever, were worth 6 on the glass: false fingers stay few that way."""
    run, play = all_but_one_mended(level)
    had = sum(points(play).values())
    got = []
    for _ in range(PATIENT + 5):
        touched_again(run, play, 1)
        got.append(sum(points(play).values()))

    assert got[:PATIENT] == [had] * PATIENT
    assert got == sorted(got, reverse=True)
    assert got[PATIENT] < had
    assert got[PATIENT + 3 :] == [0, 0]


@pytest.mark.parametrize("level", LEVELS)
def test_who_looks_at_what_was_put_right_and_finds_the_next_has_everything(level: Level) -> None:
    """Each thing touched six times more, at leisure, before the next: where one finds, one looks."""
    run, play = round_of(3, level)
    for number in sorted(play.look.wrong):
        run.step([tap(play.look, number)])
        read_answers(run)
        run.step([fix(play.look)])
        read(run, play)
        if not play.look.closed:
            touched_again(run, play, 6)

    assert 33 <= sum(points(play).values()) <= 34  # of one place of three


def test_a_find_brings_back_what_was_lost_by_touching_the_same_things() -> None:
    run, play = all_but_one_mended(1)
    had = sum(points(play).values())
    touched_again(run, play, PATIENT + 4)
    lost = sum(points(play).values())
    run.step([tap(play.look, min(play.look.wrong))])

    assert lost == 0
    assert sum(points(play).values()) > had


def test_a_moment_of_drumming_on_what_was_found_is_one_touch_a_second() -> None:
    run, play = all_but_one_mended(1)
    touched_again(run, play, 40, every=6)

    assert play.look.again == 4


def test_touches_while_a_sentence_is_read_or_on_what_was_not_touched_yet_are_none_again() -> None:
    run, play = round_of(3)
    first, second = sorted(play.look.wrong)[:2]
    run.step([tap(play.look, first)])
    for _ in range(3):
        run.step([tap(play.look, first)])
    read_answers(run)
    run.step([fix(play.look)])
    run.step([tap(play.look, first)])
    read(run, play)
    run.step([tap(play.look, second)])

    assert play.look.again == 0


def test_a_place_in_which_somebody_was_stuck_costs_that_place_alone() -> None:
    run, play = round_of(3)
    looked(run, play, skip=1)
    before = points(play)
    run.step([tap(play.look, min(play.look.wrong))])
    read_answers(run)
    run.step([fix(play.look)])
    read(run, play)
    touched_again(run, play, PATIENT + 4)

    assert points(play) == before


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


def test_a_hand_that_taps_at_random_is_never_given_a_medal() -> None:
    game = GAMES["spot"]
    results = [played_by(game, bot_of(game, "random", seed), seed, level)[1] for seed in range(20) for level in LEVELS]

    assert {result.medal for result in results} == {""}
    assert mean(result.score for result in results) < 15


@pytest.mark.parametrize("level", LEVELS)
def test_who_finds_and_mends_a_part_has_that_part_and_a_false_finger_or_a_wrong_answer_takes_some(level: Level) -> None:
    def worth(*, skip: int, also: int = 0, right: bool = True) -> int:
        run, play = round_of(3, level)
        for _ in range(ROOMS):
            looked(run, play, skip=skip, also=also, right=right)
        return sum(points(play).values())

    wrong = len(round_of(3, level)[1].look.wrong)
    half = wrong // 2
    share = 100 * (wrong - half) // wrong

    assert share - 5 <= worth(skip=half) <= share + 5
    assert worth(skip=half) > worth(skip=half, right=False) > share // 4
    assert worth(skip=half) > worth(skip=half, also=1) > share // 2
    assert worth(skip=0) > worth(skip=half) > worth(skip=wrong - 1)
