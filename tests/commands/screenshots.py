"""Pictures of the window in every state, light, dark, in high contrast, at 100 and 200 percent, to be looked at.

Run in the checkout: python -m tests.commands.screenshots FOLDER [part of a state's name]. Drafts are invented;
checks run in this process, so that every picture is the same every time. Some states are also photographed on the
screens that offices have (``SCREENS``), less the task bar and the title.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gui.app.application import make_application
from gui.style.palettes import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from gui.style.theme import theme
from tests.commands.screenshot_stage import SCREENS, Stage, wait
from tests.commands.screenshot_states import (
    STATES,
    batch,
    busy,
    busy_again,
    clean,
    docx,
    doubtful,
    dragged,
    empty,
    gap,
    gap_pdf,
    last_year,
    options,
    pdf_relation,
    pointing,
    prose,
    settings,
    sign,
    six_hundred,
    sixty,
    trouble,
)

SCALES = (1, 2)
LOOKS = {"light": LIGHT, "dark": DARK, "contrast-light": CONTRAST_LIGHT, "contrast-dark": CONTRAST_DARK}
#: What is photographed in high contrast too.
IN_CONTRAST = (
    empty, busy, busy_again, docx, prose, pdf_relation, doubtful, pointing, dragged, batch, settings, options, trouble,
    sign, last_year, gap_pdf,
)  # fmt: skip


#: What is photographed on every screen of ``SCREENS``.
ON_SCREENS = (
    empty, busy, busy_again, trouble, docx, pdf_relation, clean, last_year, gap, gap_pdf, batch, settings, options,
    sixty, six_hundred,
)  # fmt: skip


def take(folder: Path, scale: float, part: str, screen: str = "") -> int:
    """All pictures at the scale of this process; how many states could not be photographed."""
    make_application([], "light")
    failed = 0
    for look, worn in LOOKS.items():
        target = folder / f"{look}-{screen or round(scale * 100)}"
        target.mkdir(parents=True, exist_ok=True)
        for name, state in STATES.items():
            if screen and state not in ON_SCREENS:
                continue
            if part not in name or (look not in ("light", "dark") and state not in IN_CONTRAST):
                continue
            theme().wear(worn)
            with tempfile.TemporaryDirectory() as scratch:
                stage = Stage(Path(scratch), screen)
                wait(30)
                try:
                    shown = state(stage) or stage.window
                    stage.settle()
                    failed += not shown.grab().save(str(target / f"{name}.png"))
                except Exception as error:
                    failed += 1
                    print(f"{name}: {type(error).__name__}: {error}", file=sys.stderr)
                finally:
                    stage.end()
    return failed


def main(arguments: list[str]) -> int:
    """Start one process per scale; the scale is fixed when Qt starts."""
    if not arguments or arguments[0].startswith("-"):
        print(__doc__, file=sys.stderr)
        return 2
    folder, part = Path(arguments[0]), arguments[1] if len(arguments) > 1 else ""
    if os.environ.get("GOUJI_PICTURES"):
        return take(folder, float(os.environ["GOUJI_PICTURES"]), part, os.environ.get("GOUJI_SCREEN", ""))
    status = 0
    runs = [("", float(scale)) for scale in SCALES] + [(screen, scale) for screen, (scale, _) in SCREENS.items()]
    for screen, scale in runs:
        environment = {
            **os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(scale), "GOUJI_PICTURES": str(scale),
            "GOUJI_SCREEN": screen,
        }  # fmt: skip
        call = [sys.executable, "-m", "tests.commands.screenshots", str(folder), part]
        status |= subprocess.run(call, env=environment, check=False).returncode
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
