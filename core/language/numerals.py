"""Chinese numerals: the characters that write numbers, and the number that a numeral writes.

Numbers in the cells of tables are ``core.model.numbers``; here are numerals in names, headings, dates and prose.
The constants are the insides of character classes, for patterns that need a numeral as one of their parts.
"""

from __future__ import annotations

from core.model.normalise import fold

#: The nine digits, without a zero.
ONES = "一二三四五六七八九"
#: Numbers of items, headings, months and days (up to 九十九).
ORDINALS = f"{ONES}十"
#: Digits of a year or a document number, written one by one (二〇二五); three characters write the zero.
DIGITS = f"〇○零{ONES}"
#: Counts of things: with 两 and the tens, hundreds and thousands.
COUNTING = f"零〇{ONES}两十百千"

_VALUES = {c: i for i, c in enumerate(f"零{ONES}")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
#: No numeral below ten thousand has more characters (九千九百九十九 with zeros before it).
_LONGEST = 12
_SCALES = {"十": 10, "百": 100, "千": 1000}


def value(text: str) -> int | None:
    """The number below ten thousand that a numeral writes; None when it is no numeral.

    Digits written one by one are read as such, Arabic ones too.

    >>> value("三"), value("十二"), value("一百零五"), value("两千"), value("二〇"), value("12")
    (3, 12, 105, 2000, 20, 12)
    >>> value("几"), value(""), value("9" * 5000)
    (None, None, None)
    """
    if not text or len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return int(text)
    if all(c in _VALUES for c in text):
        return int("".join(str(_VALUES[c]) for c in text))
    total = digit = 0
    for char in text:
        if char in _SCALES:
            total += (digit or 1) * _SCALES[char]
            digit = 0
        elif char in _VALUES:
            digit = _VALUES[char]
        else:
            return None
    return total + digit


def year(text: str) -> int | None:
    """The year that four digits or numerals write; None for anything else.

    >>> year("2024"), year("二〇二四"), year("２０２４"), year("24"), year("²⁰²④")
    (2024, 2024, 2024, None, None)
    """
    digits = "".join(str(_VALUES.get(c, c)) for c in fold(text))
    return int(digits) if digits.isdecimal() and len(digits) == 4 else None


def numeral(number: int) -> str:
    """The numeral of an item's or an article's number from 1 to 9,999, in digits beyond.

    >>> numeral(1), numeral(10), numeral(12), numeral(20), numeral(35), numeral(109), numeral(1260)
    ('一', '十', '十二', '二十', '三十五', '一百零九', '一千二百六十')
    """
    if not 0 < number < 10**4:
        return str(number)
    said = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            said += f"{ONES[digit - 1]}{name}"
        elif said and not said.endswith("零") and number % unit:
            said += "零"
    return said.removeprefix("一") if 10 <= number < 20 else said
