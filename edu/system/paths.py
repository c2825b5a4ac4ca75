"""Where things are: the program's own data (content, exams, fonts) and the user's data folder.

The key that wraps the organisation's key ring lies in `secrets_dir`, outside the data folder, so that a copied or
stolen data folder alone opens nothing (docs/architecture.md, Keys).
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from edu.system.ballast import NAME as BALLAST

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parents[2]))


SHARED_ART = _ROOT / "ui" / "games" / "art"
"""Drawings that games, 微课 and the attract loop share, by `<folder>/<name>` (docs/art.md)."""


@dataclass(frozen=True, slots=True)
class Paths:
    data: Path
    content: Path = _ROOT / "content"
    exams: Path = _ROOT / "exams"
    fonts: Path = _ROOT / "edu" / "assets" / "fonts"
    secrets: Path | None = None  # where scratch folders keep their wrapping key

    @property
    def database(self) -> Path:
        return self.data / "yingzhi.db"

    @property
    def key_ring(self) -> Path:
        return self.data / "keyring.json"

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def exports(self) -> Path:
        return self.data / "exports"

    @property
    def trust(self) -> Path:
        """Public keys and revocation lists of other issuers, one JSON file each."""
        return self.data / "trust"

    @property
    def overlays(self) -> Path:
        """Of a place: its own drills (`<drill>/scenario.yaml`), its names for any drill (`<drill>/local.yaml`)."""
        return self.data / "drills"

    @property
    def evaluation(self) -> Path:
        """Evaluation profiles that a place made itself, `<profile>.yaml`."""
        return self.data / "evaluation"

    @property
    def hall(self) -> Path:
        """What the manager set for the experience hall."""
        return self.data / "hall.json"

    @property
    def aids(self) -> Path:
        """What this place wrote last on its one-page aids."""
        return self.data / "aids.json"

    @property
    def phones(self) -> Path:
        """Who sits where by phone while a drill is played, so that a kill sends nobody from the table."""
        return self.data / "drill-phones.json"

    @property
    def ballast(self) -> Path:
        """Room kept for a full disk (edu/system/ballast.py)."""
        return self.data / BALLAST

    @property
    def lock(self) -> Path:
        return self.data / "yingzhi.lock"

    @property
    def secrets_dir(self) -> Path:
        override = self.secrets or os.environ.get("YINGZHI_SECRETS")
        return Path(override) if override else Path(platformdirs.user_config_dir("yingzhi")) / "secrets"


def default_data_dir() -> Path:
    return Path(os.environ.get("YINGZHI_DATA") or platformdirs.user_data_dir("yingzhi"))


def root() -> Path:
    """The checkout or the frozen bundle."""
    return _ROOT
