"""The card behind the last page: what counted and why, or what is still missing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from ui import theme
from ui.screens.study.lesson_presenter import Ending
from ui.widgets import Button, Card, IconLabel, PlainLabel, column, row


def ending_card(
    ending: Ending, *, on_page: Callable[[int], None], on_next: Callable[[], None], on_close: Callable[[], None]
) -> Card:
    """`on_next` goes back to the course, where the next lesson is lit."""
    card = Card(gap="m", margin="xl")
    line = row(gap="l")
    icon = IconLabel("ok" if ending.done else "pending", tone="green" if ending.done else "yellow",
                     size=theme.current().metrics.icon_big)  # fmt: skip
    line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    words = column(gap="s")
    words.addWidget(PlainLabel(ending.title, "hero"))
    words.addWidget(PlainLabel(ending.sentence))
    for sentence in ending.missing:
        words.addWidget(PlainLabel(f"· {sentence}"))
    line.addLayout(words, 1)
    card.add(line)
    foot = row(gap="s")
    foot.addWidget(Button("回到我的计划", on_click=on_close))
    foot.addStretch(1)
    page = ending.page
    if page is None:
        foot.addWidget(Button("看看下一课", "accent", icon="forward", on_click=on_next))
    else:
        foot.addWidget(Button(f"回到第 {page + 1} 页", "accent", icon="back", on_click=lambda: on_page(page)))
    return card.add(foot)
