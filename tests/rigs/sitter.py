"""The child of the kill rig: sits an exam on a real data folder and says each step on stdout before and after it.

Lines, each a word and a JSON object: `ready` once the sitting is open, `begin` before an answer, `saved` after it
returned, `done` after handing in. Everything goes through the services, as the window does it.
"""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from edu.bootstrap import Services, build
from edu.domain.actors import OPERATOR
from edu.domain.identity import check_digit, read_identity
from edu.system.instance import InstanceLock
from edu.system.paths import Paths

if TYPE_CHECKING:
    from edu.services.sittings import SittingView

BLUEPRINT = "safety-manager-mock"
NAME = "周考生"
BODY = "33112419800101001"


def say(word: str, **values: Any) -> None:
    sys.stdout.write(f"{word} {json.dumps(values)}\n")
    sys.stdout.flush()


def open_sitting(services: Services) -> SittingView:
    """The running sitting, or a new one of the one candidate."""
    from edu.domain.people import PeopleQuery

    found = services.people.search(OPERATOR, PeopleQuery(text=NAME))
    if found:
        person = found[0].person.id
    else:
        document = read_identity(BODY + check_digit(BODY), services.people.today()).document
        assert document is not None
        person = services.people.register(OPERATOR, NAME, document, [])
    waiting = services.sittings.resumable(OPERATOR, person)
    if waiting:
        return services.sittings.resume(OPERATOR, waiting[0].id)
    return services.sittings.start_mock(OPERATOR, person, BLUEPRINT)


def answers_on_the_chain(services: Services, sitting: str) -> int:
    count = "SELECT count(*) FROM events JOIN codes ON codes.id = kind WHERE subject = ? AND value = 'answer_given'"
    with services.database.engines.reader.connect() as connection:
        return int(connection.exec_driver_sql(count, (bytes.fromhex(sitting),)).scalar_one())


def sit(services: Services, view: SittingView, rng: random.Random) -> None:
    """Answers without pause, as fast as the store takes them; a clock note each second, as the window does."""
    noted = time.monotonic()
    while True:
        item = rng.choice(view.paper.items)
        ids = [option.id for option in item.question.options]
        chosen = rng.sample(ids, rng.randint(1, len(ids))) if item.question.type == "multiple" else [rng.choice(ids)]
        say("begin", slot=item.slot, options=sorted(chosen))
        services.sittings.answer(OPERATOR, view.id, item.slot, chosen)
        say("saved", slot=item.slot, options=sorted(chosen))
        if time.monotonic() - noted >= 1:
            noted = time.monotonic()
            services.sittings.tick(OPERATOR, view.id)


def hand_in(services: Services, view: SittingView) -> None:
    result = services.sittings.hand_in(OPERATOR, view.id)
    before = services.ledger.digest()
    services.ledger.rebuild()
    say(
        "done",
        score=result.sitting.score,
        answers={slot: list(options) for slot, options in result.responses.answers.items()},
        verified=services.ledger.verify().ok,
        rebuilt=services.ledger.digest() == before,
        partial=result.paper.scoring.multiple == "partial",
        key={
            item.slot: [item.marks, item.question.type, sorted(o.id for o in item.question.options if o.correct)]
            for item in result.paper.items
        },
    )


def main(folder: str, seed: str, order: str) -> None:
    paths = Paths(data=Path(folder))
    lock = InstanceLock(paths.lock)
    services = build(paths)
    view = open_sitting(services)
    opened_ms = time.monotonic_ns() // 1_000_000
    say(
        "ready",
        sitting=view.id,
        monotonic_ms=opened_ms,
        remaining_ms=view.remaining_ms,
        answers={slot: list(options) for slot, options in view.responses.answers.items()},
        events=answers_on_the_chain(services, view.id),
    )
    if order == "finish":
        hand_in(services, view)
        services.close()
    else:
        sit(services, view, random.Random(seed))
    lock.release()


if __name__ == "__main__":
    main(*sys.argv[1:])
