"""The colours of the window: light, dark, and each with high contrast.

The four severities keep the hues of Okabe and Ito's palette, which colour-blind readers can distinguish. Each has
three tones: ``text`` reads on the ground and on its own ``tint`` (4.5:1 at least, 7:1 in high contrast), ``mark`` is
for frames and underlines (3:1, 4.5:1), ``tint`` is a ground. Nothing is conveyed by colour alone: shapes, frame
styles and words say the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from gui.state.listed_findings import Kind


@dataclass(frozen=True)
class Tone:
    """The three tones of one meaning."""

    text: str
    mark: str
    tint: str


@dataclass(frozen=True)
class Colours:
    """All colours of one theme, as #rrggbb."""

    dark: bool
    window: str
    base: str
    panel: str
    text: str
    muted: str
    border: str
    grid: str
    accent: str
    on_accent: str
    hover: str
    select: str
    edge: str
    disabled: str  # what cannot be used now
    kinds: dict[Kind, Tone]
    passed: Tone

    def tone(self, kind: Kind | None) -> Tone:
        """The tones of a kind; None means that all is well."""
        return self.passed if kind is None else self.kinds[kind]


LIGHT = Colours(
    dark=False,
    window="#f3f5f7", base="#ffffff", panel="#f7f8fa", text="#1a1f26", muted="#56606c",
    border="#cfd6de", grid="#b9c2cc", accent="#0b5394", on_accent="#ffffff", hover="#e4ebf3", select="#d7e6f5",
    edge="#737e8a", disabled="#788697",
    kinds={
        Kind.ERROR: Tone("#a83800", "#b03f00", "#fde5d6"),
        Kind.WARNING: Tone("#7d5200", "#ad7200", "#fdf0cf"),
        Kind.HINT: Tone("#005f96", "#0072b2", "#ddeefa"),
        Kind.OPEN: Tone("#86376a", "#b35a8c", "#f7e6f0"),
    },
    passed=Tone("#006b4f", "#009068", "#d9f2e9"),
)  # fmt: skip

DARK = Colours(
    dark=True,
    window="#1d2125", base="#15181b", panel="#1f2428", text="#e4e7ea", muted="#a3adb7",
    border="#3b434b", grid="#56616c", accent="#74b4ee", on_accent="#0d1c2a", hover="#2a3138", select="#213c56",
    edge="#7f8b97", disabled="#78828c",
    kinds={
        Kind.ERROR: Tone("#ffa06a", "#f0782a", "#46281a"),
        Kind.WARNING: Tone("#f3c14f", "#e69f00", "#3f3114"),
        Kind.HINT: Tone("#7cc4f0", "#56b4e9", "#16344a"),
        Kind.OPEN: Tone("#e6a9cb", "#cc79a7", "#40283a"),
    },
    passed=Tone("#55d3a9", "#00b386", "#113b2f"),
)  # fmt: skip

CONTRAST_LIGHT = Colours(
    dark=False,
    window="#ffffff", base="#ffffff", panel="#ffffff", text="#000000", muted="#242424",
    border="#000000", grid="#000000", accent="#00308f", on_accent="#ffffff", hover="#e3ebff", select="#cfdfff",
    edge="#3d3d3d", disabled="#707070",
    kinds={
        Kind.ERROR: Tone("#7d1a00", "#a12300", "#ffe8df"),
        Kind.WARNING: Tone("#553800", "#6b4700", "#fff3d1"),
        Kind.HINT: Tone("#003a63", "#00568f", "#e0f0ff"),
        Kind.OPEN: Tone("#661c4d", "#862a67", "#fbe8f4"),
    },
    passed=Tone("#004a36", "#00634a", "#ddf5ec"),
)  # fmt: skip

CONTRAST_DARK = Colours(
    dark=True,
    window="#000000", base="#000000", panel="#000000", text="#ffffff", muted="#e2e2e2",
    border="#ffffff", grid="#ffffff", accent="#8fd3ff", on_accent="#000000", hover="#22303d", select="#0a3a61",
    edge="#c8c8c8", disabled="#8c8c8c",
    kinds={
        Kind.ERROR: Tone("#ffc0a0", "#ff9057", "#3d1800"),
        Kind.WARNING: Tone("#ffd866", "#ffc400", "#332700"),
        Kind.HINT: Tone("#a3daff", "#7cc8ff", "#002a44"),
        Kind.OPEN: Tone("#f7c4e2", "#f09ccf", "#3a1530"),
    },
    passed=Tone("#7ff0c8", "#45e0ac", "#00301f"),
)  # fmt: skip
