"""Enum members as older Pythons name them, and nothing else by that way."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from core.forms.model_draft import load_model
from core.load import load_bytes
from core.model.finding import Severity
from core.pipeline.check_draft import check_document
from core.pipeline.plain_pickle import loads
from tests.support.drafts import to_docx, to_html
from tests.support.drafts_doc import to_doc
from tests.support.drafts_markup import to_odt, to_rtf
from tests.support.drafts_ofd import to_ofd
from tests.support.pdf_drafts import to_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.forms.model_draft import ModelDraft

#: A draft by every reader there is.
MAKERS: dict[str, Callable[[ModelDraft], bytes]] = {
    ".docx": to_docx, ".doc": to_doc, ".rtf": to_rtf, ".odt": to_odt, ".html": to_html,
    ".txt": lambda draft: draft.text().encode(),
    ".pdf": lambda draft: to_pdf(draft).data, ".ofd": lambda draft: to_ofd(draft).data,
}  # fmt: skip


class _ByGetattr:
    """Pickled as a call of ``getattr`` with these arguments, as Python 3.11.0 to 3.11.3 pickles members of enums."""

    def __init__(self, *arguments: Any) -> None:
        self.arguments = arguments

    def __reduce__(self) -> tuple[Any, tuple[Any, ...]]:
        return getattr, self.arguments


def test_a_member_named_by_getattr_is_read() -> None:
    assert loads(pickle.dumps(_ByGetattr(Severity, "ERROR"))) is Severity.ERROR


@pytest.mark.parametrize(
    "arguments", [(Severity, "__class__"), (Severity, "mro"), (Severity, "nothing"), ("text", "upper"), (Severity,)]
)
def test_getattr_leads_to_nothing_else(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(pickle.UnpicklingError):
        loads(pickle.dumps(_ByGetattr(*arguments)))


@pytest.mark.parametrize("suffix", MAKERS)
def test_what_comes_of_a_draft_of_every_kind_is_plain_data(suffix: str) -> None:
    document = load_bytes(MAKERS[suffix](load_model("2021")), f"年报{suffix}")
    sent = loads(pickle.dumps(document))
    assert sent.text == document.text
    assert list(sent.boxes or ()) == list(document.boxes or ())


def test_the_whole_answer_for_a_draft_on_pages_is_plain_data() -> None:
    document = load_bytes(to_pdf(load_model("2021")).data, "年报.pdf")
    checked = check_document(document, Path("年报.pdf"))
    assert loads(pickle.dumps(("outcome", checked)))[1].result == checked.result
