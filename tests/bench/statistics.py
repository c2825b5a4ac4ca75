"""The workbook of a year over 100,000 people and 1,000,000 events, in a process of its own so that memory can be seen.

The floor is XlsxWriter alone, writing as many rows of fourteen cells as there are people.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from edu.domain.actors import OPERATOR
from edu.domain.events import people as pe
from edu.domain.events import study as se
from edu.system.ids import derived_id
from tests.bench.measuring import Measure, sizes, timed
from tests.stores import Bench, make_bench

SECONDS, MEGABYTES = 15, 300
CLASSES = ("principal", "safety-manager", "special-operator", "worker", "grid-member", "village-admin")
CREDITS = 8  # with registration and post ten events a person
_EXPORT = """
import json, resource, sys, time
from pathlib import Path
from edu.domain.actors import OPERATOR
from tests.stores import make_bench
made = make_bench(Path(sys.argv[1]))
services = made.services()
begun = time.perf_counter()
listed = services.statistics.export(OPERATOR, 2026, "", Path(sys.argv[1]) / "book.xlsx")
print(json.dumps({"seconds": time.perf_counter() - begun, "listed": listed,
                  "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000}))
"""


def bench(scale: float, folder: Path) -> Iterator[Measure]:
    for people in sizes(scale, 100_000):
        made = make_bench(folder / str(people))
        fill(made, people)
        made.store.close()
        found = _exported(folder / str(people))
        yield Measure(
            name=f"statistics.seconds.{people}",
            value=found["seconds"],
            unit="s",
            goal=f"≤ {SECONDS} s for 100,000 people",
            holds=found["seconds"] <= SECONDS,
            floor=_floor(folder / "floor.xlsx", people),
        )
        yield Measure(
            name=f"statistics.memory.{people}",
            value=found["megabytes"],
            unit="MB",
            goal=f"≤ {MEGABYTES} MB",
            holds=found["megabytes"] <= MEGABYTES,
        )


def fill(made: Bench, people: int) -> None:
    """Forty villages; each person a post and eight credits of the year."""
    town = derived_id("org", "331124101000")
    villages = [(derived_id("org", f"3311241010{n:02}"), f"3311241010{n:02}") for n in range(1, 41)]
    with made.store.writing(OPERATOR) as work:
        work.append(pe.OrgUnitDeclared(code="331124101000", name="甲镇", level="township"), town)
        for village, code in villages:
            name = f"第{code[-2:]}村"
            work.append(pe.OrgUnitDeclared(code=code, name=name, level="village", parent=town), village)
        work.commit()
    for first in range(0, people, 2_000):
        with made.store.writing(OPERATOR) as work:
            for n in range(first, min(people, first + 2_000)):
                person, kind = made.ids.new(), CLASSES[n % len(CLASSES)]
                details = pe.PersonDetails(name="欧阳石坑", id_number=person[:18], initials="oysk")
                work.append(pe.PersonRegistered(lookup=person * 2), person, person=person, private=details)
                held = pe.PostAssigned(
                    post=made.ids.new(), role="岗位", person_class=kind, org=villages[n % 40][0], starts="2024-01-01"
                )
                work.append(held, person, person=person)
                for credit in range(CREDITS):
                    work.append(_hours(credit, kind), person, person=person)
            work.commit()


def _hours(n: int, kind: str) -> se.HoursCredited:
    return se.HoursCredited(
        minutes=90,
        unit_minutes=45,
        form="online" if n % 2 else "offline",
        source="lesson",
        source_id=f"yingzhi.fire/lesson-{n}@1",
        person_class=kind,
        day=f"2026-{n + 2:02}-15",
        title="灭火器的使用",
    )


def _exported(folder: Path) -> dict[str, float]:
    answer = subprocess.run(
        [sys.executable, "-c", _EXPORT, str(folder)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, float] = json.loads(answer.stdout.splitlines()[-1])
    return found


def _floor(path: Path, rows: int) -> float:
    import xlsxwriter

    with timed() as floor:
        book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
        sheet = book.add_worksheet()
        for row in range(rows):
            for column in range(14):
                sheet.write_string(row, column, "石坑村")
        book.close()
    return floor.seconds
