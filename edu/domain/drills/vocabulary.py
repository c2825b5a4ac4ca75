"""What the expressions and effects of one scenario may name, and what people call it. For whoever writes one. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from edu.domain.drills.conditions import BadExpression, Kind, compiled
from edu.domain.drills.layout import Layout, layout_of
from edu.domain.drills.scenario import Model, Scenario
from edu.domain.drills.world.kinds import MODELS, WorldModel
from edu.domain.drills.world.settings import BadSetting

Pairs = Sequence[tuple[str, str]]
LONGEST_TITLE = 24
EVERYWHERE = "各处"

# model kind → name of an output or a lever → what it is, unit
_FIGURES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "rain": {
        "now": ("现在的雨强", "毫米/小时"), "hour": ("近 1 小时雨量", "毫米"), "three": ("近 3 小时雨量", "毫米"),
        "total": ("累计雨量", "毫米"), "stage": ("水位", "厘米"),
    },
    "plume": {"rate": ("泄漏强度", "‰"), "wind": ("风从哪边来（0 北，顺时针到 7）", ""), "speed": ("风速", "米/秒")},
    "spread": {"fire": ("火势", "‰"), "lit": ("起火（1 起火，0 没有）", ""), "out": ("扑灭（1 扑灭）", "")},
    "wildfire": {
        "burnt": ("过火的格数", "格"), "edge": ("正在烧的格数", "格"), "front": ("火头方向（0 北，顺时针到 7）", ""),
        "wind": ("风从哪边来（0 北，顺时针到 7）", ""), "force": ("风力", "级"), "lit": ("起火（1 起火，0 没有）", ""),
    },
}  # fmt: skip
# what stands for the model's own places: zones of a plume, rooms; and what can be driven: doors, lines that are cut
_PLACED: Mapping[str, tuple[str, str]] = {"plume": ("{}的浓度（0 无，4 极重）", "级"), "spread": ("{}的烟气", "‰")}
_DRIVEN = {"spread": "门 {}（1 开，0 关）", "wildfire": "隔离带 {}（1 已挖通）"}


@dataclass(frozen=True)
class Vocabulary:
    """Of a draft, which need not compile: a model whose settings do not hold just has no names."""

    scenario: Scenario
    layout: Layout = field(init=False)
    models: Mapping[str, WorldModel] = field(init=False)

    def __post_init__(self) -> None:
        layout = layout_of(self.scenario)
        models: dict[str, WorldModel] = {}
        for model in self.scenario.models:
            made = MODELS.get(model.kind)
            try:
                if made is not None:
                    models[model.id] = made(layout, model.id, model.settings)
            except BadSetting:
                continue
        object.__setattr__(self, "layout", layout)
        object.__setattr__(self, "models", models)

    # -- what there is --

    def rows(self, family: str) -> Pairs:
        """Ids and titles of a list of the scenario."""
        return [(one.id, title_of(one)) for one in getattr(self.scenario, family)]

    @cached_property
    def quantities(self) -> Mapping[str, tuple[str, str]]:
        """Every number that an expression may name without brackets: its title and its unit."""
        found = {"t": ("推演时间", "分钟")}
        found |= {one.id: (title_of(one), one.unit) for one in self.scenario.meters}
        for family, name in self.layout.slots:
            if family == "model":
                found[name] = self._figure(name)
        return found | {name: (number_title(name), "") for name in self.scenario.params}

    def levers(self, model: str) -> Pairs:
        made = self.models.get(model)
        return [(name, self._figure(f"{model}.{name}")[0]) for name in made.levers] if made is not None else []

    def model_title(self, id_: str) -> str:
        model = self._model(id_)
        return (
            f"{MODEL_WORDS[model.kind]}{self._which(id_)}" if model is not None and model.kind in MODEL_WORDS else id_
        )

    def title(self, family: str, id_: str) -> str:
        """What people call it; the id itself where it is not there."""
        if family == "crowds" and "." in id_:
            zone, _, group = id_.partition(".")
            owner = next((one for one in self.scenario.zones if one.id == zone), None)
            found = next((one for one in owner.groups if one.id == group), None) if owner is not None else None
            return f"{title_of(owner)}的{title_of(found)}" if found is not None else id_
        lists = {"crowds": ("zones",), "things": THINGS}.get(family, (family,))
        return next((title for name in lists for key, title in self.rows(name) if key == id_), id_)

    def fault(self, text: str, kind: Kind) -> str:
        """Why an expression does not hold here, in a sentence; '' where it does."""
        try:
            compiled(text, self.layout, kind)
        except BadExpression as bad:
            return f"第 {bad.at + 1} 个字：{bad.message}"
        return ""

    # -- pieces --

    def _model(self, id_: str) -> Model | None:
        return next((one for one in self.scenario.models if one.id == id_), None)

    def _figure(self, name: str) -> tuple[str, str]:
        id_, _, figure = name.partition(".")
        model = self._model(id_)
        kind = model.kind if model is not None else ""
        title, unit = _FIGURES.get(kind, {}).get(figure, ("", ""))
        if not title:
            form, unit = _PLACED.get(kind, ("{}", ""))
            form = form if ("model", name) in self.layout.slots else _DRIVEN.get(kind, "{}")
            title = form.format(self.title("zones", figure.removeprefix("to-")))
            title = f"火离{title}的格数" if figure.startswith("to-") else title
        return f"{title}{self._which(id_)}", unit

    def _which(self, id_: str) -> str:
        """A model's id tells two of one kind apart; of a single one nobody needs it."""
        model = self._model(id_)
        alike = [one for one in self.scenario.models if model is not None and one.kind == model.kind]
        return "" if len(alike) == 1 else f"（{id_}）"


THINGS = ("injects", "decisions", "actions", "forms", "redlines")
"""Lists whose entries happen at a moment: what `since` may name."""
MODEL_WORDS = {"rain": "降雨和溪水", "plume": "毒气扩散", "spread": "室内火势", "wildfire": "森林火"}


_NUMBERS = {"report_first": "首报时限", "report_follow": "续报时限", "report_second": "第二起的首报时限"}


def number_title(name: str) -> str:
    """Of a number that a place may change: it has a name of letters only, the usual ones have words."""
    return _NUMBERS.get(name, f"设定值 {name}")


def title_of(part: Any) -> str:
    """What an entry is called: its title, else the beginning of its text, else its kind, else its id."""
    kind = MODEL_WORDS.get(part.kind, "") if isinstance(part, Model) else ""
    said = getattr(part, "title", "") or getattr(part, "text", "") or kind
    words = " ".join(said.split()) or f"（未命名）{part.id}"
    return words if len(words) <= LONGEST_TITLE else f"{words[:LONGEST_TITLE]}…"
