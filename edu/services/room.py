"""Questions to the room: a show of hands, kept as counts per option. Nobody's own answer is invented from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.actors import Actor, Permission, require
from edu.domain.errors import InvalidInput
from edu.domain.events import classes as e
from edu.services.class_access import held_meeting, known_class, open_class

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from edu.domain.classes import RoomAnswer
    from edu.services.ports import Store
    from edu.services.ports.content import ContentLibrary
    from edu.system.ids import Ids

_LARGEST_ROOM = 2000


class Room:
    def __init__(self, store: Store, ids: Ids, library: ContentLibrary) -> None:
        self._store = store
        self._ids = ids
        self._library = library

    def ask(
        self,
        actor: Actor,
        training_class: str,
        *,
        question: str,
        present: int,
        counts: Mapping[str, int],
        meeting: str = "",
    ) -> str:
        """A question of the bank, in its version of today; its words are kept with the counts."""
        asked = self._library.question(question)
        fact = e.RoomAsked(
            ask=self._ids.new(),
            meeting=meeting,
            question=asked.id,
            version=asked.version,
            present=present,
            counts=dict(counts),
            correct=sorted(asked.key),
        )
        words = e.RoomQuestion(stem=asked.stem, options={option.id: option.text for option in asked.options})
        return self._book(actor, training_class, fact, words, several=asked.type == "multiple")

    def ask_own(
        self,
        actor: Actor,
        training_class: str,
        *,
        stem: str,
        options: Mapping[str, str],
        present: int,
        counts: Mapping[str, int],
        correct: Collection[str] = (),
        meeting: str = "",
    ) -> str:
        """In the trainer's own words. Several hands a head only where several options are correct."""
        texts = {id_: text.strip() for id_, text in options.items()}
        if not stem.strip() or len(texts) < 2 or not all(texts.values()):
            raise InvalidInput("自拟题目要有题干和至少两个选项。")
        if not texts.keys() >= set(correct):
            raise InvalidInput("正确答案不在选项里。")
        fact = e.RoomAsked(
            ask=self._ids.new(), meeting=meeting, present=present, counts=dict(counts), correct=sorted(set(correct))
        )
        words = e.RoomQuestion(stem=stem.strip(), options=texts)
        return self._book(actor, training_class, fact, words, several=len(set(correct)) > 1)

    def answers(self, actor: Actor, training_class: str) -> Sequence[RoomAnswer]:
        require(actor, Permission.CLASSES_READ)
        with self._store.reading() as view:
            known_class(view, actor, training_class)
            return view.classes.room_answers(training_class)

    def _book(
        self, actor: Actor, training_class: str, fact: e.RoomAsked, words: e.RoomQuestion, *, several: bool
    ) -> str:
        require(actor, Permission.CLASSES_WRITE)
        _check_hands(fact, words, several=several)
        with self._store.writing(actor) as work:
            open_class(work, actor, training_class)
            if fact.meeting:
                held_meeting(work, training_class, fact.meeting)
            work.append(fact, training_class, private=words)
            work.commit()
            return fact.ask


def _check_hands(fact: e.RoomAsked, words: e.RoomQuestion, *, several: bool) -> None:
    if not 1 <= fact.present <= _LARGEST_ROOM:
        raise InvalidInput(f"在场人数应在 1 到 {_LARGEST_ROOM} 之间。")
    if not fact.counts.keys() <= words.options.keys():
        raise InvalidInput("举手数里有题目没有的选项。")
    hands = list(fact.counts.values())
    if any(count < 0 for count in hands):
        raise InvalidInput("举手数不能是负数。")
    most = max(hands, default=0) if several else sum(hands)
    if most > fact.present:
        raise InvalidInput(f"举手数（{most}）超过了在场人数（{fact.present}）。", "请重新清点。")
