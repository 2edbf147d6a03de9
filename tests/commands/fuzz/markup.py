"""Damage to the inside of formats made of markup: nodes of XML, tags of HTML, words of RTF, lines of text.

Each function gives the damaged content and the numbers that it touched: those whose place or text may now be another.
"""

from __future__ import annotations

import copy
import re
from typing import TYPE_CHECKING, Any

from lxml import etree

from core.model.normalise import fold

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

#: Values that break what reckons with them.
ODD_VALUES = (
    "", "0", "-1", "1", "2", "3", "7", "15", "63", "64", "255", "65535", "65536", "2147483647", "4294967295", "9" * 20,
    "1e9", "NaN", "²", "①", "0x10", "true", "none", "../../x", "http://127.0.0.1:9/x", "\ufffd", "x" * 300,
)  # fmt: skip
#: Characters that get into texts.
_SIGNS = "0123456789 ,.-+/|\t\n\u3000\u200b\ufeff\ufffd\u2028\x85\xa0年月（）总计其他①²"
_WORDS = re.compile("[\u4e00-\u9fff]")
_DIGITS = re.compile(r"\d+")
_UNSEEN = re.compile("[\u200b-\u200d\u2060\ufeff\u00ad]")
_ROWS = frozenset({"tr", "table-row"})

Parts = tuple[bytes, set[str]]


def digits_of(text: str) -> list[str]:
    """Rows of digits as plain ones, those that signs without a width stand in as one."""
    return _DIGITS.findall(_UNSEEN.sub("", fold(text)))


def _local(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _numbers(node: Any) -> set[str]:
    """Numbers in the node; where it holds words and stands in a row, those of the whole row: it may be its label."""
    text = fold("\0".join(node.itertext())) if isinstance(node.tag, str) else ""
    found = set(_DIGITS.findall(text))
    if _WORDS.search(text):
        row = next((a for a in node.iterancestors() if _local(a) in _ROWS), None)
        if row is not None:
            found |= set(_DIGITS.findall("\0".join(row.itertext())))
    return found


def _chars(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text) + 1)
    how = rng.randrange(3)
    if how == 0:
        return text[:at] + text[at + 1 :]
    return text[:at] + rng.choice(_SIGNS) + text[at + (how == 1) :]


def xml(rng: random.Random, content: bytes) -> Parts:
    """One to three changes of the tree; raises LookupError for what is no XML."""
    try:
        root: Any = etree.fromstring(content)
    except etree.XMLSyntaxError as error:
        raise LookupError from error
    touched: set[str] = set()
    for _ in range(rng.choice((1, 1, 2, 3))):
        nodes = [n for n in root.iter() if isinstance(n.tag, str) and n is not root]
        if not nodes:
            break
        rng.choice(_TREE)(rng, rng.choice(nodes), nodes, touched)
    head = content[: content.find(b"?>") + 2] if content.startswith(b"<?xml") else b""
    more = b'<?mso-application progid="Word.Document"?>' if b"mso-application" in content[:200] else b""
    return head + more + etree.tostring(root, encoding="utf-8"), touched


def _delete(_rng: random.Random, node: Any, _nodes: list[Any], touched: set[str]) -> None:
    touched |= _numbers(node)
    node.getparent().remove(node)


def _twice(_rng: random.Random, node: Any, _nodes: list[Any], touched: set[str]) -> None:
    touched |= _numbers(node)
    node.addnext(copy.deepcopy(node))


def _moved(rng: random.Random, node: Any, nodes: list[Any], touched: set[str]) -> None:
    goal = rng.choice(nodes)
    if goal is node or any(a is node for a in goal.iterancestors()):
        return
    touched |= _numbers(node) | _numbers(goal)
    goal.insert(rng.randrange(len(goal) + 1), node)


def _swapped(_rng: random.Random, node: Any, _nodes: list[Any], touched: set[str]) -> None:
    other = node.getnext()
    if other is None or not isinstance(other.tag, str):
        return
    if not (_local(node) in _ROWS and _local(other) in _ROWS):  # a row shows the same wherever it stands
        touched |= _numbers(node) | _numbers(other)
    other.addnext(node)


def _attribute(rng: random.Random, node: Any, _nodes: list[Any], touched: set[str]) -> None:
    if node.attrib:
        touched |= _numbers(node.getparent()) if len(node.getparent()) < 30 else set()
        node.set(rng.choice(list(node.attrib)), rng.choice(ODD_VALUES).replace("\ufffd", "x"))


