"""A worksheet that takes whole rows as XML and deflates them at once, and the workbook that puts them in.

XlsxWriter writes the rows of a sheet to a file, copies them into the sheet's file and deflates that when the workbook
is closed: of 100,000 people 180 MB written twice, and 2.5 s at the end, while the processor stood still before because
the first process waits for the second (`edu/duty_process.py`). Here nothing but deflated rows lies on the disk; head
and tail of a sheet are still XlsxWriter's, and so is everything else of the file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Container
from pathlib import Path
from tempfile import TemporaryFile

import xlsxwriter
from xlsxwriter.packager import Packager
from xlsxwriter.worksheet import Worksheet

from edu.reports.cells import WORKBOOK_OPTIONS
from edu.reports.deflated_text import DeflatedText, Piece, deflated
from edu.reports.zip_parts import add_deflated

_END = b"</sheetData>"


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter ships no types
    """Of a RowWorkbook. Once rows of a `RowForm` have begun, they come from it alone, from top to bottom."""

    _rows: DeflatedText | None = None
    _seam = 0
    """Where the rows belong in the sheet's file, in bytes."""

    @property
    def has_rows(self) -> bool:
        return self._rows is not None

    def write_form(self, row: int, xml: str) -> None:
        """`row` counts from 0; `xml` comes from `RowForm.xml`."""
        if self._rows is None:
            self._write_single_row(row)
            self._rows = DeflatedText(TemporaryFile(dir=self.tmpdir))  # noqa: SIM115 closed with the workbook
        self._rows.write(xml)
        self.dim_rowmax = row

    def pieces(self, xml: bytes) -> tuple[Piece, Piece, Piece]:
        """The sheet; `xml` is what XlsxWriter made of it, which has no rows."""
        assert self._rows is not None
        return deflated(xml[: self._seam]), self._rows.ended(), deflated(xml[self._seam :], last=True)

    def let_go(self) -> None:
        """Of all that is open."""
        self._opt_close()  # XlsxWriter forgets it where it fails
        if self._rows is not None:
            self._rows.close()

    def _write_optimized_sheet_data(self) -> None:
        super()._write_optimized_sheet_data()
        self.fh.flush()
        self._seam = self.fh.buffer.tell() - len(_END)


class RowWorkbook(xlsxwriter.Workbook):  # type: ignore[misc]
    """In constant memory. `folder` holds what is not packed yet; whoever made it clears it away."""

    def __init__(self, path: Path, folder: Path) -> None:
        super().__init__(str(path), {**WORKBOOK_OPTIONS, "constant_memory": True, "tmpdir": str(folder)})
        self._held: dict[str, str] = {}

    def close(self) -> None:
        """Raises XlsxWriterException where the file cannot be written."""
        try:
            super().close()
        finally:
            for sheet in self.worksheets():
                if isinstance(sheet, RowSheet):
                    sheet.let_go()

    def _get_packager(self) -> Packager:
        return _WithoutSheetsOfRows(self._sheets_of_rows(), self._held)

    def _store_workbook(self) -> None:
        super()._store_workbook()
        with zipfile.ZipFile(self.filename, "a") as book:
            for name, sheet in self._sheets_of_rows().items():
                add_deflated(book, name, sheet.pieces(Path(self._held[name]).read_bytes()))

    def _sheets_of_rows(self) -> dict[str, RowSheet]:
        """By the name of the part; a sheet without rows is like any other."""
        return {
            f"xl/worksheets/sheet{number}.xml": sheet
            for number, sheet in enumerate(self.worksheets(), start=1)
            if isinstance(sheet, RowSheet) and sheet.has_rows
        }


class _WithoutSheetsOfRows(Packager):  # type: ignore[misc]
    """Holds back what `names` says: part → its file."""

    def __init__(self, names: Container[str], held: dict[str, str]) -> None:
        super().__init__()
        self._names = names
        self._held = held

    def _create_package(self) -> list[tuple[str, str, bool]]:
        files: list[tuple[str, str, bool]] = super()._create_package()
        self._held.update({name: file for file, name, _ in files if name in self._names})
        return [one for one in files if one[1] not in self._names]
