"""One look from one place.

tokens       colours of the three variants            scales      sizes of the three reading distances
current      the theme in force, `of(widget)`         apply       puts it on the program or on one window
stylesheet   QSS from the tokens (sheet_*, glyphs)    fonts, palette, icons
"""

from ui.theme.apply import apply, change_look, dress
from ui.theme.current import Theme, current, of, using
from ui.theme.fonts import font
from ui.theme.icons import icon, outline, pixmap
from ui.theme.tokens import SCALES, VARIANTS, Scale, ToneName, Variant

__all__ = [
    "SCALES", "VARIANTS", "Scale", "Theme", "ToneName", "Variant", "apply", "change_look", "current", "dress", "font",
    "icon", "of", "outline", "pixmap", "using",
]  # fmt: skip
