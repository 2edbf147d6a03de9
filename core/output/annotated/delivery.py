"""The annotated copy as the command line delivers it: made where the draft was checked, written at the end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.base.errors import ExportError, GoujiError
from core.base.file_writing import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.output.annotated.word import Annotated
    from core.output.deliveries import Drawn
    from core.pipeline.checked import Checked


@dataclass(frozen=True)
class AnnotatedDelivery:
    """A copy of the one draft that is checked.

    ``drafts`` are files that must not be written, ``at`` the moment that comments bear, ``decisions`` the folder of
    what the user has decided in the window: what was set aside there gets no comment. ``tracked`` makes certain
    replacements as tracked changes, ``hints`` comments on hints too.
    """

    target: Path
    drafts: tuple[Path, ...]
    at: datetime
    decisions: Path | None = None
    tracked: bool = False
    hints: bool = False

    def take(self, file: str, outcome: Checked | GoujiError) -> Annotated | GoujiError:
        """The copy, or why there is none."""
        if isinstance(outcome, GoujiError):
            return ExportError("稿件未能读取，没有生成批注副本。")
        from core.output.annotated.copy import annotated_copy, check_suffix, open_findings, remarks_of
        from core.review.decisions import DecisionStore

        # decisions are found by the whole path, too
        known = replace(outcome, path=outcome.path.absolute())
        stands = DecisionStore(self.decisions).stands(known)
        try:
            check_suffix(known, self.target.suffix)
            shown, remarks = open_findings(known, stands, hints=self.hints), remarks_of(known, stands)
            return annotated_copy(known, shown, self.at, tracked=self.tracked, remarks=remarks)
        except GoujiError as error:
            return error

    def finish(self, taken: Sequence[Annotated | GoujiError], drawn: Drawn) -> Iterator[str]:
        """Write the copy, for which nothing is ``drawn``; yields sentences on it. Raises ExportError."""
        for made in taken:
            if isinstance(made, GoujiError):
                raise made if isinstance(made, ExportError) else ExportError(made.message, detail=made.detail)
            from core.output.annotated.word import write

            path = write_file(self.target, partial(write, made), drafts=self.drafts, free_name=True)
            yield f"已写出批注副本：{path}（{made.told}）"
            if made.remark:
                yield made.remark
