"""The door to roster reading: one call, one file, every problem at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from edu.domain.errors import BadFile
from edu.domain.roster import RosterFile
from edu.packs.roster.child import Limits, run
from edu.packs.roster.looks import MAX_BYTES


def read_roster(path: Path, today: date, limits: Limits | None = None) -> RosterFile:
    """Read a roster in a child process; takes seconds for large files, so call it off the UI thread.

    Raises nothing but BadFile. `today` is the civil day (UTC+8) against which dates of birth are judged.
    """
    try:
        size = path.stat().st_size
        readable = path.is_file()
    except (OSError, ValueError):
        raise BadFile(f"找不到文件“{path.name}”", "文件可能被移走或 U 盘已拔出，请重新选择") from None
    if not readable:
        raise BadFile(f"“{path.name}”不是文件", "请选择 Excel 或 CSV 名册文件")
    if size > MAX_BYTES:
        raise BadFile("文件超过 50 MB，不像一份名册", "请删去图片和无关的工作表，或把名册拆成几个文件")
    order = msgspec.msgpack.encode({"path": str(path.resolve()), "today": today})  # parse.Order: calamine stays out
    return msgspec.msgpack.decode(run("edu.packs.roster.parse:answer", order, limits), type=RosterFile)
