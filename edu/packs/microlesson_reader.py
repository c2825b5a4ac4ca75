"""Reads `content/microlessons/<id>.yaml` into a MicroLesson.

A scene is a list of layers, back to front. A step's scene begins with what the one before ended with: `scene` gives
what is added or moved (by id), `gone` what leaves; `then` and `then-gone` say the same of what the touch changes.
"""

from __future__ import annotations

from pathlib import Path

from edu.domain.courses import STANDING_MINUTES
from edu.domain.microlessons import SCENE, STEPS, Layer, MicroLesson, Step, Wrong
from edu.domain.register import Register
from edu.packs.filled import Filled
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading
from edu.packs.topic_reader import topic_field

_FAR = 4_000
Layers = tuple[Layer, ...]


def read_microlesson(path: Path, register: Register, label: str) -> Reading[MicroLesson]:
    return read_named(path, label, "microlesson", "微课", lambda form: _lesson(form, Filled(register)))


def _lesson(form: Form, filled: Filled) -> MicroLesson:
    form.integer("schema", 1, 1)
    scene = _scene(form, "scene", "gone", ())
    steps: list[Step] = []
    for one in form.forms("steps", "步"):
        steps.append(_step(one, steps[-1].then if steps else scene, filled))
    if len(steps) != STEPS:
        form.wrong("steps", f"微课应是 {STEPS} 步，现在是 {len(steps)} 步。")
    return MicroLesson(
        id=form.slug("id"),
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        topic=topic_field(form, "topic"),
        minutes=form.integer("minutes", 1, STANDING_MINUTES),
        danger=filled.text(form, "danger"),
        scene=scene,
        steps=tuple(steps),
        question=form.text("question"),
        rule=filled.text(form, "rule"),
        cites=form.texts("cites"),
        practise=filled.text(form, "practise"),
        game=form.slug_or_none("game") or "",
        drill=form.slug_or_none("drill") or "",
        facts=filled.facts,  # last: by now all texts have been read
    )


def _step(form: Form, before: Layers, filled: Filled) -> Step:
    scene = _scene(form, "scene", "gone", before)
    step = Step(
        ask=filled.text(form, "ask"),
        scene=scene,
        right=form.slug("right"),
        wrong=tuple(_wrong(one, filled) for one in form.forms("wrong", "个错处")),
        then=_scene(form, "then", "then-gone", scene),
        seen=filled.text(form, "seen"),
    )
    here = {layer.id for layer in scene}
    for layer in step.touchable:
        if layer and layer not in here:
            form.wrong("right", f"画面里没有“{layer}”，点不着。", f"这一步画面里有：{'、'.join(sorted(here))}。")
    form.close()
    return step


def _wrong(form: Form, filled: Filled) -> Wrong:
    made = Wrong(layer=form.slug("layer"), says=filled.text(form, "says"))
    form.close()
    return made


def _scene(form: Form, key: str, gone: str, before: Layers) -> Layers:
    """`before` with its changes: what is named again stays in its depth, what is new comes in front."""
    layers = {layer.id: layer for layer in before}
    for name in form.texts(gone):
        if layers.pop(name, None) is None:
            form.wrong(gone, f"画面里没有“{name}”，去不掉。")
    for one in form.forms(key, "层"):
        made = _layer(one, layers)
        layers[made.id] = made
    return tuple(layers.values())


def _layer(form: Form, known: dict[str, Layer]) -> Layer:
    """Of a layer that is there only what changes need be said."""
    id_ = form.slug("id")
    old = known.get(id_)
    art = form.text_or_none("art") or (old.art if old else form.text("art"))
    at = form.whole_numbers("at", 3, _FAR) or ((old.left, old.top, old.width) if old else None)
    if at is None:
        form.wrong("at", "缺少“at”。", f"写成 at: [左, 上, 宽]，画面宽 {SCENE[0]}、高 {SCENE[1]}。", "missing")
        at = 0, 0, 1
    if at[2] < 1:
        form.wrong("at", "宽应大于 0。")
    flip = form.flag("flip", default=old.flip if old else False)
    form.close()
    return Layer(id=id_, art=art, left=at[0], top=at[1], width=at[2], flip=flip)
