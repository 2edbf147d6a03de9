"""What the benches of the readers share: drafts of a size, and two jobs timed in processes of their own."""

from __future__ import annotations

import gc
import multiprocessing
import resource
import statistics
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.drafts import distinct

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from core.forms.model_draft import ModelDraft

_LONGER = "其间持续推进各项公开工作，不断完善制度，" * 9 + "成效较为明显。"


def report_of(paragraphs: int) -> ModelDraft:
    """A report of four pages, and about half a page more for each further paragraph of section five."""
    draft = distinct()
    prose = {key: list(texts) for key, texts in draft.prose.items()}
    prose["overview"] = [text + _LONGER for text in prose["overview"]]
    prose.setdefault("problems", []).extend(f"第{i}段。{_LONGER * 2}" for i in range(paragraphs))
    return replace(draft, prose=prose)


def compare(
    name: str, theirs: Callable[[bytes], int], ours: Callable[[bytes], int], data: Mapping[str, bytes], repeat: int
) -> None:
    """Print a table of medians, ratio and peak memory, each job in a fresh process."""
    print(f"{'':26}{'theirs ms':>11}{'ours ms':>10}{'ratio':>8}{'theirs MB':>11}{'ours MB':>10}   (theirs: {name})")
    for title, content in data.items():
        other, own = _apart(theirs, content, repeat), _apart(ours, content, repeat)
        print(
            f"{title:26}{other[0]:11.1f}{own[0]:10.1f}{own[0] / other[0]:8.2f}{other[1]:11.0f}{own[1]:10.0f}",
            flush=True,
        )


def _apart(job: Callable[[bytes], int], data: bytes, repeat: int) -> tuple[float, float]:
    """Median milliseconds and peak megabytes of a job in a process of its own."""
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(target=_run, args=(job, data, repeat, sender))
    process.start()
    sender.close()
    result = receiver.recv()
    process.join()
    return result


def _run(job: Callable[[bytes], int], data: bytes, repeat: int, sender) -> None:  # type: ignore[no-untyped-def]
    job(data)  # imports, fonts, caches
    times: list[float] = []
    for _ in range(repeat):
        gc.collect()
        start = time.perf_counter()
        job(data)
        times.append((time.perf_counter() - start) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sender.send((statistics.median(times), peak))
    sender.close()
