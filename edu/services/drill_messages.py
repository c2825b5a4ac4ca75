"""加注 in free words: what a trainer tells the seats while a drill is played. Kept with the run, beside its inputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edu.domain.drills.messages import message_words
from edu.domain.errors import Conflict, NotFound
from edu.domain.events import drills as e
from edu.services import drill_run_access as access
from edu.services.drill_run_table import messages_of, must_be_last, whole_or_not

if TYPE_CHECKING:
    from edu.domain.actors import Actor
    from edu.domain.events import EventRef
    from edu.services.drill_run_table import DrillTable, Running


class DrillMessages:
    def __init__(self, table: DrillTable) -> None:
        self._table = table

    def send(
        self, actor: Actor, run: str, text: str, *, role: str = "", sender: str = "", public: bool = False
    ) -> EventRef:
        """To one seat or, without `role`, to all; `public` puts it on the projector as well.

        Conflict once the drill is over, and where the very same was sent in this tick: a second press sends nothing.
        """
        words, who = message_words(text, sender)
        running = self._table.of(run)
        if role and running.scenario.role(role) is None:
            raise NotFound("没有这个席位。", "请重新选择发给谁。")
        with running.lock, whole_or_not(running), self._table.store.writing(actor) as work:
            access.must_lead(work, actor, running.record)
            must_be_last(self._table, work, running)
            if running.play.over:
                raise Conflict("推演已经结束，不能再加注。")
            tick = running.play.state.tick
            _must_be_new(running, (tick, role, public, who, words))
            fact = e.DrillMessageAdded(
                n=len(work.drill_runs.messages(run)) + 1,
                tick=tick,
                after=len(running.play.news),
                role=role,
                public=public,
            )
            ref = work.append(fact, run, private=e.MessageWords(text=words, sender=who))
            self._table.note(work, running)  # another machine that has this run open finds out
            found = messages_of(work, running.record)
            work.commit()
            running.messages = found
            return ref


def _must_be_new(running: Running, sent: tuple[int, str, bool, str, str]) -> None:
    if any((one.tick, one.role, one.public, one.sender, one.text) == sent for one in running.messages):
        raise Conflict("这条消息刚刚已经发出。", "要再发一次，请先让推演时间走一步，或改动文字。")
