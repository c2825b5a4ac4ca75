"""Reads `content/games/<id>.yaml` into a GamePack."""

from __future__ import annotations

from pathlib import Path

from edu.domain.games.pack import QUESTIONS, TUTORIAL, Card, GamePack, Page, Thing
from edu.domain.register import Register
from edu.packs.filled import Filled
from edu.packs.form import Form
from edu.packs.named_file import read_named
from edu.packs.reading import Reading


def read_game(path: Path, register: Register, label: str) -> Reading[GamePack]:
    return read_named(path, label, "game", "游戏", lambda form: _game(form, Filled(register)))


def _game(form: Form, filled: Filled) -> GamePack:
    form.integer("schema", 1, 1)
    made = GamePack(
        id=form.slug("id"),
        version=form.integer("version", 1, 9999),
        title=form.text("title"),
        tagline=filled.text(form, "tagline"),
        tutorial=tuple(_page(one, filled) for one in form.forms("tutorial", "页说明")),
        cards=tuple(_card(one, filled) for one in form.forms("cards", "张卡片")),
        before=form.texts("before"),
        after=form.texts("after"),
        practise=filled.text(form, "practise"),
        things=tuple(_thing(one, filled) for one in form.forms("things", "样东西")),
        facts=filled.facts,  # last: by now all texts have been read
    )
    if len(made.tutorial) != TUTORIAL:
        form.wrong("tutorial", f"玩法说明应是 {TUTORIAL} 页，现在是 {len(made.tutorial)} 页。")
    if not made.cards:
        form.wrong("cards", "一张卡片也没有，玩完没有话可以带回家。", "每种错误写一张，最要命的在前。")
    for key, asked in (("before", made.before), ("after", made.after)):
        if len(asked) != QUESTIONS:
            form.wrong(key, f"“{key}”应是 {QUESTIONS} 道题，现在是 {len(asked)} 道。")
    for twice in sorted(set(made.before) & set(made.after)):
        form.wrong("after", f"题目“{twice}”前后各问了一次。", "请换成同一知识点的另一道题，否则量到的只是记性。")
    for key, what, names in (
        ("cards", "卡片", [card.id for card in made.cards]),
        ("things", "东西", [thing.id for thing in made.things]),
    ):
        for twice in sorted({name for name in names if names.count(name) > 1}):
            form.wrong(key, f"{what}“{twice}”写了两次。", "请删去一个。")
    return made


def _page(form: Form, filled: Filled) -> Page:
    page = Page(title=form.text("title"), text=filled.text(form, "text"))
    form.close()
    return page


def _card(form: Form, filled: Filled) -> Card:
    form.required("cites")
    card = Card(id=form.slug("id"), rule=filled.text(form, "rule"), cites=form.texts("cites"))
    form.close()
    return card


def _thing(form: Form, filled: Filled) -> Thing:
    thing = Thing(
        id=form.slug("id"),
        name=form.text("name"),
        wrong=filled.text_or_none(form, "wrong") or "",
        fine=filled.text_or_none(form, "fine") or "",
        fixes=filled.texts(form, "fixes"),
        cites=form.texts("cites"),
    )
    form.close()
    return thing
