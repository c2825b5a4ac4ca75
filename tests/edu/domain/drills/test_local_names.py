"""What a place calls otherwise is called so in every text, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

from edu.domain.drills.effects import Order
from edu.domain.drills.local_names import in_local_words
from edu.domain.drills.overlay import Overlay, applied, overlay_findings
from edu.domain.drills.program import Program, compile_scenario
from edu.domain.drills.scenario import Inject, Shelter
from tests.edu.domain.drills.test_overlay import BEFORE

OLD = replace(
    BEFORE,
    situation="小路通到祠堂，祠堂边上是祠堂小学。",
    shelters=(*BEFORE.shelters, Shelter(id="yard", title="祠堂小学", x=9, y=9, capacity=60, opens_after=0, open=True)),
    injects=(
        Inject(id="call", to=("head",), channel="小路", text="书记，石坑的小路断了！", at=60, expected="走山脊路"),
    ),
)
NEW = {"lane": "江堤路", "hall": "礼堂", "head": "主任", "stone": "上石坑"}


def test_every_text_says_the_name_that_the_place_gave() -> None:
    here = applied(OLD, Overlay(scenario="bridge", titles=NEW))
    assert here.situation == "江堤路通到礼堂，礼堂边上是祠堂小学。"
    assert (here.injects[0].text, here.injects[0].expected) == ("主任，上石坑的江堤路断了！", "走山脊路")
    assert here.injects[0].channel == "小路", "a channel is no text"
    assert [one.title for one in here.shelters] == ["礼堂", "祠堂小学"]
    assert overlay_findings(OLD, Overlay(scenario="bridge", titles=NEW)) == ()


def test_names_may_be_exchanged() -> None:
    here = in_local_words(OLD, {"lane": "山脊路", "ridge": "小路"})
    assert (here.situation[:3], here.injects[0].expected) == ("山脊路", "走小路")


def test_what_is_played_stays_the_same() -> None:
    here = applied(OLD, Overlay(scenario="bridge", titles=NEW))
    assert here.decisions[0].options[0].effects == (Order("stone", "leave", "ridge"),)
    assert [one.id for one in here.injects] == ["call"]
    assert isinstance(compile_scenario(here), Program)
    assert in_local_words(OLD, {"lane": "小路"}) is OLD
