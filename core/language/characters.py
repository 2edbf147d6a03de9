"""Characters that do not belong in a Chinese official text: traditional forms, invisible and broken characters."""

from __future__ import annotations

import re
from functools import cache

from core.base.errors import ResourceError
from core.base.resources import ROOT

_SHOW_NOTHING = "[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]"
_LOST = "[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f]"
#: Characters that show nothing: zero-width, soft hyphen, marks of writing direction. The first of a run stands by
#: itself, for Python skips to a set of characters, not to its repetition.
INVISIBLE = re.compile(f"{_SHOW_NOTHING}{_SHOW_NOTHING}*")
#: Characters that stand for others that were lost: the replacement character, private use, control characters.
BROKEN = re.compile(f"{_LOST}{_LOST}*")


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
