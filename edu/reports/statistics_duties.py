"""The two sheets of duties as files of rows: they need no workbook, so that another process can write them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from edu.domain.column_definitions import SHEETS
from edu.domain.obligations.duties import Duty
from edu.domain.statistics import DutyRows
from edu.reports.statistics_rows import person_duty_cells, place_duty_cells
from edu.reports.statistics_tables import Rows

PLACES, PEOPLE = "义务（单位）", "义务（人员）"


def write_duty_rows(duties: Iterable[Duty], folder: Path) -> DutyRows:
    """The files stay in the folder until the workbook has taken them."""
    places, people = Rows(SHEETS[PLACES]), Rows(SHEETS[PEOPLE])
    of_places, of_people = folder / "places.xml", folder / "people.xml"
    with of_places.open("w", encoding="utf-8") as one, of_people.open("w", encoding="utf-8") as other:
        for duty in duties:
            if duty.subject_type == "person":
                other.write(people.next(person_duty_cells(duty)))
            else:
                one.write(places.next(place_duty_cells(duty)))
    return DutyRows(
        places=str(of_places), places_rows=places.count, people=str(of_people), people_rows=people.count
    )  # fmt: skip
