"""Drafts of a size, and a job timed in a process of its own."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.drafts import distinct

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.forms.model_draft import ModelDraft

_LONGER = "其间持续推进各项公开工作，不断完善制度，" * 9 + "成效较为明显。"


def report_of(paragraphs: int) -> ModelDraft:
    """A report of four pages, and about half a page more for each further paragraph of section five."""
    draft = distinct()
    prose = {key: list(texts) for key, texts in draft.prose.items()}
    prose["overview"] = [text + _LONGER for text in prose["overview"]]
    prose.setdefault("problems", []).extend(f"第{i}段。{_LONGER * 2}" for i in range(paragraphs))
    return replace(draft, prose=prose)


def forget() -> None:
    """Let go of what is remembered of paragraphs and labels, as if the program had just started and read its tables."""
    from core.check.wording import standing
    from core.check.wording.phrases import phrases
    from core.check.wording.slips import detector
    from core.language import pairs, remembered
    from core.read.prose import clauses, quantities
    from core.read.tables import anchors

    detector.detector().forget()
    phrases.read.cache_clear()
    standing.words_in.cache_clear()
    quantities.quantities.cache_clear()
    clauses.folded_text.cache_clear()
    anchors.chains().clear()
    pairs.pairs.cache_clear()
    pairs.pieces.cache_clear()
    remembered.forget()


def apart(job: Callable[[bytes], int], data: bytes, repeat: int) -> tuple[float, float]:
    """Least seconds of processor time and peak megabytes of a job in a process of its own, after its imports."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(job, data, repeat, sender))
    process.start()
    sender.close()
    result = receiver.recv()
    process.join()
    return result


def _run(job: Callable[[bytes], int], data: bytes, repeat: int, sender) -> None:  # type: ignore[no-untyped-def]
    job(data)  # imports, fonts, tables
    times: list[float] = []
    for _ in range(repeat):
        gc.collect()
        start = time.process_time()
        job(data)
        times.append(time.process_time() - start)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sender.send((min(times), peak))
    sender.close()
