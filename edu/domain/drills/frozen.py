"""A scenario as bytes and back, so that what was played stays what it was when content is edited.

Canonical JSON: equal scenarios give equal bytes, so their hash can stand in the ledger. An effect carries its class
under `do`; everything else follows from the declared types. Later versions of the program read all earlier forms.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from edu.domain.drills.effects import Effect
from edu.domain.drills.scenario import Scenario
from edu.domain.errors import StorageError

FORM = 1
_ENCODE = msgspec.json.Encoder(order="sorted").encode
_UNREADABLE = "这场演练封存的脚本读不出来，可能是较新版本的程序保存的。"
T = TypeVar("T")
_EFFECTS: Mapping[str, type] = {kind.__name__: kind for kind in get_args(Effect)}


def freeze(scenario: Scenario) -> bytes:
    return packed("scenario", scenario, FORM)


def thaw(data: bytes) -> Scenario:
    """StorageError where the bytes are of a newer program or no scenario."""
    return unpacked("scenario", Scenario, FORM, data, _UNREADABLE)


def packed(name: str, value: Any, form: int) -> bytes:
    """Canonical JSON: equal values give equal bytes."""
    return _ENCODE({"form": form, name: plain(value)})


def unpacked(name: str, shape: type[T], form: int, data: bytes, unreadable: str) -> T:
    """StorageError, saying `unreadable`, where the bytes are of a later `form` or of another shape."""
    try:
        raw = msgspec.json.decode(data)
        made = shaped(shape, raw[name]) if raw["form"] <= form else None
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, AttributeError) as exc:
        raise StorageError(unreadable, "请用新版程序打开。") from exc
    if not isinstance(made, shape):
        raise StorageError(unreadable, "请用新版程序打开。")
    return made


def plain(value: Any) -> Any:
    """Dataclasses as mappings, effects with their class; rows as lists."""
    if is_dataclass(value):
        row = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"do": type(value).__name__, **row} if type(value).__name__ in _EFFECTS else row
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def shaped(shape: Any, raw: Any) -> Any:
    """The value that `plain` came from, by its declared type; a field that is not there takes its default."""
    if shape is Effect:
        kind = _EFFECTS[raw["do"]]
        return _made(kind, {name: inner for name, inner in raw.items() if name != "do"})
    if is_dataclass(shape):
        return _made(shape, raw)
    if isinstance(shape, type) and hasattr(shape, "_fields"):
        return shape(*raw)  # a NamedTuple
    origin = get_origin(shape)
    if origin is tuple:
        return _row(get_args(shape), raw)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        inner = get_args(shape)[1]
        return {name: shaped(inner, value) for name, value in raw.items()}
    return raw


def _row(inner: tuple[Any, ...], raw: list[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is ...:
        return tuple(shaped(inner[0], value) for value in raw)
    return tuple(shaped(kind, value) for kind, value in zip(inner, raw, strict=True))


def _made(shape: Any, raw: Mapping[str, Any]) -> Any:
    hints = _hints(shape)
    return shape(**{name: shaped(hints[name], value) for name, value in raw.items()})


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)
