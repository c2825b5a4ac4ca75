"""Reads `content/register/contested.yaml`: what is disputed or local and therefore never scored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Contested:
    """`words`: each a choice of words; a text speaks of it that has one of every choice and none of `unless`.

    `unless`: words that say whose answer is asked for (AHA 2025, 按全国的标准), which leaves only one right.
    `places`: of a local term, names of where it is used; what is of that place may speak of it.
    """

    id: str
    what: str
    words: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def spoken_of(self, text: str) -> bool:
        settled = any(word in text for word in self.unless)
        return not settled and all(any(word in text for word in choice) for choice in self.words)

    def at_home(self, where: str) -> bool:
        """`where`: in words, the place that a text is of or for (浙江省丽水市…, 松阳村干部)."""
        return any(place in where for place in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestedList:
    """`local`: terms of one province, city or county, told of in the same way; nothing tells them to the country."""

    id: str = "contested"
    contested: tuple[Contested, ...] = ()
    local: tuple[Contested, ...] = ()


def read_contested(path: Path, label: str) -> Reading[ContestedList]:
    return read_named(path, label, "contested", "争议清单", _list)


def _list(form: Form) -> ContestedList:
    form.integer("schema", 1, 1)
    return ContestedList(
        id=form.slug("id"),
        contested=tuple(_one(one) for one in form.forms("contested", "条")),
        local=tuple(_one(one, local=True) for one in form.forms("local", "条")),
    )


def _one(form: Form, *, local: bool = False) -> Contested:
    """A local term is somebody's: without its places it would be refused where it is at home as well."""
    said = form.texts("words")
    if not said:
        form.wrong("words", "没有写 words。", "写出题目里会出现的词。")
    words = tuple(tuple(word.strip() for word in choice.split("|") if word.strip()) for choice in said)
    if not all(words):
        form.wrong("words", "words 里有一项是空的，就永远对不上。", "每一项写一个词，或用“|”隔开几个词。")
    made = Contested(
        id=form.slug("id"),
        what=form.text("what"),
        words=words,
        unless=form.texts("unless"),
        places=form.texts("places") if local and form.required("places") is not None else (),
    )
    form.close()
    return made
