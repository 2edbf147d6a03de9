"""The named arguments of a check: the office's profile, last year's report, and content pasted from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.model.profile import Profile

if TYPE_CHECKING:
    from pathlib import Path

    from gui.jobs.dispatcher import Options
    from gui.state.incoming import Pasted
    from gui.state.settings import Settings


class CheckOptions:
    """Puts the arguments together from the stores that know them."""

    def __init__(self, settings: Settings, pasted: Pasted) -> None:
        self._settings, self._pasted = settings, pasted

    def of_draft(self, path: Path) -> Options:
        """The arguments of the check of one draft, those that differ from the defaults."""
        options: dict[str, object] = {}
        if self._settings.in_force.profile != Profile():
            options["profile"] = self._settings.in_force.profile
        previous = self._settings.previous_of(path)
        if previous is not None:
            options["previous"] = previous
        clip = self._pasted.clip(path)
        if clip is not None:
            options["pasted"] = clip
        return options

    def of_batch(self) -> Options:
        """The arguments of the check of many drafts: the profile, and the folder of the decisions."""
        return {"profile": self._settings.in_force.profile, "decisions": self._settings.data_folder / "decisions"}
