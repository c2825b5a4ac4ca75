"""Chinese numerals as laws write their articles: 44 → 四十四, 10 → 十, 101 → 一百零一."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")


def chinese_numeral(number: int) -> str:
    """0 … 9999; a leading 一十 is shortened to 十."""
    if not 0 <= number <= 9999:
        raise ValueError(f"out of range: {number}")
    if number == 0:
        return DIGITS[0]
    digits = str(number)
    text = ""
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit != "0":
            text += DIGITS[int(digit)] + UNITS[place]
        elif not text.endswith(DIGITS[0]):
            text += DIGITS[0]
    return text.rstrip(DIGITS[0]).removeprefix("一") if 10 <= number < 20 else text.rstrip(DIGITS[0])
