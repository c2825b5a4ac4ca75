"""Terms of one place: a question of the country does not ask what only one province, city or county calls so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from edu.domain.problems import Problem
from edu.domain.questions import Bank
from edu.packs.contested_reader import Contested
from edu.packs.reading import Reading
from edu.packs.rules.finding import error
from edu.packs.rules.scored import scored_texts


def check_local(readings: Mapping[str, Reading[Bank]], local: Sequence[Contested]) -> Iterator[Problem]:
    """A lesson may tell of them under 当地做法; a stem or a right option that counts may not."""
    for reading in readings.values():
        for question in reading.value.questions if reading.value else ():
            for one in local if question.scorable else ():
                if any(one.spoken_of(text) for text in scored_texts(question)):
                    place = reading.place(f"{question.id}:stem", question.id)
                    message = f"题目 {question.id}：“{one.what}”是一个地方的说法，不能在全国的题里计分。"
                    yield error(place, "local-term", message, "请换一个考点，或写进课里的“当地做法”。")
