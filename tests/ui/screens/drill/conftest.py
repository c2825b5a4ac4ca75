from __future__ import annotations

from tests.ui.screens.manager.conftest import office

__all__ = ["office"]
