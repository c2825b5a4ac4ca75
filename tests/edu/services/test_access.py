"""The administrator PIN: weak ones refused, wrong tries back off, and a restart does not forgive them."""

from __future__ import annotations

import pytest

from edu.domain.actors import Permission, Role
from edu.domain.errors import Conflict, InvalidInput, NotAllowed
from edu.services.access import Access
from edu.system import settings
from tests.full_disk import fill_disk
from tests.stores import Bench

PIN, OTHER = "840917", "275810"


@pytest.fixture(autouse=True)
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """64 MiB a try is meant for attackers, not for tests; one test looks at the real figures."""
    from argon2 import PasswordHasher

    monkeypatch.setattr("edu.services.access._hasher", lambda: PasswordHasher(1, 8, 1))


def with_pin(bench: Bench) -> Access:
    access = bench.services().access
    access.set_pin(PIN)
    return access


def wrong(access: Access, times: int) -> None:
    for _ in range(times):
        with pytest.raises(NotAllowed, match="密码不对"):
            access.enter(OTHER, Role.ADMIN)


@pytest.mark.parametrize("pin", ["", "12345", "abcdef", "123456", "987654", "111111", "１２３４５７", "84091 7"])
def test_a_weak_pin_is_refused(sqlite_bench: Bench, pin: str) -> None:
    access = sqlite_bench.services().access

    with pytest.raises(InvalidInput):
        access.set_pin(pin)
    assert not access.is_set


def test_the_right_pin_gives_the_role_asked_for(sqlite_bench: Bench) -> None:
    access = with_pin(sqlite_bench)

    assert access.enter(PIN, Role.ADMIN).may(Permission.PEOPLE_UNMASK)
    assert not access.enter(PIN, Role.TRAINER).may(Permission.PEOPLE_UNMASK)


def test_no_pin_no_entry(sqlite_bench: Bench) -> None:
    with pytest.raises(Conflict):
        sqlite_bench.services().access.enter(PIN, Role.ADMIN)


def test_a_change_asks_for_the_old_pin(sqlite_bench: Bench) -> None:
    access = with_pin(sqlite_bench)

    with pytest.raises(NotAllowed):
        access.set_pin(OTHER, old=OTHER)
    access.set_pin(OTHER, old=PIN)

    access.enter(OTHER, Role.ADMIN)
    with pytest.raises(NotAllowed):
        access.enter(PIN, Role.ADMIN)


def test_wrong_tries_back_off_and_a_restart_keeps_it(sqlite_bench: Bench) -> None:
    wrong(with_pin(sqlite_bench), 5)
    restarted = sqlite_bench.services().access

    with pytest.raises(NotAllowed, match="请 5 秒后再试"):
        restarted.enter(PIN, Role.ADMIN)
    sqlite_bench.clock.advance(5_000)
    wrong(restarted, 1)
    with pytest.raises(NotAllowed, match="请 10 秒后再试"):
        restarted.enter(PIN, Role.ADMIN)
    sqlite_bench.clock.advance(10_000)
    restarted.enter(PIN, Role.ADMIN)
    wrong(restarted, 4)  # the count begins anew after the right one
    restarted.enter(PIN, Role.ADMIN)


def test_the_wait_never_grows_beyond_a_quarter_of_an_hour(sqlite_bench: Bench) -> None:
    access = with_pin(sqlite_bench)
    wrong(access, 5)
    for _ in range(12):
        sqlite_bench.clock.advance(15 * 60_000)
        wrong(access, 1)

    sqlite_bench.clock.advance(15 * 60_000)
    access.enter(PIN, Role.ADMIN)


def test_a_clock_set_back_does_not_lock_a_hall_out(sqlite_bench: Bench) -> None:
    access = with_pin(sqlite_bench)
    wrong(access, 5)

    sqlite_bench.clock.jump_to(sqlite_bench.clock.now_ms() - 10 * 365 * 86_400_000)

    access.enter(PIN, Role.ADMIN)


def test_setting_a_pin_is_on_the_ledger_and_the_pin_is_not(sqlite_bench: Bench) -> None:
    with_pin(sqlite_bench)
    with sqlite_bench.store.reading() as view:
        (line,) = view.ledger.lines_of_subject("00000000000000000000000000aa0001")

    assert (line.kind, line.payload) == ("administrator_set", '{"first":true}')
    assert PIN not in (sqlite_bench.folder / "settings.json").read_text()


def test_a_full_disk_keeps_nobody_out_and_makes_no_try_free(
    sqlite_bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = with_pin(sqlite_bench)
    wrong(access, 4)
    fill_disk(monkeypatch, settings, "replace_file")
    wrong(access, 1)
    with pytest.raises(NotAllowed, match="秒后再试"):
        access.enter(PIN, Role.ADMIN)
    sqlite_bench.clock.advance(5_000)
    assert access.enter(PIN, Role.ADMIN).role is Role.ADMIN
    wrong(access, 1)
    assert access.enter(PIN, Role.ADMIN).role is Role.ADMIN
