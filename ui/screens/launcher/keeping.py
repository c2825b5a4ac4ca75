"""Where a recovery code goes: onto paper or into a file that the person chooses. The program keeps no copy."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from edu.system.files import replace_file


class Keeping(Protocol):
    """Answers whether the code was taken there; False when the person changed their mind."""

    def on_paper(self, over: QWidget, text: str) -> bool: ...
    def in_file(self, over: QWidget, text: str) -> bool: ...


class DeskKeeping:
    """The system's own dialogs; only outside a kiosk."""

    def on_paper(self, over: QWidget, text: str) -> bool:
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if QPrintDialog(printer, over).exec() != QPrintDialog.DialogCode.Accepted:
            return False
        sheet = QTextDocument()
        sheet.setPlainText(text)
        sheet.print_(printer)
        return True

    def in_file(self, over: QWidget, text: str) -> bool:
        name, _kind = QFileDialog.getSaveFileName(over, "保存恢复码", "应知应会-恢复码.txt", "文本文件 (*.txt)")
        if not name:
            return False
        replace_file(Path(name), text.encode(), private=True)
        return True


def sheet_text(organisation: str, code: str, day: str) -> str:
    """What stands on the printed page."""
    return (
        f"应知应会 数据恢复码\n\n单位：{organisation}\n日期：{day}\n\n{code}\n\n"
        "把数据文件夹拷到另一台电脑，或者重装了系统，凭这个码才能打开里面的数据。\n"
        "请锁进柜子，由两个人知道放在哪里；不要拍照，不要发到群里。\n"
    )
