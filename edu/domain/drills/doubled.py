"""What stands twice in one list of a part: a rule of the debrief, a ground, who gets a message. A reader refuses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edu.domain.drills.findings import Finding
from edu.domain.drills.scenario import Scenario
from edu.domain.drills.unfinished import parts_of
from edu.domain.drills.vocabulary import title_of

TICKED = ("sees", "to", "injects")
"""Lists of ids that an editor shows as boxes, each once: only a change of its box takes the second away."""
_LISTS = (*TICKED, "order", "cites", "questions", "rules")


def doubled(scenario: Scenario) -> Iterator[Finding]:
    named = [(one.id, title_of(one)) for rows in (scenario.roles, scenario.zones, scenario.injects) for one in rows]
    titles = dict(named)
    parts = [one for one in parts_of(scenario) if one[0] != "scenario"]
    for part, id_, one in (*parts, ("debrief", "", scenario.debrief)):
        for field in _LISTS:
            for text, times in Counter(getattr(one, field, ())).items():
                if times == 1:
                    continue
                ticked = field in TICKED
                yield Finding(
                    code="twice",
                    part=part,
                    id=id_,
                    field=field,
                    message=f"“{(titles.get(text, text) if ticked else text)[:40]}”写了不止一次。",
                    remedy="取消勾选，再勾上，就只有一次。" if ticked else "请只留一个。",
                    gate="V1",
                )
