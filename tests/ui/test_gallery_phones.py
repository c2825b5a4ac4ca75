"""The page of phones as a browser draws it: it runs, nothing sticks out, letters and buttons are large enough."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from edu.lan.page import PAGE
from ui.gallery_phones import PHONE, TABLET, browser, shot, whole_page
from ui.theme.tokens import COLOURS

WHOLE = PAGE.decode()
LONG = "岭背自然村后坡地质灾害危险区和沟口民宿" * 2
ANSWER = {
    "v": "1", "run": "r", "phase": "going", "state": "进行中", "clock": "01:48", "kind": "seat", "role": "duty",
    "title": LONG, "brief": "</script><b>不是标记</b>", "name": "𬭩" * 20, "asked_by": LONG, "waits_for": "", "seq": 0,
    "first": 0, "speed": 1, "minute": 1, "tick": 1, "actions": [["a", LONG]], "seats": [], "ratings": [],
    "decisions": [{"id": "d", "title": LONG, "text": "x" * 300, "options": [["o", "y" * 200], ["p", LONG]], "left": 480,
                   "window": 480}],
    "forms": [{"id": "f", "title": "首报", "fields": [["t", LONG, True]]}],
    "news": [{"clock": "01:40", "what": "message", "head": "电话", "text": LONG}],
    "still": {"title": "演练", "place": LONG, "situation": LONG, "objectives": []},
}  # fmt: skip
MEASURE = """<script>setTimeout(function () {
  var small = [], out = 0, all = document.querySelectorAll("button, input, textarea");
  for (var i = 0; i < all.length; i++) {
    var box = all[i].getBoundingClientRect();
    if (box.height && box.height < 44) { small.push(all[i].textContent); }
    if (box.right > innerWidth + 1) { out++; }
  }
  var wide = Math.max(0, document.documentElement.scrollWidth - innerWidth);
  document.title = "wide " + wide + " out " + out + " small " + small;
}, 500);</script></body>"""
WITH_A_BROWSER = pytest.mark.skipif(browser() is None, reason="no browser on this machine")


def dumped(page: str, folder: Path, size: tuple[int, int]) -> str:
    program = browser()
    assert program is not None
    file = folder / "page.html"
    file.write_text(page.replace("</body>", MEASURE), encoding="utf-8")
    done = subprocess.run(
        [program, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom",
         f"--window-size={size[0]},{size[1]}", "--virtual-time-budget=3000", file.as_uri()],
        capture_output=True, timeout=90, check=True,
    )  # fmt: skip
    return done.stdout.decode()


@WITH_A_BROWSER
@pytest.mark.timeout(120)
@pytest.mark.parametrize("size", [PHONE, TABLET, (500, 600)])
def test_long_words_stay_inside_and_everything_can_be_tapped(tmp_path: Path, size: tuple[int, int]) -> None:
    page = dumped(whole_page(WHOLE, ANSWER), tmp_path, size)
    assert re.search("<title>(.*?)</title>", page, re.S).group(1).strip() == "wide 0 out 0 small"  # type: ignore[union-attr]
    assert "还剩 8 分" in page or "还剩 7 分" in page
    assert "&lt;/script&gt;&lt;b&gt;不是标记" in page


@WITH_A_BROWSER
@pytest.mark.timeout(120)
def test_a_phone_without_an_answer_stands_before_the_door(tmp_path: Path) -> None:
    program = browser()
    assert program is not None
    assert "请输入四位数字" in dumped(whole_page(WHOLE), tmp_path, PHONE)
    assert shot(program, whole_page(WHOLE), PHONE, tmp_path / "door.png")


def test_letters_and_colours_of_the_page_are_those_of_the_program() -> None:
    style = re.search("<style>(.*?)</style>", WHOLE, re.S).group(1)  # type: ignore[union-attr]
    assert min(int(size) for size in re.findall(r"font-size: (\d+)px", style)) >= 15
    light = str(COLOURS["light"]).lower()
    unknown = {colour for colour in re.findall(r"#[0-9a-f]{6}\b", style) if colour not in light}
    assert unknown == set()
    assert "http" not in WHOLE.replace("http://www.w3.org", "")
