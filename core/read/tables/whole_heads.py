"""Whether all heads of a table were read: where it is cut off amid them, its numbers may be anywhere."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.language.letters import letters

if TYPE_CHECKING:
    from core.forms.spec import TableSpec

#: The doubt about blank cells below heads that are not whole.
HEADS_CUT = "本表的列标题不全，不能确定各栏是空白"
#: One letter may be mistyped.
_MISTYPED = 1
#: More Latin letters than this among a table's words are markup shown as text.
_MARKUP = 40


def heads_whole(text: str, spec: TableSpec) -> bool:
    """Whether the letters of a table's words have all that the form prints above its columns, broken up or not."""
    printed = Counter("".join(letters(cell.text) for cell in spec.layout if not cell.key))
    missing = (printed - Counter(text)).total()
    return missing <= _MISTYPED and sum(map(str.isascii, text)) <= _MARKUP
