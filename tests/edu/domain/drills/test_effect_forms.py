"""Every kind of effect can be made by picking: it holds, it is saved, and it is said in a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from edu.domain.drills import effects as e
from edu.domain.drills.editing import with_field
from edu.domain.drills.effect_forms import DEEPEST, KINDS, EffectKind, Slot, blank_effect, kind_of, kinds_for, offered
from edu.domain.drills.effect_words import effect_words
from edu.domain.drills.soundness import unsound
from edu.domain.drills.vocabulary import Vocabulary
from edu.packs.library import ContentLibrary
from edu.packs.own_drills import OwnDrills
from tests.edu.domain.drills.builders import make_scenario

REPOSITORY = Path(__file__).parents[4]
LIBRARY = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams")
FIRE = Vocabulary(LIBRARY.drill("forest-fire"))
FLOOD = Vocabulary(LIBRARY.drill("flash-flood"))


def test_the_closed_set_has_a_form_each() -> None:
    assert {one.made for one in KINDS} == set(get_args(e.Effect))
    for kind in KINDS:
        assert {slot.name for slot in kind.slots} == set(kind.made.__dataclass_fields__)


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.key)
def test_a_blank_effect_holds_and_is_saved_as_it_is(kind: EffectKind, tmp_path: Path) -> None:
    effect = blank_effect(FIRE, kind)
    assert kind_of(effect) is kind
    scenario = replace(with_field(FIRE.scenario, ("injects", "smoke"), "effects", (effect,)), id="own")
    wrong = [one.code for one in unsound(scenario)]
    assert wrong == (["missing"] if kind.key in ("after", "when") else [])
    files = OwnDrills(LIBRARY, tmp_path)
    files.write(scenario)
    assert files.read("own")[0] == scenario


def test_what_there_is_nothing_of_is_not_offered() -> None:
    bare = Vocabulary(make_scenario(assets=(), meters=(), models=(), injects=(), redlines=()))
    keys = {one.key for one in kinds_for(bare, 1)}
    assert not keys & {"send", "set", "add", "drive", "fire", "mark"}
    assert {"warn", "order", "after"} <= keys
    assert not {"after", "when", "send"} & {one.key for one in kinds_for(FIRE, DEEPEST)}


def test_ways_lead_out_of_the_zone_and_levers_belong_to_the_model() -> None:
    way = Slot(name="road", label="", of="ways", none="由他们自己选")
    assert [key for key, _ in offered(FLOOD, way, e.Order("leaf", "leave"))] == ["", "leaf-ridge", "leaf-river"]
    lever = Slot(name="lever", label="", of="levers")
    assert "wind" in dict(offered(FIRE, lever, e.Drive("fire", "wind", "1")))
    assert offered(FIRE, lever, e.Drive("no-such", "wind", "1")) == []


SENTENCES: list[tuple[e.Effect, str]] = [
    (e.Warn("phone", "stone", ("risk", "place")), "用“电话叫应”向“上石坑自然村”发出预警，说清有什么危险、去哪里"),
    (e.Warn("horn"), "用“应急广播”向各处发出预警，没有说清怎么办"),
    (e.Hush("horn", "leaf"), "停止用“应急广播”向“叶坑自然村”预警"),
    (e.Order("leaf", "leave", "leaf-ridge"), "要求“叶坑自然村”的人转移，走“叶坑山脊路”"),
    (e.Order("leaf", "leave"), "要求“叶坑自然村”的人转移"),
    (e.Order("leaf", "stay"), "要求“叶坑自然村”的人留在室内"),
    (e.Order("leaf", "return"), "通知“叶坑自然村”的人可以回家"),
    (e.Knock("stone", "4"), "派 4 人到“上石坑自然村”逐户敲门"),
    (e.Persuade("stone", "60%"), "“上石坑自然村”不肯走的人里劝动 60%"),
    (e.Rescue("stone", "3"), "救出“上石坑自然村”受困的 3 人"),
    (e.Harm("stone", "trapped(stone)"), "“上石坑自然村”有（“上石坑自然村”受困的人数）人伤亡"),
    (e.OpenShelter("school"), "开放安置点“镇中心小学避灾安置场所”"),
    (e.Gate("stone-river", closed=True), "封闭道路“上石坑沿溪公路”"),
    (e.Gate("stone-river", closed=False), "放行道路“上石坑沿溪公路”"),
    (e.Send("boat", "20", (e.Rescue("stone", "3"),), back=True),
     "派出“专职队冲锋舟”，路上 20 分钟，到达以后：救出“上石坑自然村”受困的 3 人，办完返回"),
    (e.Cut("power", "stone"), "“上石坑自然村”停电"),
    (e.Cut("network", on=True), "各处恢复网络"),
    (e.SetMeter("rumour", "200"), "把“谣言热度”改为 200"),
    (e.AddMeter("rumour", "-50"), "“谣言热度”减少 50"),
    (e.AddMeter("rumour", "50"), "“谣言热度”增加 50"),
    (e.Fire("no-answer"), "发出消息“叶坑网格员的电话没有人接，连打两遍都是无人应答。”"),
    (e.Ask("who-calls"), "提出决策“怎样叫应”"),
    (e.Mark("no-such"), "记为踩红线“no-such”"),
    (e.After("15", (e.Ask("who-calls"),)), "15 分钟以后：提出决策“怎样叫应”"),
    (e.When("t > 40", (e.Ask("who-calls"),), (e.Cut("power"),)),
     "如果推演时间高于 40 分钟，就提出决策“怎样叫应”；否则各处停电"),
    (e.When("t > 40", ()), "如果推演时间高于 40 分钟，就（还没有写）"),
]  # fmt: skip


@pytest.mark.parametrize(("effect", "said"), SENTENCES, ids=lambda one: type(one).__name__)
def test_an_effect_is_said_in_a_sentence(effect: e.Effect, said: str) -> None:
    assert effect_words(FLOOD, effect) == said


def test_levers_of_every_model_have_a_name() -> None:
    assert effect_words(FIRE, e.Drive("fire", "wind", "2")) == "把“森林火”的风从哪边来改为 2"
    ammonia = Vocabulary(LIBRARY.drill("ammonia-leak"))
    assert effect_words(ammonia, e.Drive("gas", "rate", "800")) == "把“毒气扩散”的泄漏强度改为 800"
    shop = Vocabulary(LIBRARY.drill("small-premises-fire"))
    assert any(title.startswith("门 ") for _, title in shop.levers("smoke"))
    assert shop.quantities["smoke.fire"] == ("火势", "‰")
    assert FIRE.quantities["fire.burnt"][1] == "格"


def test_a_model_that_does_not_hold_has_no_names_and_stops_nothing() -> None:
    scenario = FLOOD.scenario
    broken = replace(
        scenario, models=(replace(scenario.models[0], settings={}), replace(scenario.models[0], id="x", kind="no"))
    )
    vocabulary = Vocabulary(broken)
    assert vocabulary.models == {}
    assert vocabulary.levers("creek") == []
    assert vocabulary.model_title("x") == "x"
    assert vocabulary.model_title("creek") == "降雨和溪水"


def test_an_id_is_said_only_where_two_models_of_one_kind_are_to_be_told_apart() -> None:
    creek = FLOOD.scenario.models[0]
    two = Vocabulary(replace(FLOOD.scenario, models=(creek, replace(creek, id="river"))))
    assert FLOOD.quantities["creek.stage"][0] == "水位"
    assert two.quantities["river.stage"][0] == "水位（river）"
    assert two.model_title("creek") == "降雨和溪水（creek）"
