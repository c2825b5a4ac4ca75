"""The write-behind buffer means the same as writing every row at once: any sequence of calls against a naive model."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from edu.storage.rows import Rows
from edu.storage.schema_exams import responses
from edu.system.ids import derived_id
from tests.stores import Bench

SITTINGS = [derived_id("sitting", str(n)) for n in range(2)]
KEYS = [(sitting, slot) for sitting in SITTINGS for slot in (1, 2)]
OPTIONS = st.sampled_from(["", "a", "b", "a,b"])

put = st.tuples(st.just("put"), st.sampled_from(KEYS), OPTIONS, st.booleans())
answer = st.tuples(st.just("answer"), st.sampled_from(KEYS), OPTIONS)
flag = st.tuples(st.just("flag"), st.sampled_from(KEYS), st.booleans())
change = st.tuples(st.just("change"), st.sampled_from(KEYS), OPTIONS)
get = st.tuples(st.just("get"), st.sampled_from(KEYS))
remove = st.tuples(st.just("remove"), st.sampled_from(KEYS))
flush = st.tuples(st.just("flush"))
steps = st.lists(st.one_of(put, answer, flag, change, get, remove, flush), max_size=25)

Model = dict[tuple[str, int], dict[str, Any]]


def in_model(model: Model, step: tuple[Any, ...]) -> Any:
    match step:
        case ("put", key, options, flagged):
            model[key] = {"options": options, "flagged": flagged}
        case ("answer", key, options):
            model[key] = {"flagged": False, **model.get(key, {}), "options": options}
        case ("flag", key, on):
            model[key] = {"options": "", **model.get(key, {}), "flagged": on}
        case ("change", key, options) if key in model:
            model[key]["options"] = options
        case ("get", key):
            return model.get(key)
        case ("remove", key):
            model.pop(key, None)
    return None


def in_rows(rows: Rows, step: tuple[Any, ...]) -> Any:
    match step:
        case ("put", (sitting, slot), options, flagged):
            rows.put(responses, sitting=sitting, slot=slot, options=options, flagged=flagged)
        case ("answer", key, options):
            rows.merge(responses, key, {"options": options}, {"flagged": False})
        case ("flag", key, on):
            rows.merge(responses, key, {"flagged": on}, {"options": ""})
        case ("change", key, options):
            rows.change(responses, key, options=options)
        case ("get", key):
            found = rows.get(responses, *key)
            return {name: found[name] for name in ("options", "flagged")} if found else None
        case ("remove", key):
            rows.remove(responses, *key)
        case ("flush",):
            rows.flush()
    return None


def stored(connection: Any) -> Model:
    return {
        (row.sitting, row.slot): {"options": row.options, "flagged": row.flagged}
        for row in connection.execute(select(responses))
    }


def play(bench: Bench, before: Model, sequence: list[tuple[Any, ...]], *, fresh: bool) -> None:
    model: Model = {key: dict(row) for key, row in before.items()}
    with bench.store.engines.writer.connect() as connection, connection.begin() as transaction:
        connection.execute(delete(responses))
        for (sitting, slot), row in before.items():
            connection.execute(responses.insert(), {"sitting": sitting, "slot": slot, **row})
        rows = Rows(connection, fresh=fresh)
        for step in sequence:
            if fresh and step == ("flush",):
                continue  # a rebuild flushes between subjects only
            assert in_rows(rows, step) == in_model(model, step), step
        rows.flush()
        assert stored(connection) == model
        transaction.rollback()


rows_before = st.dictionaries(
    st.sampled_from(KEYS), st.fixed_dictionaries({"options": OPTIONS, "flagged": st.booleans()}), max_size=3
)
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@many
@given(before=rows_before, sequence=steps)
def test_any_sequence_equals_the_naive_model(bench: Bench, before: Model, sequence: list[tuple[Any, ...]]) -> None:
    play(bench, before, sequence, fresh=False)


@many
@given(sequence=steps)
def test_any_sequence_on_empty_tables_equals_it_too(sqlite_bench: Bench, sequence: list[tuple[Any, ...]]) -> None:
    play(sqlite_bench, {}, sequence, fresh=True)


def test_a_row_that_is_not_there_is_not_changed_into_being(bench: Bench) -> None:
    with bench.store.engines.writer.connect() as connection, connection.begin():
        rows = Rows(connection)
        rows.change(responses, KEYS[0], options="a")
        rows.flush()
        assert stored(connection) == {}


def test_a_buffer_without_rows_writes_nothing(make_sqlite_bench: Callable[..., Bench]) -> None:
    bench = make_sqlite_bench()
    with bench.store.engines.writer.connect() as connection, connection.begin():
        rows = Rows(connection)
        rows.flush()
        assert rows.count == 0
