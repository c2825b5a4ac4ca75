"""Files on the office's disk: the system's own dialogs are allowed to managers and trainers, in no other mode."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

WORKBOOK = "Excel 工作簿 (*.xlsx)"
ROSTERS = "花名册 (*.xlsx *.xls *.csv)"
PDF = "PDF 文件 (*.pdf)"
SQLITE = "SQLite 数据文件 (*.sqlite)"
DOCUMENTS = "材料 (*.pdf *.docx *.xlsx *.png *.jpg *.jpeg)"


class Files(Protocol):
    """None and an empty tuple mean that the person changed their mind."""

    def open_one(self, over: QWidget, title: str, kinds: str) -> Path | None: ...
    def open_many(self, over: QWidget, title: str, kinds: str) -> tuple[Path, ...]: ...
    def save_as(self, over: QWidget, title: str, name: str, kinds: str) -> Path | None: ...
    def folder(self, over: QWidget, title: str) -> Path | None: ...
    def show_folder(self, file: Path) -> None: ...


class OfficeFiles:
    """Begins in the documents folder and stays where the person went last."""

    def __init__(self) -> None:
        self._last = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def open_one(self, over: QWidget, title: str, kinds: str) -> Path | None:
        chosen, _kind = QFileDialog.getOpenFileName(over, title, str(self._last), kinds)
        return self._noted(chosen)

    def open_many(self, over: QWidget, title: str, kinds: str) -> tuple[Path, ...]:
        chosen, _kind = QFileDialog.getOpenFileNames(over, title, str(self._last), kinds)
        return tuple(path for path in map(self._noted, chosen) if path is not None)

    def save_as(self, over: QWidget, title: str, name: str, kinds: str) -> Path | None:
        chosen, _kind = QFileDialog.getSaveFileName(over, title, str(self._last / name), kinds)
        path = self._noted(chosen)
        ending = Path(name).suffix
        return path.with_suffix(ending) if path is not None and path.suffix.lower() != ending else path

    def folder(self, over: QWidget, title: str) -> Path | None:
        chosen = QFileDialog.getExistingDirectory(over, title, str(self._last))
        if not chosen:
            return None
        self._last = Path(chosen)
        return self._last

    def show_folder(self, file: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(file if file.is_dir() else file.parent)))

    def _noted(self, chosen: str) -> Path | None:
        if not chosen:
            return None
        path = Path(chosen)
        self._last = path.parent
        return path


def safe_name(text: str) -> str:
    """A name for a file that every system accepts."""
    return "".join("_" if sign in '\\/:*?"<>|' or not sign.isprintable() else sign for sign in text).strip(" .") or "_"
