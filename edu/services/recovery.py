"""The recovery code: shown until somebody says that it is written down, then never again.

A code that was made but not confirmed (the window was closed, the power went) is replaced by a fresh one at the next
start, so that no data folder is ever without a code that somebody holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from edu.system.settings import SettingsFile


class KeyCustody(Protocol):
    def reissue(self) -> str:
        """A fresh code for the same keys; the one before opens nothing any more."""


class Recovery:
    """`custody` None: a store without a key ring of its own (tests), which needs no code."""

    def __init__(self, settings: SettingsFile, custody: KeyCustody | None, made_now: str = "") -> None:
        self._settings = settings
        self._custody = custody
        self._code = made_now

    @property
    def needed(self) -> bool:
        return self._custody is not None and not self._settings.value.recovery_confirmed

    def code(self) -> str:
        if not self._code and self._custody is not None:
            self._code = self._custody.reissue()
        return self._code

    def confirm(self) -> None:
        """Somebody has it on paper: forget it."""
        self._settings.change(recovery_confirmed=True)
        self._code = ""