def _no_attribute(rng: random.Random, node: Any, _nodes: list[Any], touched: set[str]) -> None:
    if node.attrib:
        touched |= _numbers(node.getparent()) if len(node.getparent()) < 30 else set()
        del node.attrib[rng.choice(list(node.attrib))]


def _renamed(rng: random.Random, node: Any, nodes: list[Any], touched: set[str]) -> None:
    touched |= _numbers(node)
    node.tag = rng.choice(nodes).tag if rng.random() < 0.7 else "{urn:x}unknown"


def _wrapped(rng: random.Random, node: Any, nodes: list[Any], touched: set[str]) -> None:
    tag = rng.choice(nodes).tag if rng.random() < 0.5 else "{urn:x}unknown"
    touched |= _numbers(node)
    outer = node.getparent().makeelement(tag, {})
    node.addprevious(outer)
    outer.append(node)


def _text(rng: random.Random, node: Any, _nodes: list[Any], touched: set[str]) -> None:
    if node.text:
        touched |= _numbers(node)
        changed = _chars(rng, node.text)
        node.text = "".join(c for c in changed if c >= " " or c in "\t\n")
        touched |= _numbers(node)


def _comment(rng: random.Random, node: Any, _nodes: list[Any], _touched: set[str]) -> None:
    node.insert(0, etree.Comment("147") if rng.random() < 0.5 else etree.ProcessingInstruction("x", "147"))


def _unknown_attribute(_rng: random.Random, node: Any, _nodes: list[Any], _touched: set[str]) -> None:
    node.set("{urn:x}y", "147")


_TREE: tuple[Callable[[Any, Any, list[Any], set[str]], None], ...] = (
    _delete, _delete, _twice, _moved, _swapped, _attribute, _attribute, _no_attribute, _renamed, _wrapped, _text, _text,
    _comment, _unknown_attribute,
)  # fmt: skip


def as_text(rng: random.Random, content: bytes) -> Parts:
    """A part of a file of XML, HTML or the like changed without regard to its tree."""
    text = content.decode("utf-8", "surrogateescape")
    tokens = re.split(r"(<[^<>]*>)", text)
    touched: set[str] = set()
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(len(tokens))
        token = tokens[at]
        how = rng.randrange(8)
        if how in (0, 1):
            touched |= set(_DIGITS.findall(token)) if token[:1] != "<" else _beside(tokens, at)
            tokens[at] = ""
        elif how == 2:
            touched |= set(_DIGITS.findall(token)) if token[:1] != "<" else _beside(tokens, at)
            tokens[at] = token * 2
        elif how == 3:
            touched |= _beside(tokens, at)
            tokens[at] = rng.choice(tokens)
        elif how == 4 and token[:1] == "<":
            touched |= _beside(tokens, at)
            tokens[at] = re.sub(r'="[^"]*"', lambda m: f'="{rng.choice(ODD_VALUES)}"', token, count=1)
        elif how == 5:
            touched |= set(_DIGITS.findall(token))
            tokens[at] = _chars(rng, token)
            touched |= _beside(tokens, at)
        elif how == 6:
            touched |= _beside(tokens, at)
            tokens[at] += rng.choice(_TAGS)
        else:
            tokens[at] += rng.choice(("<!-- 147 -->", "<o:p></o:p>", "<?x?>", "<font color=red></font>"))
    return "".join(tokens).encode("utf-8", "surrogateescape"), touched


_TAGS = (
    "<td>", "</td>", "<tr>", "</tr>", "<table>", "</table>", "<div>", "</div>", "<p>", "</p>", "<br>", "<sup>1</sup>",
    "<s>9</s>", "<del>9</del>", "<script>", "</script>", "<style>", "<!--", "-->", "<select>", "<svg>", "<template>",
    "<span style='display:none'>9</span>", "<input value='9'>", "<plaintext>", "<![CDATA[9]]>", "&nbsp;", "&#8203;",
    "<td colspan=2>", "<td rowspan=3>", "<caption>", "<tfoot>", "<thead>", "<col>", "<title>", "<b>", "</b>", "<nobr>",
)  # fmt: skip


def _beside(tokens: list[str], at: int) -> set[str]:
    """Numbers next to a tag, to both sides, up to the ends of the row: a tag lost may show them elsewhere."""
    found: set[str] = set()
    for step in (-1, 1):
        place = at + step
        while 0 <= place < len(tokens) and not re.match(r"</?(?:\w+:)?tr\b|</?table", tokens[place]):
            if tokens[place][:1] != "<":
                found |= set(_DIGITS.findall(tokens[place]))
            place += step
    return found


