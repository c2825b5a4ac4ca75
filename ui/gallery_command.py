"""`gallery --out DIR [--only ROUTE[:NOTE]] [--json]`: every screen of every mode as a picture, without a display.

`--only lessons`: a page of every course as the kiosk, a laptop and a projector show it; not part of the whole book.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from edu.commands.console import Console
from edu.domain.actors import Role
from edu.domain.errors import DiskFull, EduError, NotFound
from edu.system.arguments import Parser


def run(argv: Sequence[str]) -> int:
    """Exit 1 when nothing has that name, and where a text is clipped or a picture is blank."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    parser = Parser(prog="main.py gallery", description="把每个画面画成图片")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="图片放在哪里")
    parser.add_argument("--only", default=None, metavar="ROUTE[:NOTE]", help="只画名字（和说明）这样开头的画面")
    parser.add_argument("--json", action="store_true", help="只在标准输出上给出一个 JSON 对象")
    options = parser.parse_args(argv)
    console = Console(as_json=options.json)
    try:
        return _draw(options.out, options.only, console)
    except EduError as error:
        console.failed(error)
        return 1


def _draw(out: Path, only: str | None, console: Console) -> int:
    from ui.app import make_application
    from ui.gallery import Gallery, write_index
    from ui.gallery_book import areas_entries, paper_pictures, wanted
    from ui.gallery_lessons import LESSONS, lesson_entries
    from ui.gallery_phones import ROUTE, phone_pictures
    from ui.gallery_world import build_world
    from ui.screens.drill.picture_runs import open_run

    try:
        out.mkdir(parents=True, exist_ok=True)  # before the half minute of work
    except OSError as exc:
        raise DiskFull(f"用不了文件夹 {out}（{exc.strerror}）。", "请检查文件夹权限和磁盘，或另选文件夹。") from exc
    app = make_application(sys.argv[:1], reduced_motion=True)
    console.progress("建示范乡镇…")
    with build_world() as world:
        console.progress("画画面…")
        entries = lesson_entries(world) if only is not None and only.startswith(LESSONS) else areas_entries(world)
        pictures = Gallery(entries).render(out, only=only)
        pictures += paper_pictures(world, out, only)
        if wanted(ROUTE, only):
            pictures += phone_pictures(world.services, world.session(Role.TRAINER).actor, open_run(world), out)
        write_index(out, pictures)
    app.processEvents()
    if not pictures:
        raise NotFound(f"没有名字以“{only}”开头的画面。", "不加 --only 就画全部。")
    flaws = [f"{picture['file']}：{flaw}" for picture in pictures for flaw in picture["flaws"]]
    said = [f"画了 {len(pictures)} 张，打开 {out / 'index.html'} 看。", *flaws]
    if flaws:
        said.append(f"有 {len(flaws)} 处文字没有显示全，或者画面是空白的。")
    console.answer({"pictures": pictures}, *said)
    return 1 if flaws else 0
