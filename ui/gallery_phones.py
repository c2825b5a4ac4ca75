"""The page of phones in the picture book: the very page, drawn by a browser that is on this machine anyway.

Nothing else draws it as a phone does, and no browser is shipped; where none is found the book has no such pages. The
browser gets a file: the page of the real server with one of its answers in it, so that it opens no connection itself.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from edu.bootstrap import Services
from edu.domain.actors import Actor
from edu.system.paths import Paths
from ui.gallery import Picture

NAMES = ("chromium", "chromium-browser", "google-chrome", "microsoft-edge", "chrome", "msedge")
PLACES = (
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
Size = tuple[int, int]
ROUTE, MODE = "drill.phone", "phone"
PHONE, TABLET = (390, 844), (768, 1024)
HOST, PATIENCE_S = "127.0.0.1", 60
_FACE = """<style>@font-face {{ font-family: "Noto Sans SC"; src: url("{regular}"); }}
@font-face {{ font-family: "Noto Sans SC"; font-weight: 700; src: url("{bold}"); }}</style>"""
_SEATED = 'localStorage.setItem("yingzhi-token", "x");'
_ANSWERED = """<script>
var answers = [{answer}];
{token}
window.XMLHttpRequest = function () {{
  var self = this;
  self.open = self.setRequestHeader = self.abort = function () {{}};
  self.send = function () {{
    var answer = answers.shift();
    if (!answer) {{ return; }}
    setTimeout(function () {{ self.status = 200; self.responseText = JSON.stringify(answer); self.onload(); }}, 0);
  }};
}};
</script>"""


def browser() -> str | None:
    known = (shutil.which(name) for name in NAMES)
    return next((one for one in known if one), None) or next((one for one in PLACES if Path(one).is_file()), None)


def phone_pictures(services: Services, actor: Actor, run: str, out: Path) -> list[Picture]:
    """The door, the list of seats, a seat that is asked, an evaluator's tablet."""
    program = browser()
    if program is None:
        return []
    made: list[Picture] = []
    for note, size, page in _pages(services, actor, run):
        name = f"{MODE}-drill_phone-{size[0]}x{size[1]}-{note}.png"
        if shot(program, page, size, out / name):
            made.append({"route": ROUTE, "mode": MODE, "width": size[0], "height": size[1], "file": name, "flaws": []})
    return made


def _pages(services: Services, actor: Actor, run: str) -> Iterator[tuple[str, Size, str]]:
    door = services.drill_seats.open(actor, run, HOST)
    asked = next((one.role for one in services.drill_runs.view(actor, run).open), "")
    try:
        with urlopen(f"http://{door.address}/", timeout=10) as answer:
            page = answer.read().decode()
        yield "door", PHONE, whole_page(page)
        player = _call(door.address, "join", {"pin": door.pin})["token"]
        yield "seats", PHONE, whole_page(page, _call(door.address, "now", token=player))
        if asked:
            seated = whole_page(page, _call(door.address, "take", {"role": asked, "name": "张伟杰"}, player))
            yield "seat", PHONE, seated
            yield "seat", TABLET, seated
        judge = _call(door.address, "join", {"pin": door.judge_pin})["token"]
        yield "judge", TABLET, whole_page(page, _call(door.address, "now", token=judge))
    finally:
        services.drill_seats.close(actor)


def _call(address: str, what: str, body: dict[str, str] | None = None, token: str = "") -> dict[str, Any]:
    data = json.dumps(body).encode() if body is not None else None
    headers = {"Content-Type": "application/json", **({"X-Seat": token} if token else {})}
    request = Request(f"http://{address}/api/{what}", data, headers)
    with urlopen(request, timeout=10) as answer:  # noqa: S310 - our own server on loopback
        found: dict[str, Any] = json.loads(answer.read())
    return found


def whole_page(page: str, answer: dict[str, Any] | None = None) -> str:
    """Without an answer the phone stands before the door."""
    fonts = Paths(data=Path()).fonts
    face = _FACE.format(
        regular=(fonts / "NotoSansSC-Regular.ttf").as_uri(), bold=(fonts / "NotoSansSC-Bold.ttf").as_uri()
    )
    said = json.dumps(answer, ensure_ascii=False).replace("</", "<\\/") if answer else ""
    before = face + _ANSWERED.format(answer=said, token=_SEATED if answer else "")
    return page.replace("</head>", f"{before}</head>", 1)


def shot(program: str, page: str, size: Size, to: Path) -> bool:
    with TemporaryDirectory(prefix="yingzhi-phone-") as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        done = subprocess.run(  # noqa: S603 - a browser of this machine, a file of ours
            [
                program, "--headless", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile",
                "--allow-file-access-from-files", f"--window-size={size[0]},{size[1]}", "--virtual-time-budget=3000",
                f"--screenshot={to}", *root, file.as_uri(),
            ],
            capture_output=True, timeout=PATIENCE_S, check=False,
        )  # fmt: skip
    return done.returncode == 0 and to.is_file()