_RTF = re.compile(rb"\\[a-z]+-?\d* ?|\\'[0-9a-f]{2}|\\[^a-z]|[{}]|[^\\{}]+")
_RTF_WORDS = (
    b"\\cell", b"\\row", b"\\trowd", b"\\par", b"\\intbl", b"\\cellx1200", b"\\clmgf", b"\\clmrg", b"\\clvmrg", b"\\*",
    b"\\bin5 ", b"\\v ", b"\\v0 ", b"\\deleted ", b"\\super ", b"\\strike ", b"\\uc0 ", b"\\uc2 ", b"\\u-1?", b"\\tab ",
    b"\\pard", b"\\plain", b"\\nestcell", b"\\itap2", b"\\ansicpg1252", b"\\f1 ", b"\\'81", b"\\~", b"\\-", b"\\_",
    b"{", b"}", b"\\line ", b"\\field", b"\\fldinst", b"\\object", b"\\pict", b"\\unknown9 ",
)  # fmt: skip


def rtf(rng: random.Random, data: bytes) -> Parts:
    """Control words lost, doubled, exchanged, put in, or with another number; groups opened or closed."""
    tokens = _RTF.findall(data)
    hiding = {word: tokens.count(word) for word in (b"\\v ", b"\\deleted ", b"\\v", b"\\deleted")}
    touched: set[str] = set()
    for _ in range(rng.choice((1, 1, 2, 4))):
        at = rng.randrange(20, len(tokens))
        how = rng.randrange(6)
        touched |= _near(tokens, at)
        if how == 0:
            tokens[at] = b""
        elif how == 1:
            tokens[at] *= 2
        elif how == 2:
            other = rng.randrange(20, len(tokens))
            touched |= _near(tokens, other)
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif how == 3:
            tokens[at] = re.sub(rb"-?\d+", rng.choice(ODD_VALUES[:16]).encode(), tokens[at], count=1)
        elif how == 4:
            tokens[at] = rng.choice(_RTF_WORDS) + tokens[at]
        else:
            tokens[at] = rng.choice(_RTF_WORDS)
        touched |= _near(tokens, at)
    if any(tokens.count(word) > before for word, before in hiding.items()):
        touched.add("*")  # what is hidden or deleted from here on is not shown
    return b"".join(tokens), touched


def _near(tokens: list[bytes], at: int) -> set[str]:
    """Numbers of the row that a word stands in."""
    start, end = at, at
    while start > 0 and b"\\row" not in tokens[start - 1] and at - start < 400:
        start -= 1
    while end < len(tokens) - 1 and b"\\row" not in tokens[end] and end - at < 400:
        end += 1
    texts = b" ".join(t for t in tokens[start : end + 1] if t[:1] not in b"\\{}")
    return set(_DIGITS.findall(texts.decode("ascii", "replace")))


def lines(rng: random.Random, text: str) -> tuple[str, set[str]]:
    """Lines lost, doubled, exchanged; what divides cells lost, put in or changed; characters changed."""
    rows = text.split("\n")
    touched: set[str] = set()
    for _ in range(rng.choice((1, 1, 2, 3))):
        at = rng.randrange(len(rows))
        how = rng.randrange(8)
        touched |= set(digits_of(rows[at]))
        if how == 0:
            del rows[at]
        elif how == 1:
            rows.insert(at, rows[at])
        elif how == 2:
            other = rng.randrange(len(rows))
            touched |= set(digits_of(rows[other]))
            rows[at], rows[other] = rows[other], rows[at]
        elif how == 3:
            marks = [m.span() for m in re.finditer(r"[\t|]| +|</?t[dr][^>]*>", rows[at])]
            if marks:
                start, end = rng.choice(marks)
                rows[at] = rows[at][:start] + rng.choice(("", " ", "\t", "|", "\n")) + rows[at][end:]
        elif how == 4:
            rows[at] = rows[at].replace("\t", rng.choice((" ", "    ", "|", "\u3000", ",")))
        elif how == 5:
            rows[at] = "".join(rng.choice((c, c, c + rng.choice(_SIGNS))) for c in rows[at][:200])
            touched |= set(digits_of(rows[at]))
        else:
            rows[at] = _chars(rng, rows[at])
            touched |= set(digits_of(rows[at]))
        rows = rows or [""]
    return "\n".join(rows), touched
