"""读给我听: a button that reads what stands on a screen's paper; it is not there where the machine has no voice."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.screens.kiosk.level_button import LevelButton
from ui.screens.kiosk.voice import Silent, Voice
from ui.widgets import Button, OptionCard, PlainLabel, Prose

WORD, STOP = "  读给我听", "  别读了"
SILENT = Silent()


class ReadAloud(Button):
    """`over` is the part of the screen that is read, in the order in which it was built: question, choices, reason."""

    def __init__(self, voice: Voice, over: QWidget, *, big: bool = True) -> None:
        super().__init__(WORD, icon="read-aloud", big=big, on_click=self._pressed)
        self._voice, self._over = voice, over
        self._reading = ""
        if not voice.name:
            self.hide()  # never the other way round: without a parent yet it would be a window
        self.destroyed.connect(lambda: voice.hush())

    def _pressed(self) -> None:
        """The same words a second time means that they are enough."""
        words = spoken_words(self._over)
        if words and words == self._reading:
            self.stop()
            return
        self._reading = words
        self.setText(STOP)
        self._voice.say(words)

    def stop(self) -> None:
        self._reading = ""
        self.setText(WORD)
        self._voice.hush()


def spoken_words(over: QWidget) -> str:
    """What can be seen of `over`, a sentence a line; figures by the name that says them in words."""
    said: list[str] = []
    for part in over.findChildren(QWidget):
        if not part.isVisibleTo(over):
            continue
        if isinstance(part, PlainLabel):
            said.append(part.accessibleName() or part.text())
        elif isinstance(part, Prose | OptionCard | LevelButton):
            said.append(part.accessibleName())
    return "\n".join(line for line in said if line.strip())
