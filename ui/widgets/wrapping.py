"""Where a line of Chinese must not break: a character is not left alone on the last line, a short aside stays whole.

Chinese breaks between any two characters; a word joiner, which is never seen, forbids one of these places. Where one
follows an opening quote, Qt holds the quote to what precedes it as well: there a space without width allows it again.
"""

from __future__ import annotations

import re

JOINER, OPENER = "\u2060", "\u200b"
_SHORT = 6
"""A paragraph of so many characters may stand in a column as narrow as it likes."""
_LONG = 16
"""Of a longer one three characters stay together: two alone look forgotten."""
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_END = re.compile(rf"([{_HAN}0-9 ])([{_HAN}])(?=[{_HAN}][^{_HAN}0-9A-Za-z]*$)")
_QUOTED = re.compile(r"“[^“”]{1,8}”")
_OPENED = re.compile(rf"(?<=[{_HAN}，。；：、！？”])“")
_ASIDE = re.compile(rf"[（“《][{_HAN}]{{2,3}}[）”》]")


def joints(text: str) -> tuple[int, ...]:
    """Places in `text` before which no line may begin, in order."""
    found: set[int] = set()
    begin = 0
    for paragraph in text.split("\n"):
        if len(paragraph) > _SHORT:
            for match in _END.finditer(paragraph):
                found.add(begin + match.end())
                if len(paragraph) > _LONG:
                    found.add(begin + match.end(1))
            found |= {
                begin + at for match in _ASIDE.finditer(paragraph) for at in range(match.start() + 1, match.end())
            }
        begin += len(paragraph) + 1
    return tuple(sorted(found))


def marks(text: str) -> tuple[tuple[int, str], ...]:
    """What goes in before which place of `text`, in order: a joiner, or what allows a break."""
    found = dict.fromkeys(joints(text), JOINER)
    for match in _OPENED.finditer(text):
        inner = match.end()
        if inner in found or text.startswith(JOINER, inner):
            found[inner - 1] = OPENER
    return tuple(sorted(found.items()))


def joined(text: str) -> str:
    """`text` with its marks; `unjoined` takes them out."""
    parts: list[str] = []
    begin = 0
    for at, mark in marks(text):
        parts += text[begin:at], mark
        begin = at
    return "".join((*parts, text[begin:]))


def unjoined(text: str) -> str:
    return text.replace(JOINER, "").replace(OPENER, "")


def unbroken(text: str) -> str:
    """For large letters: quotations of up to eight 汉字 stay whole too."""
    return _QUOTED.sub(lambda found: JOINER.join(found[0]), text)
