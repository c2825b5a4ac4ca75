"""Random histories over every kind of event, made from the types of the facts: new kinds are covered unasked."""

from __future__ import annotations

import random
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from edu.domain.actors import OPERATOR, Actor, Role
from edu.domain.events import KINDS, Fact, Private
from edu.storage.folds import FOLDS, PRIVATE
from edu.storage.schema import PROJECTED
from edu.storage.types import Id
from edu.system.ids import derived_id
from tests.stores import Bench

_ID_FIELDS = {c.name for t in PROJECTED for c in t.columns if isinstance(c.type, Id)} | {
    "into",
    "record",
    "post",
    "ask",
}
_WORDS = ("石坑村", "a", "灭火器", "o'brien; --", "“引号”", "𠮷", "")
_DAYS = ("2026-01-02", "2026-11-22", "2025-12-31", "")
ACTORS = (OPERATOR, Actor(role=Role.TRAINER, id="t1"), Actor(role=Role.ADMIN, id="a1"))


def kinds_with_folds() -> list[str]:
    return sorted(set(KINDS) & set(FOLDS))


def random_fact(rng: random.Random, kind: str, subject: str) -> tuple[Fact, Private | None]:
    """Ids inside belong to the subject, as the folds promise to touch only their own subject's rows."""
    shape = PRIVATE.get(kind)
    private = _filled(rng, shape, subject) if shape is not None and rng.random() < 0.8 else None
    return _filled(rng, KINDS[kind], subject), private


def play(bench: Bench, seed: int, events: int, *, subjects: int = 5) -> None:
    """`events` events in transactions of one to six; the clock runs, stands still and is set back."""
    rng = random.Random(seed)
    pool = [derived_id("subject", str(n)) for n in range(subjects)]
    left = events
    while left > 0:
        with bench.store.writing(rng.choice(ACTORS)) as work:
            for _ in range(min(left, rng.randint(1, 6))):
                subject = rng.choice(pool)
                fact, private = random_fact(rng, rng.choice(kinds_with_folds()), subject)
                work.append(fact, subject, person=rng.choice(pool), private=private)
                left -= 1
                if rng.random() < 0.5:
                    bench.clock.advance(rng.choice((1, 1000, 60_000)))
            if rng.random() < 0.05:
                bench.clock.jump_to(bench.clock.now_ms() - 3_600_000)
            if rng.random() < 0.05:
                bench.clock.reboot(f"{rng.randrange(1 << 128):032x}")
            work.commit()


def _filled(rng: random.Random, shape: type[Any], subject: str) -> Any:
    hints = {name: hint for name, hint in get_type_hints(shape).items() if name in shape.__struct_fields__}
    return shape(**{name: _value(rng, name, hint, subject) for name, hint in hints.items()})


def _value(rng: random.Random, name: str, hint: Any, subject: str) -> Any:
    if name == "lookup":
        return f"{rng.randrange(4):064x}"
    if hint is bool:
        return rng.random() < 0.5
    if hint is int:
        return rng.choice((0, 1, 7, 100, 12_345))
    if hint is str:
        return _text(rng, name, subject)
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return _filled(rng, hint, subject)
    inner = get_args(hint)
    if get_origin(hint) in (list, tuple):
        return get_origin(hint)(_value(rng, "", inner[0], subject) for _ in range(rng.randrange(4)))
    if get_origin(hint) is dict:
        return {f"o{n}": _value(rng, "", inner[1], subject) for n in range(rng.randrange(4))}
    return _value(rng, name, next(one for one in inner if one is not type(None)), subject)


def _text(rng: random.Random, name: str, subject: str) -> str:
    if name in _ID_FIELDS:
        return derived_id(f"{subject}:{name}", str(rng.randrange(3)))
    if name in ("day", "starts", "ends", "issued", "expires", "trained_from", "trained_to"):
        return rng.choice(_DAYS)
    return rng.choice(_WORDS)
