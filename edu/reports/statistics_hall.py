"""The hall's sheets: values as cells, in the order of edu.domain.hall.columns (without the running number)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edu.domain.hall.book import ALL, DOORS, HallBook, RatingRow, UsesRow, door_word
from edu.domain.hall.columns import FEW
from edu.domain.hall.feedback import SCALES
from edu.domain.hall.groups import SORTS, clock_text
from edu.domain.proportions import Estimate
from edu.reports.statistics_rows import Cells
from edu.reports.statistics_tables import Table, fill

_LEVELS = max(len(scale.levels) for scale in SCALES.values())


def write_hall(book: HallBook, tables: dict[str, Table]) -> None:
    for name, rows in hall_rows(book).items():
        fill(tables[name], rows)


def hall_rows(book: HallBook) -> dict[str, Iterator[Cells]]:
    """By sheet."""
    return {
        "体验馆（逐日）": ((date.fromisoformat(row.key), *_uses(row)) for row in book.days),
        "体验馆（时段）": ((f"{row.key}:00–{row.key}:59", *_uses(row)) for row in book.hours),
        "体验馆（项目）": (
            (door_word(row.door), row.title, row.visits, row.people, row.minutes, row.finished)
            for row in book.activities
        ),
        "体验馆（学习）": (
            (
                row.title, row.visits, row.second_first, row.before[0], row.before[1] / row.before[0], row.after[0],
                row.after[1] / row.after[0], row.gain.value, *_limits(row.gain),
            )
            for row in book.learned
        ),
        "体验馆（答题）": (
            (door_word(row.door), row.right.visits, row.asked, row.correct, row.right.value, *_limits(row.right))
            for row in book.answers
        ),
        "体验馆（易错）": (
            (row.title, row.rule, row.missed, row.played, row.share.value, *_limits(row.share)) for row in book.missed
        ),
        "体验馆（评价）": (_rating(row) for row in book.ratings if row.answered),
        "体验馆（团体）": (
            (
                date.fromisoformat(row.group.day), clock_text(row.group.begins), row.group.minutes, row.group.name,
                SORTS.get(row.group.sort, row.group.sort), row.group.people, row.during,
            )
            for row in book.received
        ),
    }  # fmt: skip


def _uses(row: UsesRow) -> Cells:
    doors = tuple(row.by_door.get(door, 0) for door in DOORS)
    return (row.visits, row.people, *doors, sum(row.by_door.values()) - sum(doors))


def _rating(row: RatingRow) -> Cells:
    where = row.month or (door_word(row.door) if row.door != ALL else "全部")
    levels = (*row.counts, *([None] * (_LEVELS - len(row.counts))))
    return (row.scale.rate, where, row.answered, *levels, row.rate.value, *_limits(row.rate))


def _limits(estimate: Estimate) -> Cells:
    held = estimate.interval
    return (None, None, FEW) if held is None else (held.low, held.high, None)
