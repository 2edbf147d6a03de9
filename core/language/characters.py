"""Characters that do not belong in a Chinese official text: traditional forms, invisible and broken characters."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from core.base.errors import ResourceError
from core.base.resources import ROOT

#: A letter that is not a Latin one, as part of a pattern that is made for one draft: ``[\u4e00-\u9fff]`` is faster in a
#: text, but to compile it takes a thousandth of a second.
CHARACTER = r"[^\W\d_A-z]"

_SHOW_NOTHING = "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
_LOST = "[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]"
#: Characters that show nothing: zero-width, soft hyphen, marks of writing direction. The first of a run stands by
#: itself, for Python skips to a set of characters, not to its repetition.
INVISIBLE = re.compile(f"{_SHOW_NOTHING}{_SHOW_NOTHING}*")
#: Characters that stand for others that were lost: the replacement character, private use, control characters.
BROKEN = re.compile(f"{_LOST}{_LOST}*")

#: What a Chinese text is written with, and what may be taken for it: radicals, strokes, kana, phonetic signs, full and
#: half width, compatibility forms, characters of all planes.
_WRITTEN = re.compile(
    "[\u2e80-\u2fdf\u3005\u3041-\u309f\u30a0-\u30fa\u30fc-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9d\U00020000-\U000323af]"
)
#: Radicals to which whole characters are mapped, and for which Unicode gives no decomposition.
RADICALS = str.maketrans(
    "⺁⺇⺟⺠⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "厂几母民西见角贝车长长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)


def plain(char: str) -> str:
    """The character that a radical or compatibility form shows; any other is itself.

    >>> plain("⼯"), plain("⺠"), plain("工")
    ('工', '民', '工')
    """
    same = unicodedata.normalize("NFKC", char.translate(RADICALS))
    return same if len(same) == 1 else char


@cache
def standard() -> frozenset[str]:
    """The characters of the 通用规范汉字表, and what else is written; raises ResourceError when the table is damaged.

    >>> "堃" in standard(), "査" in standard()
    (True, False)
    """
    try:
        lines = (ROOT / "lexicon" / "standard_characters.txt").read_text("utf-8").splitlines()
        return frozenset(lines[1])
    except (OSError, ValueError, IndexError) as error:
        raise ResourceError(
            "程序自带的数据文件 lexicon/standard_characters.txt 有误，请重新安装。", detail=str(error)
        ) from error


def strange(text: str) -> frozenset[str]:
    """The signs of a text that stand for Chinese characters and are none of the standard ones.

    >>> sorted(strange("名単公示，分エ⼯作Ａ1"))
    ['⼯', 'エ', '単']
    """
    rest = frozenset(text) - standard()
    return frozenset(char for char in rest if char > "\u2e7f" and _WRITTEN.match(char))


@cache
def simplified() -> dict[str, str]:
    """Traditional characters and their simplified forms; raises ResourceError when the table is damaged.

    >>> simplified()["發"], "发" in simplified()
    ('发', False)
    """
    try:
        lines = (ROOT / "lexicon" / "traditional.tsv").read_text("utf-8").splitlines()
        plain = frozenset(lines[2])  # 乾 is 干 in most words and itself in 乾坤: what may be right is left alone
        return {old: new for old, new in zip(lines[1], lines[2], strict=True) if old not in plain}
    except (OSError, ValueError, IndexError) as error:
        raise ResourceError(
            "程序自带的数据文件 lexicon/traditional.tsv 有误，请重新安装。", detail=str(error)
        ) from error
