"""What is personal is unreadable without the key, at another place and after its erasure."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from edu.domain.actors import OPERATOR
from edu.domain.errors import DamagedDatabase
from edu.domain.events import people as e
from edu.storage.folds.people import ERASED_NAME
from edu.storage.integrity import verify
from edu.storage.refolding import refold
from edu.storage.schema import vault
from edu.storage.schema_people import people
from edu.storage.vault import Seal, commitment
from tests.stores import Bench, store_file

NAME, NUMBER, PHONE = "欧阳石坑", "331124198001010011", "13800138000"
DETAILS = e.PersonDetails(name=NAME, id_number=NUMBER, phone=PHONE)
SECRETS = (NAME, NUMBER, PHONE)


def make_seal(column: bytes = b"c" * 32, lookup: bytes = b"l" * 32) -> Seal:
    return Seal(column_key=column, lookup_key=lookup, random=secrets.token_bytes)


def register(bench: Bench) -> str:
    person = bench.ids.new()
    with bench.store.writing(OPERATOR) as work:
        lookup = work.people.lookup(NUMBER)
        work.append(e.PersonRegistered(lookup=lookup), person, person=person, private=DETAILS)
        work.commit()
    return person


def test_what_is_sealed_opens_at_its_place() -> None:
    seal = make_seal()

    assert seal.open(seal.close(b"plain", "here"), "here") == b"plain"


@pytest.mark.parametrize("place", ["elsewhere", "", "here "])
def test_a_moved_ciphertext_does_not_open(place: str) -> None:
    seal = make_seal()

    with pytest.raises(DamagedDatabase):
        seal.open(seal.close(b"plain", "here"), place)


def test_another_key_does_not_open() -> None:
    with pytest.raises(DamagedDatabase):
        make_seal(column=b"x" * 32).open(make_seal().close(b"plain", "here"), "here")


def test_every_flipped_bit_is_refused() -> None:
    seal = make_seal()
    box = seal.close(b"plain", "here")

    for bit in range(8 * len(box)):
        changed = bytearray(box)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(DamagedDatabase):
            seal.open(bytes(changed), "here")


def test_the_same_words_never_give_the_same_box() -> None:
    seal = make_seal()

    assert seal.close(b"plain", "here") != seal.close(b"plain", "here")


def test_the_lookup_depends_on_the_organisations_key() -> None:
    assert make_seal().lookup(NUMBER) == make_seal(column=b"x" * 32).lookup(NUMBER)
    assert make_seal().lookup(NUMBER) != make_seal(lookup=b"x" * 32).lookup(NUMBER)


def test_a_commitment_is_salted() -> None:
    assert commitment(b"1" * 16, DETAILS) != commitment(b"2" * 16, DETAILS)


def test_an_erasure_takes_the_details_and_leaves_the_chain(bench: Bench) -> None:
    person = register(bench)

    with bench.store.engines.writer.connect() as connection, connection.begin():
        connection.execute(delete(vault).where(vault.c.owner == person))
        refold(connection, bench.store.seal, person)

    assert verify(bench.store).ok
    with bench.store.reading() as view:
        assert view.people.details(person) is None
        known = view.people.person(person)
        assert known is not None
        assert (known.name, known.id_mask, known.erased) == (ERASED_NAME, "", True)
        assert view.people.by_lookup([view.people.lookup(NUMBER)]) == {}


def test_nothing_personal_stands_in_the_clear_in_events(bench: Bench) -> None:
    register(bench)
    with bench.store.engines.reader.connect() as connection:
        rows = [repr(tuple(row)) for row in connection.execute(select(vault))]
        whole = "".join(rows)
        payloads = b"".join(bytes(row[0]) for row in connection.exec_driver_sql("SELECT payload FROM events"))

    for secret in SECRETS:
        assert secret not in whole
        assert secret.encode() not in payloads


def test_the_files_are_encrypted_and_hold_no_name_and_no_number(sqlite_bench: Bench) -> None:
    person = register(sqlite_bench)
    beside = list(sqlite_bench.folder.iterdir())
    assert {path.name for path in beside} >= {"store.db", "store.db-wal"}
    sqlite_bench.store.close()

    for path in [*beside, store_file(sqlite_bench.folder)]:
        if path.exists():
            assert_unreadable(path, (*SECRETS, person))


def assert_unreadable(path: Path, secrets_: tuple[str, ...]) -> None:
    data = path.read_bytes()
    assert b"SQLite format 3" not in data
    for secret in secrets_:
        for form in (secret.encode(), secret.encode("utf-16-le"), secret.encode().hex().encode()):
            assert form not in data, path.name
    if len(secrets_[-1]) == 32:
        assert bytes.fromhex(secrets_[-1]) not in data


def test_a_masked_number_is_all_that_a_list_holds(bench: Bench) -> None:
    register(bench)
    with bench.store.engines.reader.connect() as connection:
        row = connection.execute(select(people)).one()

    assert NUMBER not in repr(tuple(row))
    assert PHONE not in repr(tuple(row))
    assert row.id_mask.endswith(NUMBER[-4:])
