"""Web and mail addresses in prose: what stands in them is no Chinese text and is not proofread."""

from __future__ import annotations

import re

_ADDRESS = re.compile(
    r"""(?ax)
      (?P<web> https?:// [\x21-\x7e]+ | www\. [\x21-\x7e]+ )
    | (?P<mail> (?<![\w.+-]) [\w.+-]{1,64} @ [\w-]{1,63} (?:\.[\w-]{1,63}){1,8} )
    | (?P<site> (?<![\w.-]) (?:[A-Za-z0-9-]{1,63}\.){1,8} (?:cn|com|net|org|gov)\b [\x21-\x7e]* )
    """
)
#: Every address has one of these.
_SIGNS = (".", "@", "://")


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where web and mail addresses stand, sites without "www" too.

    >>> text = "见https://www.example.gov.cn/zwgk,或发至xxgk@example.cn。门户为example.gov.cn。"
    >>> [text[a:b] for a, b in spans(text)]
    ['https://www.example.gov.cn/zwgk,', 'xxgk@example.cn', 'example.gov.cn']
    """
    if not any(sign in text for sign in _SIGNS):
        return ()
    return tuple(match.span() for match in _ADDRESS.finditer(text))
