"""Numbers written as Word's number formats write them (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LOWER = "〇一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _grouped(number: int, digits: str, units: str, bare_ten: bool) -> str:
    """Chinese counting below 100,000; ``bare_ten`` writes 10 as 十 instead of 一十."""
    if number <= 0 or number >= 100_000:
        return digits[0] if number == 0 else str(number)
    out = ""
    zero = False
    for power in range(4, -1, -1):
        digit = number // 10**power % 10
        if digit:
            if zero and out:
                out += "零"
            zero = False
            out += digits[digit] + units[power].strip()
        else:
            zero = True
    return out[1:] if bare_ten and 10 <= number < 20 else out


def _counting(number: int) -> str:
    return _grouped(number, _LOWER, " 十百千万", True)


def _legal(number: int) -> str:
    return _grouped(number, _LEGAL, " 拾佰仟万", False)


def _digital(number: int) -> str:
    return "".join(_LOWER[int(d)] for d in str(number))


def _roman(number: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


def _letter(number: int) -> str:
    # Word repeats letters: 27 is aa, 28 is bb.
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


def _series(first: str, last: int, start: int = 1) -> Callable[[int], str]:
    def write(number: int) -> str:
        return chr(ord(first) + number - start) if start <= number <= last else str(number)

    return write


def _circled(number: int) -> str:
    if number <= 20:
        return _series("①", 20)(number)
    return _series("㉑", 35, 21)(number) if number <= 35 else _series("㊱", 50, 36)(number)


def _wide(number: int) -> str:
    return "".join(chr(ord("０") + int(d)) for d in str(number))


def _cycle(signs: str) -> Callable[[int], str]:
    def write(number: int) -> str:
        return signs[number - 1] if 1 <= number <= len(signs) else str(number)

    return write


def _sexagenary(number: int) -> str:
    return _STEMS[(number - 1) % 10] + _BRANCHES[(number - 1) % 12] if number > 0 else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "numberInDash": lambda n: f"- {n} -",
    "ordinal": str,
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerLetter": _letter,
    "upperRoman": lambda n: _roman(n).upper(),
    "lowerRoman": _roman,
    "chineseCounting": _counting,
    "chineseCountingThousand": _counting,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _counting,
    "japaneseCounting": _counting,
    "koreanCounting": _counting,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal,
    "japaneseLegal": _legal,
    "ideographDigital": _digital,
    "taiwaneseDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographZodiacTraditional": _sexagenary,
    "decimalFullWidth": _wide,
    "decimalFullWidth2": _wide,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "ideographEnclosedCircle": _series("㊀", 10),
    "none": lambda n: "",
}


def numeral(number: int, style: str) -> str:
    """The number in a Word number format; an unknown format is written in digits, as Word does."""
    return _FORMATS.get(style, str)(number)
