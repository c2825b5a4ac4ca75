from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

import ui
from ui import theme
from ui.games.words import Words
from ui.theme import fonts
from ui.theme.current import Theme
from ui.theme.icon_font import charmap
from ui.theme.icons import NAMES
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import COLOURS, SCALES, VARIANTS, Scale, Variant

UI = Path(ui.__file__).parent


@pytest.mark.parametrize(("variant", "scale", "large"), list(product(VARIANTS, SCALES, (False, True))))
def test_style_sheet_is_whole_for_every_variant(
    qapp: QApplication, variant: Variant, scale: Scale, large: bool
) -> None:
    sheet = stylesheet(Theme(variant, scale, large))

    assert sheet.count("{") == sheet.count("}")
    assert "None" not in sheet
    theme.apply(qapp, variant, scale, large)  # Qt warns about what it cannot parse, and a warning fails the test


def test_colours_are_written_in_the_theme_only() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{6}\b")
    drawings = re.compile(r'b"""<svg.*?</svg>"""', re.DOTALL)  # a drawing of a pack, in a specimen

    found = [
        str(path.relative_to(UI))
        for path in UI.rglob("*.py")
        if "theme" not in path.relative_to(UI).parts and literal.search(drawings.sub("", path.read_text("utf-8")))
    ]

    assert found == []


def test_every_icon_name_exists(qapp: QApplication) -> None:
    theme.icon("home")
    known = charmap()

    assert [name for name, drawing in NAMES.items() if drawing not in known] == []
    assert not theme.icon("exam").isNull()


def test_unknown_icon_is_refused(qapp: QApplication) -> None:
    with pytest.raises(KeyError):
        theme.icon("no-such-thing")


def test_bundled_face_is_loaded_in_both_weights(qapp: QApplication) -> None:
    assert set(fonts.load()) == {fonts.FAMILY}


def test_an_installation_that_has_lost_its_face_opens_with_the_systems(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(fonts, "FOLDER", tmp_path)
    fonts.missing.cache_clear()
    try:
        assert fonts.missing() == fonts.FILES
        assert fonts.load.__wrapped__() == ()
        assert fonts.font(20).families() == [fonts.FAMILY, *fonts.STAND_INS]
        assert Words().line("火警 119", 30, "#112233").get_width() > 40
    finally:
        monkeypatch.undo()
        fonts.missing.cache_clear()


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("variant", VARIANTS)
def test_text_can_be_read_on_its_ground(variant: Variant) -> None:
    """WCAG 2.1 AA: 4.5 to 1."""
    c = COLOURS[variant]
    pairs = {
        "ink": (c.ink, c.ground), "ink_soft": (c.ink_soft, c.ground), "ink_faint": (c.ink_faint, c.surface),
        "primary": (c.on_primary, c.primary), "primary_hover": (c.on_primary, c.primary_hover),
        "soft": (c.on_primary_soft, c.primary_soft), "accent": (c.on_accent, c.accent),
        "accent_pressed": (c.on_accent, c.accent_pressed), "rail": (c.on_rail_soft, c.rail),
        "toast": (c.on_toast, c.toast), "link": (c.primary, c.surface),
    }  # fmt: skip
    for name in ("blue", "yellow", "orange", "red", "green", "grey"):
        tone = c.tone(name)
        pairs[f"{name} quiet"] = (tone.ink, tone.fill)
        pairs[f"{name} loud"] = (tone.on_solid, tone.solid)

    assert {name: round(_contrast(*pair), 2) for name, pair in pairs.items() if _contrast(*pair) < 4.5} == {}


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_scroll_bar_of_the_rail_stands_out_from_it(variant: Variant) -> None:
    """It was dark blue on navy: a place below the edge did not seem to exist."""
    rule = 'QWidget[panel="rail"] QScrollBar::handle {'
    line = next(line for line in stylesheet(Theme(variant)).splitlines() if line.startswith(rule))
    colour = line.removeprefix(f"{rule} background: ").partition(";")[0]

    assert _contrast(colour, COLOURS[variant].rail) > 4.5


def test_window_of_another_scale_has_its_own_sizes(qtbot: QtBot) -> None:
    label = QLabel("投影")
    qtbot.addWidget(label)

    theme.dress(label, "projector")

    assert theme.of(label).type.body == 32
    assert theme.current().type.body == 16


def test_large_text_is_a_third_larger() -> None:
    assert Theme(large_text=True).type.body == round(16 * 1.3)
    assert Theme(large_text=True).metrics.control % 8 == 0
