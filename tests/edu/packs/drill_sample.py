"""A small sound drill with every field, every kind of criterion and every effect but `drive`, which rain lacks."""

from __future__ import annotations

from pathlib import Path

from edu.domain.drills.scenario import Scenario
from edu.domain.register import Register
from edu.packs.drill_reader import read_drill
from edu.packs.reading import Reading
from edu.packs.register import read_register
from tests.edu.packs.builders import FACTS, SOURCES

SAMPLE = """\
schema: 1
id: bridge
version: 2
title: 小桥
hazard: flash-flood
level: village
summary: 水要漫过小桥
situation: 下了一夜雨。软管不超过{{fact:hose-length}}。
minutes: 30
starts: "23:30"
tick: 30s
length: "1:30"
beat: 2
solo_role: head
params: {report_first: 20}
roles:
  - {id: head, title: 村书记, brief: 你有钥匙, sees: [stone], npc: prudent, required: true}
  - {id: duty, title: 值班员, brief: 你有电话}
world:
  zones:
    - id: stone
      title: 石坑
      at: [30, 62]
      trust: 40%
      danger: "max(0, creek.stage - 220) * 4"
      groups:
        - {id: homes, title: 村民, people: 96, prepare: 10m, refuse: 12.5%}
        - {id: frail, title: 老人, people: 4, escort: true}
  shelters:
    - {id: school, title: 小学, at: [70, 20], capacity: 260, opens_after: 15m}
    - {id: hall, title: 祠堂, at: [75, 20], capacity: 60, open: true}
  roads:
    - {id: ridge, title: 山脊路, zone: stone, shelter: school, travel: 20m, per_minute: 6}
    - {id: river, title: 沿溪路, zone: stone, shelter: hall, travel: 90s, per_minute: 9, closed: creek.stage > 200,
       danger: 5}
  channels:
    - {id: phone, title: 电话, reach: 120, belief: 35%, delay: 60s, needs: network}
    - {id: gong, title: 锣, reach: 90, belief: 240}
  assets: [{id: boat, title: 冲锋舟, count: 1, travel: 10m}]
  meters:
    - {id: rumour, title: 谣言, start: 5, low: 0, high: 900, unit: ‰, drift: "1", shown: false}
    - {id: calm, title: 平静}
  models:
    - id: creek
      kind: rain
      settings: {series: [[0, 5], [60, 40]], curve: [[0, 30], [60, 320]], soil: 30}
injects:
  - {id: rain, at: 10, jitter: 3, to: [duty, head], channel: 电话, text: 雨大了, expected: 叫应, objective: o1}
  - {id: water, when: creek.stage >= 150, to: [head], channel: 喊, text: 水上来了, effects: [{cut: power, zone: stone}]}
  - {id: birth, to: [head], channel: 敲门, text: 要生了}
  - {id: cow, to: [head], channel: 敲门, text: 牛没牵}
pools:
  - {id: blind, title: 双盲池, pick: 1, window: [40, "1:20"], injects: [birth, cow]}
decisions:
  - id: call
    role: duty
    title: 怎样叫应
    text: 谁来叫？
    at: "0:12:30"
    window: 8m
    default: group
    objective: o1
    options:
      - id: each
        text: 一户一户打电话
        verdict: good
        why: 要有人应，见{{cite:fire-law-2021#44}}
        seen: 都应了
        cites: [fire-law-2021#44]
        when: network(stone)
        effects:
          - {warn: phone, zone: stone, content: [risk, action]}
          - {order: stone, to: leave, road: ridge}
          - {knock: stone, hands: "4"}
          - {send: boat, minutes: "5", back: true, then: [{rescue: stone, people: "2"}]}
          - when: t > 40
            then: [{persuade: stone, share: 60%}]
            else: [{after: "15", then: [{open_shelter: school}, {ask: where}]}]
      - {id: group, text: 发到群里, verdict: bad, why: 没人看, cites: [fire-law-2021#44], error: group-message,
         effects: [{warn: gong}, {hush: gong}, {after: 5, then: [{ask: where}]}]}
  - id: where
    role: head
    title: 走哪条路
    text: 两条路
    window: 90s
    default: river
    solo: false
    options:
      - {id: ridge, text: 山脊路, verdict: good, why: 高,
         effects: [{gate: river, closed: true}, {gate: ridge, closed: false}]}
      - {id: river, text: 沿溪路, verdict: redline, why: 低, effects: [{mark: river-road}, {harm: stone, people: "1"}]}
actions:
  - {id: open, role: head, title: 开门, verdict: good, why: 早开, cites: [fire-law-2021#44], when: t >= 5, limit: 2,
     seen: 灯亮了, effects: [{open_shelter: school}, {set: rumour, to: 200}, {add: rumour, by: "-50"}, {fire: water}]}
  - {id: wait, role: duty, title: 等, verdict: fair, why: 也行}
forms:
  - id: first
    role: duty
    title: 首报
    when: t >= 20
    cites: [fire-law-2021#44]
    fields: [{id: time, title: 时间}, {id: note, title: 备注, required: false}]
    effects: [{set: calm, to: "1"}]
objectives:
  - id: o1
    title: 叫应
    tasks:
      - id: t1
        title: 到户到人
        criteria:
          - {id: c1, kind: choice, part: process, points: 10, text: 直接叫应, decision: call, cites: [fire-law-2021#44]}
          - {id: c2, kind: act_by, part: process, points: 6, text: 走对路, act: "where:ridge", ok: 60, late: "1:20"}
          - {id: c3, kind: state_by, part: process, points: 8, text: 按时到点, ok: 70, late: 80,
             expr: "share(stone) >= 95%"}
          - {id: c4, kind: sequence, part: process, points: 4, text: 先开门, order: [open, call]}
          - {id: c5, kind: report, part: information, points: 8, text: 首报, form: first, ok: 40, late: 70}
          - {id: c6, kind: outcome, part: outcome, points: 20, text: 平安, expr: safe() - lost()}
          - {id: c7, kind: observed, part: information, points: 4, text: "时限约{{fact:unsure}}"}
redlines:
  - {id: river-road, title: 沿溪撤离, why: 会被冲走, cites: [fire-law-2021#44], cap: 55}
  - {id: many, title: 伤亡, why: 太晚, expr: lost() > 40}
endings:
  - {id: safe, title: 平安, text: 都到了, when: share() >= 99% and t > report_first}
  - {id: time, title: 时间到, text: 天亮了, when: t >= 88}
curves:
  - {id: stage, title: 水位, expr: creek.stage, unit: cm, public: false}
debrief:
  questions: [谁先动的？]
  rules: [打不通就**上门**]
  cites: [fire-law-2021#44]
"""


def register(folder: Path) -> Register:
    """The sample's grounds."""
    for name, text in (("sources/laws.yaml", SOURCES), ("facts/drill.yaml", FACTS)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    found = read_register(folder).value
    assert found is not None
    return found


def read_text(tmp_path: Path, text: str = SAMPLE) -> Reading[Scenario]:
    folder = tmp_path / "bridge"
    folder.mkdir(exist_ok=True)
    (folder / "scenario.yaml").write_text(text, encoding="utf-8")
    return read_drill(folder, register(tmp_path / "register"), "content/drills/bridge")


def sample(tmp_path: Path) -> Scenario:
    scenario = read_text(tmp_path).value
    assert scenario is not None
    return scenario
