"""What this place wrote last on its one-page aids: `<data>/aids.json`, which others cannot read: it holds numbers."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import msgspec

from edu.domain.aids import AidFill, fill_faults
from edu.system.files import replace_file


class OwnAids:
    """Implements ports.aids.FillFile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> AidFill:
        """Empty where it cannot be read: it is only a help in typing, and the next print writes it anew."""
        try:
            fill = msgspec.json.decode(self._path.read_bytes(), type=AidFill)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError):
            return AidFill()
        return AidFill() if fill_faults(fill) else fill

    def write(self, fill: AidFill) -> None:
        replace_file(self._path, msgspec.json.format(msgspec.json.encode(asdict(fill)), indent=1), private=True)
