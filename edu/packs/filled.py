"""Texts of a file with the register's facts put into them as they are read."""

from __future__ import annotations

from edu.domain.register import Register
from edu.packs.form import Form
from edu.packs.inline import fill_text


class Filled:
    """One for a file. `facts`: the ids of those that were put in, in the order of reading."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._facts: dict[str, None] = {}

    @property
    def facts(self) -> tuple[str, ...]:
        return tuple(self._facts)

    def text(self, form: Form, key: str) -> str:
        return self.put(form, key, form.text(key))

    def text_or_none(self, form: Form, key: str) -> str | None:
        text = form.text_or_none(key)
        return None if text is None else self.put(form, key, text)

    def texts(self, form: Form, key: str) -> tuple[str, ...]:
        return tuple(self.put(form, key, text) for text in form.texts(key))

    def put(self, form: Form, key: str, text: str) -> str:
        filled, used = fill_text(text, self.register, form.report, form.line(key))
        self._facts.update(dict.fromkeys(used))
        return filled
