"""The desk of an office: it also opens and saves files."""

from __future__ import annotations

from dataclasses import dataclass

from ui.screens import desk
from ui.screens.files import Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk(desk.Desk):
    files: Files
