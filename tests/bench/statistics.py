"""The workbook of a year over 100,000 people and 1,000,000 events, in a process of its own so that memory can be seen.

Seconds are what a person waits, `first` and `second` the CPU of the two processes that make the workbook: on two free
cores nobody waits for more than the longer of them. Memory is that of both, added up.

The floor, in another process of the same run, is XlsxWriter alone in a plain loop writing the very cells that ours
wrote: they are read back from the made workbook, the reading is not timed. It has no database and judges nobody.
"""

from __future__ import annotations

import html
import io
import json
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.bench.measuring import Measure, sizes
from tests.bench.statistics_data import County
from tests.stores import make_bench

SECONDS, MEGABYTES, FLAT = 15, 300, 1.25
# VmHWM belongs to the first process alone; ru_maxrss would still know the size of the bench that it was forked from
OURS = """
import json, re, resource, sys, time
from pathlib import Path
from edu.domain.actors import OPERATOR
from tests.stores import make_bench
services = make_bench(Path(sys.argv[1])).services()
begun, cpu = time.perf_counter(), time.process_time()
services.statistics.export(OPERATOR, 2026, "", Path(sys.argv[1]) / "book.xlsx")
seconds, first = time.perf_counter() - begun, time.process_time() - cpu
try:
    peak = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
other = resource.getrusage(resource.RUSAGE_CHILDREN)
second = other.ru_utime + other.ru_stime
print(json.dumps({"seconds": seconds, "first": first, "second": second, "megabytes": (peak + other.ru_maxrss) / 1000}))
"""
FLOOR = """
import json, sys
from pathlib import Path
from tests.bench.statistics import floor
print(json.dumps(floor(Path(sys.argv[1]) / "book.xlsx", Path(sys.argv[1]) / "floor.xlsx")))
"""
_CELL = re.compile(
    r"<row |<c r=\"[A-Z]+\d+\"(?: s=\"\d+\")?"
    r"(?:/>|[^>]*>(?:<is><t[^>]*>([^<]*)</t></is>|<v>([^<]*)</v>)</c>)"
)


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    runs: list[dict[str, float]] = []
    few, many = sizes(scale, 100_000)
    for people in (few, many):
        made = make_bench(folder / str(people))
        County(made, people).fill()
        made.store.close()
        ours = _run(OURS, folder / str(people))
        bare = _run(FLOOR, folder / str(people))
        yield Measure(
            name=f"statistics.seconds.{people}",
            value=ours["seconds"],
            unit="s",
            goal=f"≤ {SECONDS} s for 100,000 people",
            holds=ours["seconds"] <= SECONDS,
            floor=bare["seconds"],
        )
        for part in ("first", "second"):
            if ours[part]:
                yield Measure(
                    name=f"statistics.{part}.{people}",
                    value=ours[part],
                    unit="s",
                    goal=f"≤ {SECONDS} s for 100,000 people",
                    holds=ours[part] <= SECONDS,
                    floor=bare["cpu"],
                )
        yield Measure(
            name=f"statistics.memory.{people}",
            value=ours["megabytes"],
            unit="MB",
            goal=f"≤ {MEGABYTES} MB",
            holds=ours["megabytes"] <= MEGABYTES,
        )
        runs.append(ours)
    small, large = runs
    for part, most, name in (("seconds", many / few, "time"), ("megabytes", FLAT, "memory")):
        yield Measure(
            name=f"statistics.growth_of_{name}",
            value=large[part] / small[part],
            unit="times",
            goal=f"≤ {most:g} times for {many / few:g} times the people",
            holds=large[part] <= most * small[part],
        )


def floor(made: Path, target: Path) -> dict[str, float]:
    """The cells of every sheet of `made` through XlsxWriter's own methods, with one style."""
    import xlsxwriter

    with zipfile.ZipFile(made) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        seconds = cpu = 0.0
        bare = xlsxwriter.Workbook(str(target), {"constant_memory": True})
        style = bare.add_format({"border": 1})
        for name in sheets:
            sheet = bare.add_worksheet()
            for first, rows in _rows(book, name):
                begun, busy = time.perf_counter(), time.process_time()
                for number, row in enumerate(rows, start=first):
                    for column, value in enumerate(row):
                        if value is None:
                            sheet.write_blank(number, column, None, style)
                        elif isinstance(value, str):
                            sheet.write_string(number, column, value, style)
                        else:
                            sheet.write_number(number, column, value, style)
                seconds, cpu = seconds + time.perf_counter() - begun, cpu + time.process_time() - busy
        begun, busy = time.perf_counter(), time.process_time()
        bare.close()
    return {"seconds": seconds + time.perf_counter() - begun, "cpu": cpu + time.process_time() - busy}


def _rows(book: zipfile.ZipFile, name: str) -> Iterator[tuple[int, list[list[Any]]]]:
    """Pieces of a sheet: number of the first row, and the rows."""
    done, rest = 0, ""
    with io.TextIOWrapper(book.open(name), "utf-8") as file:
        while piece := file.read(1 << 20):
            whole, row, rest = (rest + piece).rpartition("<row ")
            rows = _parsed(whole)
            yield done, rows
            done, rest = done + len(rows), row + rest
    yield done, _parsed(rest)


def _parsed(text: str) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for found in _CELL.finditer(text):
        if found[0] == "<row ":
            rows.append([])
        elif found[1] is not None:
            rows[-1].append(html.unescape(found[1]))
        else:
            rows[-1].append(float(found[2]) if found[2] else None)
    return rows


def _run(program: str, folder: Path) -> dict[str, float]:
    answer = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found
