"""How a printed label was changed, in words. Shared by the rules that hold labels against the form."""

from core.language.letters import strict


def difference(expected: str, written: str) -> str:
    """What was left out, added or changed between the form's label and the draft's, as one Chinese phrase."""
    from difflib import SequenceMatcher  # few drafts need it

    want, got = strict(expected), strict(written)
    parts: list[str] = []
    for kind, a0, a1, b0, b1 in SequenceMatcher(None, want, got, autojunk=False).get_opcodes():
        if kind == "delete":
            parts.append(f"少了“{want[a0:a1]}”")
        elif kind == "insert":
            parts.append(f"多了“{got[b0:b1]}”")
        elif kind == "replace":
            parts.append(f"“{want[a0:a1]}”写成了“{got[b0:b1]}”")
    return "，".join(parts)
