"""`game list`, `game play NAME --bot SKILL --seed S`: a game without its pictures; never opens the data folder."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, get_args

from edu.commands.installed import installed_content
from edu.domain.errors import NotFound
from edu.domain.games.bots import SKILLS, bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import Level

if TYPE_CHECKING:
    from edu.commands.console import Console

_MEDALS = {"gold": "金牌", "silver": "银牌", "bronze": "铜牌", "": "没有奖牌"}


def add(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(dest="what", required=True)
    listing = what.add_parser("list", help="列出体验馆的游戏")
    playing = what.add_parser("play", help="让一种机器人玩一局")
    playing.add_argument("game", metavar="NAME", help="游戏的编号（见 game list）")
    playing.add_argument("--bot", choices=list(SKILLS), default="skilled")
    playing.add_argument("--seed", type=int, default=1, metavar="S")
    playing.add_argument("--level", type=int, choices=list(get_args(Level)), default=1, help="难度：1 到 3")
    for sub in (listing, playing):
        sub.add_argument("--json", action="store_true", default=argparse.SUPPRESS)


def run(args: argparse.Namespace, console: Console) -> int:
    if args.what == "list":
        return _list(console)
    game = GAMES.get(args.game)
    if game is None:
        raise NotFound(f"没有“{args.game}”这个游戏。", f"可以用：{'、'.join(GAMES)}。")
    _, result = played_by(game, bot_of(game, args.bot, args.seed), args.seed, args.level)
    parts = [{"name": part.name, "got": part.got, "of": part.of} for part in result.parts]
    said = [f"得分 {result.score}（{_MEDALS[result.medal]}），用时 {result.seconds} 秒"]
    said += [f"  {part.name} {part.got}/{part.of}" for part in result.parts]
    answer = {"score": result.score, "seconds": result.seconds, "hash": result.digest, "parts": parts,
              "missed": list(result.missed)}  # fmt: skip
    console.answer(answer, *said)
    return 0


def _list(console: Console) -> int:
    library = installed_content()
    packs = [library.game(game_id) for game_id in library.game_ids]
    rows = [{"name": pack.id, "title": pack.title} for pack in packs]
    console.answer({"games": rows}, *[f"{pack.id:<16} {pack.title}：{pack.tagline}" for pack in packs])
    return 0
