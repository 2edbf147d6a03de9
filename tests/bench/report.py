"""What the bench shows, as text."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from tests.bench.run import Clean, Outcome, is_alarm

if TYPE_CHECKING:
    from collections.abc import Sequence

OVERALL, EACH = 0.97, 0.85


def report(clean: Sequence[Clean], seeded: Sequence[Outcome], examples: int = 3) -> tuple[str, bool]:
    """(The text, whether the targets are met)."""
    lines: list[str] = []
    met = _clean(clean, examples, lines)
    met &= _seeded(seeded, examples, lines)
    return "\n".join(lines) + "\n", met


def _clean(clean: Sequence[Clean], examples: int, lines: list[str]) -> bool:
    lines.append(f"# Clean: {len({c.number for c in clean})} reports, {len(clean)} files")
    for format in dict.fromkeys(c.format for c in clean):
        files = [c for c in clean if c.format == format]
        alarms = sum(is_alarm(f) for c in files for f, _ in c.findings)
        hints = sum(not is_alarm(f) for c in files for f, _ in c.findings)
        touched = sum(any(is_alarm(f) for f, _ in c.findings) for c in files)
        chars = sum(c.length for c in files)
        lines.append(
            f"{format:5} {len(files):4} {'pairs of years' if format == 'pair' else 'files'}, {chars:8} characters: "
            f"{alarms} errors/warnings in {touched}, "
            f"{10000 * alarms / max(1, chars):.3f} per 10,000; "
            f"{hints} hints, {10000 * hints / max(1, chars):.2f} per 10,000"
        )
    by_rule: dict[tuple[str, str], list[str]] = defaultdict(list)
    for c in clean:
        for finding, context in c.findings:
            by_rule[finding.severity.value, finding.rule].append(
                f"[{c.number} {c.format}] {finding.message} 〖{context}〗"
            )
    for (severity, rule), said in sorted(by_rule.items()):
        lines.append(f"- {severity} {rule}: {len(said)}")
        lines += [f"    {s}" for s in said[: examples if severity != "hint" else 2]]
    lines.append("")
    return not any(is_alarm(f) for c in clean for f, _ in c.findings)


def _seeded(seeded: Sequence[Outcome], examples: int, lines: list[str]) -> bool:
    if not seeded:
        return True
    found = sum(o.found for o in seeded)
    share = found / len(seeded)
    lines.append(f"# Seeded: {found} of {len(seeded)} found, {100 * share:.1f} %")
    for format in dict.fromkeys(o.format for o in seeded):
        of = [o for o in seeded if o.format == format]
        lines.append(
            f"{format:5} {sum(o.found for o in of)} of {len(of)}, {100 * sum(o.found for o in of) / len(of):.1f} %"
        )
    totals, hits = Counter(o.kind for o in seeded), Counter(o.kind for o in seeded if o.found)
    low = [k for k in totals if hits[k] / totals[k] < EACH]
    for name in sorted(totals, key=lambda k: (hits[k] / totals[k], k)):
        flag = "  <-- under the target" if name in low else ""
        lines.append(f"- {name}: {hits[name]}/{totals[name]}{flag}")
        for o in [o for o in seeded if o.kind == name and not o.found][:examples]:
            lines.append(f"    missed [{o.number} {o.format}] {o.what}")
            lines += [f"        instead: {said}" for said in o.instead[:2]]
    return share >= OVERALL and not low
