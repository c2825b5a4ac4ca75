"""The administrator PIN of this machine: set at first run, asked before a manager's or trainer's window.

argon2id (t=3, m=64 MiB, p=1). Wrong tries back off up to 15 minutes; the count survives a restart.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.errors import Conflict, DiskFull, InvalidInput, NotAllowed

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from edu.services.ports import Store
    from edu.system.clock import Clock
    from edu.system.settings import SettingsFile

_FREE_TRIES = 5
_LONGEST_MS = 15 * 60_000


class Access:
    def __init__(self, store: Store, clock: Clock, settings: SettingsFile, device: str) -> None:
        self._store = store
        self._clock = clock
        self._settings = settings
        self._device = device

    @property
    def is_set(self) -> bool:
        return bool(self._settings.value.pin_hash)

    def set_pin(self, pin: str, *, old: str = "") -> None:
        """First run, or a change with the old PIN. Six digits at least; no runs and no repeated digit."""
        from edu.domain.events.certificates import AdministratorSet

        first = not self.is_set
        if not first:
            self.enter(old, Role.ADMIN)
        _refuse_weak(pin)
        with self._store.writing(OPERATOR) as work:
            work.append(AdministratorSet(first=first), self._device)
            work.commit()
        self._settings.change(pin_hash=_hasher().hash(pin), pin_failures=0, pin_blocked_until_ms=0)

    def enter(self, pin: str, role: Role) -> Actor:
        """The actor behind the PIN; NotAllowed says how long to wait after wrong tries."""
        from argon2.exceptions import VerificationError

        settings = self._settings.value
        if not settings.pin_hash:
            raise Conflict("还没有设置管理密码。", "请先设置密码。")
        wait = settings.pin_blocked_until_ms - self._clock.now_ms()
        if 0 < wait <= _LONGEST_MS:  # a clock set back must not lock a hall out for years
            raise NotAllowed(f"密码输错次数过多，请 {-(-wait // 1000)} 秒后再试。")
        try:
            _hasher().verify(settings.pin_hash, pin)
        except VerificationError as exc:
            self._failed()
            raise NotAllowed("密码不对。", "请核对后重试；忘记密码请联系保管恢复码的人。") from exc
        if settings.pin_failures:
            self._note(0, 0)
        return Actor(role=role, id=self._device[-6:])

    def _failed(self) -> None:
        failures = self._settings.value.pin_failures + 1
        over = failures - _FREE_TRIES
        wait = min(_LONGEST_MS, 5_000 * 2 ** min(over, 12)) if over >= 0 else 0
        self._note(failures, self._clock.now_ms() + wait if wait else 0)

    def _note(self, failures: int, until_ms: int) -> None:
        """A full disk must not keep out who comes to clear it, nor make trying free."""
        try:
            self._settings.change(pin_failures=failures, pin_blocked_until_ms=until_ms)
        except DiskFull:
            self._settings.hold(pin_failures=failures, pin_blocked_until_ms=until_ms)


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)


def _refuse_weak(pin: str) -> None:
    steps = {ord(b) - ord(a) for a, b in pairwise(pin)}
    if not pin.isascii() or not pin.isdigit() or len(pin) < 6:
        raise InvalidInput("管理密码至少 6 位数字。", "请重新输入。")
    if steps in ({0}, {1}, {-1}):
        raise InvalidInput("密码太简单（连续或重复的数字）。", "请换一个不容易猜到的密码。")
