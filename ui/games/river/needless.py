"""Why a row had no need of somebody who is sent there: said as it happens, for it is then that the points go."""

from __future__ import annotations

from edu.domain.games.river.village import Task, Village
from ui.games.river.controls import ROW_WORDS
from ui.games.river.members import NAMES

_DONE: dict[Task, str] = {
    "call": "{row}一排已经喊过了",
    "knock": "{row}一排没有门要敲了",
    "carry": "{row}一排没有要背的人",
    "guard": "{row}一排还没走一半，先不用守",
}
_OTHERS: dict[Task, str] = {
    "call": "{row}一排有人去喊了",
    "knock": "{row}一排敲门的人够了",
    "carry": "{row}一排背老人的够了",
    "guard": "{row}一排路口有人守了",
}
"""There is still something to do, but those who are there or on their way are enough for it."""


def needless(village: Village, number: int, row: int, task: Task) -> str:
    """'' where there is a need of them; told before the order is given."""
    if village.needs(number, row, task):
        return ""
    why = (_OTHERS if village.has_work(row, task) else _DONE)[task].format(row=ROW_WORDS[row])
    stays = village.order_of(number) == (row, task)  # they stand there already: nobody walks
    return why if stays else f"{why}，{NAMES[number]}白跑一趟"
