"""Settings of one installation: a small JSON file in the data folder; unknown keys are refused, not ignored."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from edu.domain.errors import InvalidInput
from edu.system.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`pin_hash` is argon2id; `home` the org id of the township; `regions` switch on regional rules of law.

    `hall` is the experience hall's name, for the wall and for paper; what is booked there carries `home`.
    """

    organisation: str = ""
    home: str = ""
    regions: tuple[str, ...] = ()
    records_from: str = ""  # civil day since which the records are complete
    pin_hash: str = field(default="", repr=False)
    pin_failures: int = 0
    pin_blocked_until_ms: int = 0
    recovery_confirmed: bool = False
    postgres: str = ""  # address of a shared database; '' = the embedded file
    pinned_mode: str = ""
    hall: str = ""
    large_text: bool = False
    theme: str = "light"
    reduced_motion: bool = False


class SettingsFile:
    """Reads once; `change` writes the whole file and returns the new value."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.value = _read(path)

    def change(self, **changed: Any) -> Settings:
        after = replace(self.value, **changed)
        replace_file(self._path, msgspec.json.format(msgspec.json.encode(asdict(after)), indent=1), private=True)
        self.value = after
        return after

    def hold(self, **changed: Any) -> Settings:
        """Until the program ends, where the disk takes nothing."""
        self.value = replace(self.value, **changed)
        return self.value


def _read(path: Path) -> Settings:
    try:
        raw = msgspec.json.decode(path.read_bytes())
    except FileNotFoundError:
        return Settings()
    except (OSError, msgspec.DecodeError) as exc:
        raise InvalidInput("设置文件读不出来。", f"请检查或移走 {path.name} 后重新设置。") from exc
    if not isinstance(raw, dict):
        raise InvalidInput("设置文件读不出来。", f"请检查或移走 {path.name} 后重新设置。")
    unknown = set(raw) - {f.name for f in fields(Settings)}
    if unknown:
        raise InvalidInput(
            f"设置文件里有不认识的项：{'、'.join(sorted(unknown))}。", "可能由较新的程序写入，请升级程序。"
        )
    try:
        settings = msgspec.convert(raw, Settings)
        if settings.records_from:
            date.fromisoformat(settings.records_from)
    except ValueError as exc:
        raise InvalidInput("设置文件里有一项的值不对。", f"请检查或移走 {path.name} 后重新设置。") from exc
    return settings
