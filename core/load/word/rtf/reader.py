"""From the tokens of rich text to runs, paragraphs, rows and cells of WordprocessingML."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from core.base.errors import DamagedError, TooLargeError
from core.load.word.rtf.charsets import Decoder, code_page
from core.load.word.rtf.control_words import CHARACTERS, READ_ANYWAY, SIGNS, SKIPPED, GroupState, RowDefinition, Story
from core.load.word.rtf.tokens import RtfToken, tokens
from core.load.word.wordml import LOST, RunStyle, comment, comment_reference, field_char, picture, run, text_box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

    from core.base.progress import Progress

#: Groups deeper than this are no document.
_DEEPEST = 2_000
_MOST_TOKENS = 40_000_000
_COLOURS = re.compile(rb"\{\\colortbl([^{}]*)\}")
_SHADES = re.compile(rb"\\(?:clcbpat|cbpat|chcbpat|highlight|clshdng)[1-9]")
_WHITE = re.compile(rb"\\red255\\green255\\blue255")
#: Smaller letters (half points) are not to be seen.
_SEEN = 6


class RtfReader:
    """Reads a document; ``comments`` are complete when ``read`` returns."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.comments: list[etree._Element] = []
        self._state = GroupState()
        self._stack: list[GroupState] = []
        self._stories = [Story()]
        self._shape = RowDefinition()
        self._inner = RowDefinition()
        self._decoder = Decoder()
        self._fonts: dict[int, int] = {}
        self._default_font = 0
        self._pass = 0
        self._opened = self._unknown = False
        self._high = 0
        self._defining = -1
        self._goal = [0, 0]
        # on a shade white is seen, and which cell has one is not looked up
        colours = None if _SHADES.search(data) else _COLOURS.search(data[: 1 << 16])
        found = colours[1].split(b";") if colours else []
        self._white = {i for i, colour in enumerate(found) if _WHITE.fullmatch(b"".join(colour.split()))}

    def read(self, progress: Progress) -> None:
        """Read all tokens; raises DamagedError or TooLargeError."""
        self._read_fonts()
        step = max(1, len(self._data) // 40)
        for count, token in enumerate(tokens(self._data)):
            if count % 200_000 == 0:
                progress("读取文件", min(0.3, 0.3 * count / step))
            if count > _MOST_TOKENS:
                raise TooLargeError(detail="tokens")
            self._token(token)
        while len(self._stories) > 1:
            self._end_story("")
        self._flush()
        story = self._stories[0]
        if story.runs or story.text:
            story.end_paragraph(self._state.style)
        if self._stack:
            raise DamagedError(detail="groups left open")

    def blocks(self) -> list[etree._Element]:
        """The body's content."""
        return self._stories[0].assembler.blocks()

    def _read_fonts(self) -> None:
        """The fonts' character sets, wherever the table stands."""
        depth = start = 0
        number = -1
        inside = False
        for token in tokens(self._data[: 4 << 20]):
            if token.kind == "{":
                depth += 1
            elif token.kind == "}":
                depth -= 1
                if inside and depth < start:
                    return
            elif token.kind == "word":
                if token.name == "fonttbl":
                    inside, start = True, depth
                elif token.name == "ansicpg" and token.number is not None:
                    self._decoder.page = code_page(token.number)
                elif token.name == "deff":
                    self._default_font = self._state.font = token.number or 0
                elif inside and token.name == "f":
                    number = token.number or 0
                elif inside and token.name == "fcharset":
                    self._fonts[number] = token.number or 0

    def _token(self, token: RtfToken) -> None:
        kind = token.kind
        opened, self._opened = self._opened, kind == "{"
        if kind == "text" or kind == "byte":
            self._bytes(token.data)
        elif kind == "{":
            self._flush()
            self._pass = 0
            if len(self._stack) > _DEEPEST:
                raise TooLargeError(detail="groups too deep")
            self._stack.append(self._state)
            self._state = replace(self._state, kind="")
        elif kind == "}":
            self._flush()
            self._pass = 0
            if self._stack:
                ended, self._state = self._state, self._stack.pop()
                self._group_end(ended)
        elif kind == "sign":
            if token.name == "*" and not opened:
                # Only at the head of a group does it mark the group; elsewhere the word behind it alone is passed over.
                self._unknown = True
                return
            self._sign(token.name)
        elif not self._unknown or token.name in ("u", "uc", "bin"):
            self._word(token.name, token.number)
        self._unknown = False

    def _bytes(self, data: bytes) -> None:
        if self._pass:
            gone = min(self._pass, len(data))
            self._pass -= gone
            data = data[gone:]
        if data and not self._state.skip:
            self._decoder.add(data)

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._flush()
            self._state.kind = "*"
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in SIGNS:
            if self._pass:
                self._pass -= 1
            else:
                self._text(SIGNS[sign])

    def _group_end(self, ended: GroupState) -> None:
        if ended.skip and not self._state.skip and ended.kind == "pict":
            self._add([picture(self._goal[0] / 20, self._goal[1] / 20)])
        elif ended.skip:
            return
        elif ended.kind == "field":
            self._add([field_char("end")])
        elif ended.kind in ("annotation", "shptxt"):
            self._end_story(ended.kind)

    def _word(self, name: str, number: int | None) -> None:
        state = self._state
        if name == "u":
            self._unicode(number or 0)
            return
        self._pass = 0
        if state.kind == "*":
            # A group for readers that know its word only.
            self._flush()
            state.kind = ""
            if name not in READ_ANYWAY:
                state.skip = True
                return
        if name == "uc":
            state.unicode_skip = max(0, min(number or 0, 16))
        elif state.skip:
            if state.kind == "pict" and name in ("picwgoal", "pichgoal"):
                self._goal[name == "pichgoal"] = number or 0
        elif name in CHARACTERS:
            self._text(CHARACTERS[name])
        elif name in SKIPPED:
            self._flush()
            state.skip = True
        else:
            method = _WORDS.get(name)
            if method is not None:
                self._flush()
                method(self, name, number)

    # --- characters ---

    def _flush(self) -> None:
        text = self._decoder.take(self._fonts.get(self._state.font, 1))
        if text:
            self._write(text)

    def _text(self, text: str) -> None:
        if not self._state.skip:
            self._flush()
            self._write(text)

    def _write(self, text: str) -> None:
        story, state = self._stories[-1], self._state
        if state.label:
            story.label += text
            return
        story.write(text, (state.style, state.instruction))

    def _add(self, content: Iterable[etree._Element]) -> None:
        story = self._stories[-1]
        story.settle()
        story.runs.append(run(content, self._state.style))

    def _unicode(self, code: int) -> None:
        self._flush()
        self._pass = self._state.unicode_skip
        if self._state.skip:
            return
        code &= 0xFFFF
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00 if self._high else 0xFFFD
        self._high = 0
        if code >= 32 or code == 9:
            # Some writers put characters of symbol fonts here.
            self._write("□" if 0xF000 <= code <= 0xF0FF else chr(code))

    # --- words ---

    def _set_font(self, _name: str, number: int | None) -> None:
        self._state.font = number or 0

    def _plain(self, _name: str, _number: int | None) -> None:
        self._state.style = RunStyle()
        self._state.font = self._default_font
        self._state.unseen = False

    def _switch(self, name: str, number: int | None) -> None:
        on = number != 0
        attribute = {"v": "hidden", "deleted": "deleted", "revised": "inserted"}[name]
        self._state.style = replace(self._state.style, **{attribute: on})

    def _raise(self, name: str, number: int | None) -> None:
        on = number != 0 and name != "nosupersub"
        self._state.style = replace(self._state.style, apart=on)

    def _unseen(self, name: str, number: int | None) -> None:
        """Digits in white, or too small to be seen, are none of a number for certain."""
        unseen = (number or 0) in self._white if name == "cf" else number is not None and number < _SEEN
        if unseen or self._state.unseen:
            self._state.style = replace(self._state.style, apart=unseen)
            self._state.unseen = unseen

    def _binary(self, _name: str, number: int | None) -> None:
        """Bytes of a picture amid the text of a table are damage: they may have been digits."""
        if number and self._stories[-1].depth:
            self._write(LOST)

    def _page(self, _name: str, number: int | None) -> None:
        if number is not None:
            self._decoder.page = code_page(number)

    def _paragraph_defaults(self, _name: str, _number: int | None) -> None:
        self._stories[-1].depth = 0

    def _in_table(self, name: str, number: int | None) -> None:
        story = self._stories[-1]
        story.depth = max(story.depth, 1) if name == "intbl" else max(0, number or 0)

    def _end_paragraph(self, _name: str, _number: int | None) -> None:
        self._stories[-1].end_paragraph(self._state.style)

    def _end_cell(self, name: str, _number: int | None) -> None:
        story = self._stories[-1]
        # \cell without \intbl is met with; it always ends a cell.
        depth = 1 if name == "cell" else max(2, story.depth)
        story.depth = depth
        story.end_paragraph(self._state.style)
        story.assembler.end_cell(depth)

    def _end_row(self, name: str, _number: int | None) -> None:
        story = self._stories[-1]
        story.runs = []
        story.text.clear()
        shape = self._shape if name == "row" else self._inner
        depth = 1 if name == "row" else max(2, story.depth)
        story.assembler.end_row(depth, list(shape.edges), list(shape.styles))

    def _row_defaults(self, _name: str, _number: int | None) -> None:
        if any(s.kind == "nesttableprops" for s in (self._state, *self._stack)):
            self._inner = RowDefinition()
            self._defining = 2
        else:
            self._shape = RowDefinition()
            self._defining = 1

    def _cell_border(self, name: str, number: int | None) -> None:
        (self._inner if self._defining == 2 else self._shape).add(name, number or 0)

    def _destination(self, name: str, _number: int | None) -> None:
        self._state.kind = name
        if name == "pict":
            self._state.skip = True
            self._goal = [0, 0]
        elif name == "fldinst":
            self._state.instruction = True
        elif name == "field":
            self._add([field_char("begin")])
        elif name == "fldrslt":
            self._add([field_char("separate")])
        elif name in ("annotation", "shptxt"):
            self._stories.append(Story())
            self._state.style = RunStyle()
        elif name in ("listtext", "pntext"):
            self._state.label = True

    def _end_story(self, kind: str) -> None:
        story = self._stories[-1]
        if story.runs or story.text:
            story.end_paragraph()
        self._stories.pop()
        blocks = story.assembler.blocks()
        if kind == "shptxt":
            self._add([text_box(blocks)])
        elif kind == "annotation":
            text = "\n".join("".join(t.text or "" for t in b.iter("{*}t")) for b in blocks)
            self._add([comment_reference(len(self.comments))])
            self.comments.append(comment(len(self.comments), text))


#: The methods that carry out control words, and the words of each.
_METHODS = {
    RtfReader._set_font: "f af",
    RtfReader._plain: "plain",
    RtfReader._switch: "v deleted revised",
    RtfReader._raise: "super sub nosupersub up dn strike striked",
    RtfReader._unseen: "cf fs",
    RtfReader._binary: "bin",
    RtfReader._page: "ansicpg",
    RtfReader._paragraph_defaults: "pard",
    RtfReader._in_table: "intbl itap",
    RtfReader._end_paragraph: "par sect",
    RtfReader._end_cell: "cell nestcell",
    RtfReader._end_row: "row nestrow",
    RtfReader._row_defaults: "trowd",
    RtfReader._cell_border: "cellx trleft clmrg clvmgf clvmrg",
    RtfReader._destination: "pict field fldinst fldrslt annotation shptxt nesttableprops listtext pntext",
}
_WORDS = {word: method for method, words in _METHODS.items() for word in words.split()}
