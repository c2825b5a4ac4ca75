"""A person's name as offices type it, whether in a roster or by hand."""

from __future__ import annotations

import re

from edu.domain.text import squeezed, unspaced

SHORTEST, LONGEST = 2, 40
_DOTS = re.compile(r"\s*[•・‧∙⋅・●。．·]\s*")


def clean_name(text: str) -> str:
    """One kind of dot, no space beside a Chinese character; a leading apostrophe (Excel's text mark) goes."""
    return unspaced(_DOTS.sub("·", squeezed(text))).strip("'’‘ ")
