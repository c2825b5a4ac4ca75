"""Every colour, size and duration of the window; nothing outside `ui.theme` writes one down.

Colours are sRGB hex. The four warning tones carry the official order 蓝黄橙红 and appear in chips and banners only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Variant = Literal["light", "dark", "contrast"]
Scale = Literal["desktop", "projector", "kiosk"]
ToneName = Literal["blue", "yellow", "orange", "red", "green", "grey"]

VARIANTS: tuple[Variant, ...] = ("light", "dark", "contrast")
SCALES: tuple[Scale, ...] = ("desktop", "projector", "kiosk")
LARGE_TEXT = 1.3


@dataclass(frozen=True, slots=True)
class Tone:
    """One status colour: quiet (fill, ink, line) and loud (solid, on_solid)."""

    fill: str
    ink: str
    line: str
    solid: str
    on_solid: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    ground: str
    surface: str
    sunken: str
    hover: str
    ink: str
    ink_soft: str
    ink_faint: str
    line: str
    line_strong: str
    primary: str
    primary_hover: str
    primary_pressed: str
    on_primary: str
    primary_soft: str
    on_primary_soft: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    rail: str
    rail_hover: str
    rail_active: str
    on_rail: str
    on_rail_soft: str
    focus: str
    scrim: str
    toast: str
    on_toast: str
    blue: Tone
    yellow: Tone
    orange: Tone
    red: Tone
    green: Tone
    grey: Tone
    series: tuple[str, ...]

    def tone(self, name: ToneName) -> Tone:
        tones: dict[str, Tone] = {
            "blue": self.blue, "yellow": self.yellow, "orange": self.orange,
            "red": self.red, "green": self.green, "grey": self.grey,
        }  # fmt: skip
        return tones[name]


LIGHT = Colours(
    ground="#F2F5F9", surface="#FFFFFF", sunken="#F7F9FC", hover="#EDF2F9",
    ink="#1F2A37", ink_soft="#475467", ink_faint="#667085", line="#E1E7EF", line_strong="#8D99AB",
    primary="#1D4F91", primary_hover="#2A60A8", primary_pressed="#143B70", on_primary="#FFFFFF",
    primary_soft="#E3EDF9", on_primary_soft="#1A4680",
    accent="#F26B1D", accent_hover="#FF7F35", accent_pressed="#DD5B10", on_accent="#1B1006",
    rail="#12305A", rail_hover="#1B3F72", rail_active="#25518F", on_rail="#FFFFFF", on_rail_soft="#BFD0E8",
    focus="#2F7DE1", scrim="#0B1A30", toast="#1B2B42", on_toast="#FFFFFF",
    blue=Tone("#E3EDF9", "#1A4680", "#B4CDED", "#1D5FB8", "#FFFFFF"),
    yellow=Tone("#FFF5CC", "#6B4E00", "#F0D264", "#F2B705", "#2B1F00"),
    orange=Tone("#FEEADB", "#8A3A05", "#F7BE93", "#F07C1E", "#261100"),
    red=Tone("#FCE6E6", "#A11B1B", "#F0B0B0", "#C62828", "#FFFFFF"),
    green=Tone("#E1F3E8", "#1C6239", "#A9D9BC", "#2A7A4B", "#FFFFFF"),
    grey=Tone("#EDF0F4", "#475467", "#CFD6DF", "#5B6778", "#FFFFFF"),
    series=("#1D4F91", "#5C94D6", "#2E8B8B", "#8E6BBF", "#B08A3E", "#7A8798"),
)  # fmt: skip

DARK = Colours(
    ground="#0F1724", surface="#182335", sunken="#131D2D", hover="#213047",
    ink="#EDF2F9", ink_soft="#BAC6D6", ink_faint="#93A2B7", line="#2A3A52", line_strong="#6F819B",
    primary="#79AEF0", primary_hover="#93BFF5", primary_pressed="#5F97DD", on_primary="#0A1B33",
    primary_soft="#203A5E", on_primary_soft="#CFE2FB",
    accent="#FF8A3D", accent_hover="#FFA15F", accent_pressed="#F0742A", on_accent="#1E1005",
    rail="#0A111C", rail_hover="#172438", rail_active="#203A5E", on_rail="#F2F6FB", on_rail_soft="#A9BAD1",
    focus="#8FC0FF", scrim="#000000", toast="#E6EDF6", on_toast="#14202F",
    blue=Tone("#1B3453", "#BBD7FA", "#32588A", "#4C93E6", "#06121F"),
    yellow=Tone("#3B3210", "#FBE08A", "#6E5C18", "#F2C230", "#241A00"),
    orange=Tone("#43280F", "#FFC999", "#7E4A1B", "#F58B35", "#241002"),
    red=Tone("#451E22", "#FFBDBD", "#83363C", "#EF6A6A", "#260505"),
    green=Tone("#173A28", "#A9E5C2", "#2C6A49", "#56B983", "#04180D"),
    grey=Tone("#263449", "#C3CEDC", "#43546D", "#8A9AB0", "#0B131E"),
    series=("#79AEF0", "#3F78BF", "#5CC0BC", "#B79BE6", "#D8B25F", "#93A2B7"),
)  # fmt: skip

CONTRAST = Colours(
    ground="#FFFFFF", surface="#FFFFFF", sunken="#FFFFFF", hover="#DDE8FF",
    ink="#000000", ink_soft="#000000", ink_faint="#1F1F1F", line="#000000", line_strong="#000000",
    primary="#002B7A", primary_hover="#0041B8", primary_pressed="#001B4D", on_primary="#FFFFFF",
    primary_soft="#DDE8FF", on_primary_soft="#00195A",
    accent="#FF7A00", accent_hover="#FF9433", accent_pressed="#E66E00", on_accent="#000000",
    rail="#000000", rail_hover="#1C2E5C", rail_active="#FFFFFF", on_rail="#FFFFFF", on_rail_soft="#FFFFFF",
    focus="#B300B3", scrim="#000000", toast="#000000", on_toast="#FFFFFF",
    blue=Tone("#FFFFFF", "#00308F", "#00308F", "#00308F", "#FFFFFF"),
    yellow=Tone("#FFF3A3", "#000000", "#000000", "#FFD600", "#000000"),
    orange=Tone("#FFE0C2", "#000000", "#000000", "#FF8A1F", "#000000"),
    red=Tone("#FFFFFF", "#8F0000", "#8F0000", "#A80000", "#FFFFFF"),
    green=Tone("#FFFFFF", "#004D1F", "#004D1F", "#005A24", "#FFFFFF"),
    grey=Tone("#FFFFFF", "#000000", "#000000", "#333333", "#FFFFFF"),
    series=("#002B7A", "#000000", "#00665F", "#5B1A8F", "#6B4A00", "#4D4D4D"),
)  # fmt: skip

COLOURS: dict[Variant, Colours] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}
