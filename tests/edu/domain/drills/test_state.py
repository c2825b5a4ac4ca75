from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from edu.domain.drills.state import Desk, State, entry_weight, weights, whole_sum

SLOTS = 20
WEIGHT = weights(SLOTS)
MARKS = tuple(1 << slot % 7 for slot in range(SLOTS))
NUMBER = st.integers(-(2**40), 2**64)

MOVES = st.one_of(
    st.tuples(st.just("put"), st.integers(0, SLOTS - 1), NUMBER),
    st.tuples(st.just("row"), st.integers(0, SLOTS - 4), st.lists(NUMBER, min_size=4, max_size=4)),
    st.tuples(st.just("later"), st.integers(0, 9), st.integers(0, 5)),
    st.tuples(st.just("due"), st.just(0), st.just(0)),
    st.tuples(st.just("done"), st.just(0), st.just(0)),
)


def blank() -> State:
    return State(0, [0] * SLOTS, (), 0, 0)


@given(st.lists(MOVES, max_size=40))
def test_the_kept_up_hash_is_the_hash_from_nothing(moves: list[tuple[str, int, object]]) -> None:
    state = blank()
    desk = Desk(state, WEIGHT, MARKS, None)
    for what, where, given_ in moves:
        if what == "put":
            desk.put(where, given_)  # type: ignore[arg-type]  # by the kind of move
        elif what == "row":
            desk.put_row(where, list(given_))  # type: ignore[call-overload]  # by the kind of move
        elif what == "later":
            desk.later(where, given_)  # type: ignore[arg-type]  # by the kind of move
        elif what == "due":
            desk.tick += 1
            desk.next_due()
        else:
            state = desk.done()
            assert state.hash == whole_sum(state.slots, state.agenda, WEIGHT)
            desk = Desk(state, WEIGHT, MARKS, None)
    state = desk.done()
    assert state.hash == whole_sum(state.slots, state.agenda, WEIGHT)


def test_a_state_is_never_changed() -> None:
    first = blank()
    desk = Desk(first, WEIGHT, MARKS, None)
    desk.put(3, 5)
    desk.put_row(10, [1, 2])
    desk.later(4, 1)
    assert first == blank()
    assert desk.done() != first


def test_what_is_written_is_marked_and_what_stays_is_not() -> None:
    desk = Desk(blank(), WEIGHT, MARKS, None)
    assert desk.changed == -1
    desk.changed = 0
    desk.put(3, 0)
    desk.put_row(4, [0, 0])
    assert desk.changed == 0
    desk.put(3, 1)
    desk.put_row(4, [0, 1])
    assert desk.changed == MARKS[3] | MARKS[4]


def test_the_agenda_is_in_order_and_nothing_comes_in_the_past() -> None:
    desk = Desk(blank()._replace(tick=5), WEIGHT, MARKS, None)
    for tick, what in ((9, 2), (7, 3), (7, 1), (1, 0)):
        desk.later(tick, what)
    assert desk.agenda == [(6, 0), (7, 1), (7, 3), (9, 2)]
    assert desk.next_due() == -1
    desk.tick = 7
    assert [desk.next_due() for _ in range(4)] == [0, 1, 3, -1]


def test_a_digest_tells_states_apart() -> None:
    one, other = blank(), State(0, [1] + [0] * (SLOTS - 1), (), 0, 0)
    assert one.digest() == blank().digest() != other.digest()
    assert entry_weight((1, 2)) != entry_weight((2, 1))
    assert all(odd & 1 for odd in WEIGHT)


def test_news_are_kept_only_where_they_are_asked_for() -> None:
    silent = Desk(blank(), WEIGHT, MARKS, None)
    silent.tell("inject", "x")
    told: list[object] = []
    Desk(blank(), WEIGHT, MARKS, told).tell("inject", "x", "y")  # type: ignore[arg-type]  # a list of news
    assert told == [(0, "inject", "x", "y")]
