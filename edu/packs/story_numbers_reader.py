"""Reads `content/register/story-numbers.yaml`: numbers of questions that are the story's own, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryNumbers:
    """`numbers`: by full question id, each number with its unit as the text has it, without spaces."""

    id: str = "story-numbers"
    numbers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def read_story_numbers(path: Path, label: str) -> Reading[StoryNumbers]:
    return read_named(path, label, "story-numbers", "情节数字清单", _list)


def _list(form: Form) -> StoryNumbers:
    form.integer("schema", 1, 1)
    numbers: dict[str, tuple[str, ...]] = {}
    for one in form.forms("questions", "题"):
        question = one.text("question")
        if question in numbers:
            one.wrong("question", f"题目“{question}”写了两次。", "请并成一条。", "duplicate-id")
        numbers[question] = tuple("".join(number.split()) for number in one.texts("numbers"))
        one.text("why")  # for whoever reviews the file
        one.close()
    return StoryNumbers(id=form.slug("id"), numbers=numbers)
