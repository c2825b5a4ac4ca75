"""A workbook of ours that comes back filled in: its bytes with a cap, and in the child process its sheets as texts."""

from __future__ import annotations

from pathlib import Path

from edu.domain.errors import BadFile

Texts = dict[str, list[list[str]]]
"""By sheet the rows of its cells, stripped."""


def bytes_of(path: Path, most: int, what: str, remedy: str) -> bytes:
    """BadFile where it cannot be opened, or is longer than `most` bytes and so no `what`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise BadFile("文件打不开。", "请检查文件是否存在、是否有读取权限。") from error
    if len(data) > most:
        raise BadFile(f"文件超过 {most >> 20} MB，不是{what}。", remedy)
    return data


def texts_of(body: bytes, most_rows: int) -> Texts:
    """For the child process. BadFile where it is no .xlsx workbook; rows beyond the head and `most_rows` are left."""
    from edu.packs.roster.looks import kind_of
    from edu.packs.roster.sheets import read_workbook
    from edu.packs.roster.values import as_text
    from edu.packs.roster.workbook import look

    if kind_of(body) != "xlsx":
        raise BadFile("它不是 .xlsx 工作簿")
    return {
        grid.name: [[as_text(cell).strip() for cell in row] for row in grid.rows[: most_rows + 1]]
        for grid in read_workbook(body, look(body).sheets)
    }
