"""What was on the clipboard, kept so that it can be checked again."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: The name of a draft without a file.
NAME = "粘贴的文稿"

_TAGS = re.compile(r"<(?:style|script|title)\b.*?</(?:style|script|title)\s*>|<!--.*?-->|<[^>]*>", re.I | re.S)
#: With fewer characters than this the clipboard holds a word or a sentence, not a report or one of its tables.
_LITTLE = 100


@dataclass(frozen=True)
class Clip:
    """The clipboard's content as HTML and as text, whichever there were."""

    html: str | None = None
    text: str | None = None

    @property
    def little(self) -> bool:
        """True where there is too little for a report: nothing, a word, a correction copied a moment ago."""
        return all(len("".join(words.split())) < _LITTLE for words in (self.text or "", _TAGS.sub("", self.html or "")))
