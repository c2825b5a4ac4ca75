"""Rules of the hall's calendar: what it puts in front is installed, and its drawings are there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from edu.domain.hall.attract import HallPack
from edu.domain.problems import Problem
from edu.packs.reading import Reading
from edu.packs.rules.finding import error

LONGEST_QUESTION = 16
"""Characters that are read from across the hall while walking by."""


def check_hall(reading: Reading[HallPack], names: Collection[str], content: Path) -> Iterator[Problem]:
    """`names` are those of everything installed that a hall's machine offers (`game:smoke`)."""
    yield from reading.problems
    pack = reading.value
    if pack is None:
        return
    for campaign in pack.campaigns:
        for name in campaign.front:
            if name not in names:
                message = f"活动 {campaign.id} 排在前面的“{name}”没有安装，或者大屏上不放（课时都太长）。"
                remedy = "请改成大屏上有的微课、课程、题库、游戏或推演。"
                yield error(reading.place("campaigns"), "hall-front", message, remedy)
    for teaser in pack.teasers:
        folder = content / "courses" / teaser.course.partition(".")[2]
        if not (folder / teaser.picture).is_file():
            message = f"问题“{teaser.question}”的图 {teaser.course}/{teaser.picture} 找不到。"
            yield error(reading.place("teasers"), "hall-picture", message)
        if len(teaser.question) > LONGEST_QUESTION:
            message = f"问题“{teaser.question}”有 {len(teaser.question)} 个字，最多 {LONGEST_QUESTION} 个。"
            yield error(reading.place("teasers"), "hall-long", message, "路过的人只读一眼。")
