"""Terms of one place: nothing for the whole country says for right what only one province, city or county calls so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from edu.domain.aids import Aid
from edu.domain.cases import Case
from edu.domain.courses import unmarked
from edu.domain.problems import Problem
from edu.domain.questions import Bank
from edu.packs.contested_reader import Contested
from edu.packs.reading import Reading
from edu.packs.rules.finding import error
from edu.packs.rules.scored import Said, said_by_aid, said_by_case, scored_texts


def check_local(readings: Mapping[str, Reading[Bank]], local: Sequence[Contested]) -> Iterator[Problem]:
    """A lesson may tell of them under 当地做法; a stem or a right option that counts may not."""
    for reading in readings.values():
        for question in reading.value.questions if reading.value else ():
            for one in local if question.scorable else ():
                if any(one.spoken_of(text) for text in scored_texts(question)):
                    place = reading.place(f"{question.id}:stem", question.id)
                    message = f"题目 {question.id}：“{one.what}”是一个地方的说法，不能在全国的题里计分。"
                    yield error(place, "local-term", message, "请换一个考点，或写进课里的“当地做法”。")


def check_local_said(said: Iterable[Said], local: Sequence[Contested]) -> Iterator[Problem]:
    """Of a game or a 微课, which have no place for 当地做法."""
    yield from _told(said, local, "请换成全国都用的说法，或写进课里的“当地做法”。")


def check_local_case(reading: Reading[Case], local: Sequence[Contested]) -> Iterator[Problem]:
    """An accident of that place may be told in the words of the place."""
    if reading.value is not None:
        elsewhere = [one for one in local if not one.at_home(reading.value.place)]
        yield from _told(said_by_case(reading), elsewhere, "请换成全国都用的说法；当地的事故，在 place 里写明是哪里。")


def check_local_aid(reading: Reading[Aid], local: Sequence[Contested]) -> Iterator[Problem]:
    """One that says in its head whose wall it is for (松阳村干部) is of that place."""
    if reading.value is not None:
        head = reading.value.title + reading.value.who
        elsewhere = [one for one in local if not one.at_home(head)]
        remedy = "请换成全国都用的说法；只给当地用的，在 title 或 who 里写明是哪里。"
        yield from _told(said_by_aid(reading), elsewhere, remedy)


def _told(said: Iterable[Said], local: Sequence[Contested], remedy: str) -> Iterator[Problem]:
    for what, texts, place in said:
        for one in local:
            if any(one.spoken_of(unmarked(text)) for text in texts):
                message = f"{what}：“{one.what}”是一个地方的说法，不能说给全国的人听。"
                yield error(place, "local-term", message, remedy)
