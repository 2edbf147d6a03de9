"""Control words of rich text: which show characters, which hide a group, and the state that they set."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from core.load.word.docx.numbering import join_label
from core.load.word.wordml import (
    PLAIN,
    Assembler,
    CellStyle,
    RunStyle,
    element,
    paragraph_properties,
    run,
    text_content,
)

#: Groups whose text is shown, although they are marked as to be skipped by readers that do not know them.
READ_ANYWAY = frozenset(("fldinst", "nesttableprops", "shpinst", "shptxt", "shppict", "annotation", "pntext"))
SKIPPED = frozenset(
    [
        "fonttbl", "colortbl", "stylesheet", "info", "listtable", "listoverridetable", "revtbl", "rsidtbl",
        "generator", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
        "footnote", "xe", "tc", "rxe", "bkmkstart", "bkmkend", "themedata", "colorschememapping", "datastore",
        "latentstyles", "xmlnstbl", "mmathPr", "objdata", "objclass", "nonshppict", "sp", "filetbl", "pgptbl",
        "private", "atnauthor", "nonesttables", "passwordhash", "upr", "docvar", "userprops", "pnseclvl", "pn",
        "ftnsep", "ftnsepc", "aftnsep", "aftnsepc", "template", "shprslt",
    ]
)  # fmt: skip
CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–",
    "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " ",
    "qmspace": " ",
}  # fmt: skip
SIGNS = {"~": "\u00a0", "_": "\u2011", "\\": "\\", "{": "{", "}": "}", "\t": "\t"}


_UNMERGED = CellStyle()


@dataclass(slots=True)
class GroupState:
    """What a group inherits from the one around it and gives back at its end."""

    font: int = 0
    skip: bool = False
    unicode_skip: int = 1
    style: RunStyle = PLAIN
    instruction: bool = False
    label: bool = False
    unseen: bool = False
    kind: str = ""


@dataclass(slots=True)
class RowDefinition:
    """The row definition in force."""

    edges: list[int] = field(default_factory=list)
    styles: list[CellStyle] = field(default_factory=list)
    next: CellStyle = _UNMERGED

    def add(self, name: str, number: int) -> None:
        """Take in a word that shapes the row."""
        if name == "cellx":
            if not self.edges:
                self.edges.append(min(0, number - 1))
            self.edges.append(number)
            self.styles.append(self.next)
            self.next = _UNMERGED
        elif name == "trleft":
            self.edges[:1] = [number]
        elif name == "clmrg":
            self.next = replace(self.next, joined=True)
        elif name in ("clvmgf", "clvmrg"):
            self.next = replace(self.next, vertical="restart" if name == "clvmgf" else "continue")


@dataclass(slots=True)
class Story:
    """A text under construction: the body, a text box, a comment."""

    assembler: Assembler = field(default_factory=Assembler)
    runs: list[etree._Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    look: tuple[RunStyle, bool] = (PLAIN, False)
    label: str = ""
    depth: int = 0

    def write(self, text: str, look: tuple[RunStyle, bool]) -> None:
        """Append text; ``look`` is its style and whether it is a field's instruction."""
        if self.text and self.look != look:
            self.settle()
        self.look = look
        self.text.append(text)

    def settle(self) -> None:
        """Text of one look becomes one run."""
        if self.text:
            style, instruction = self.look
            content = text_content("".join(self.text), "instrText" if instruction else "t")
            self.runs.append(run(content, style))
            self.text.clear()

    def end_paragraph(self, mark: RunStyle = PLAIN) -> None:
        """The runs so far are a paragraph whose end has the style ``mark``."""
        self.settle()
        if self.label:
            self.runs.insert(0, self._label())
        paragraph = element("p", children=[paragraph_properties(mark=mark), *self.runs])
        self.runs, self.label = [], ""
        self.assembler.paragraph(paragraph, self.depth)

    def _label(self) -> etree._Element:
        """The number that the writer has put before a paragraph of a list; signs of symbol fonts are left out."""
        label = self.label.strip(" \t□·•")
        text = "".join(t.text or "" for r in self.runs for t in r.iter("{*}t"))
        whole = join_label(label, " ", text)
        return run(text_content(whole[: len(whole) - len(text)]))
