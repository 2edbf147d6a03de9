"""Applications by channel, and shares in per cent."""

from decimal import Decimal

import pytest

from core.model.document import View
from core.read.prose.channels import channels
from core.read.prose.shares.shares import counts, shares


def view(text: str) -> View:
    return View(text, range(len(text)))


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("全年收到政府信息公开申请15件，其中网络申请10件、信函申请3件、当面申请2件。", 15, [10, 3, 2]),
        ("共收到依申请公开15件，其中：通过网络渠道提交10件，信函提交5件。", 15, [10, 5]),
        ("从申请渠道看，线上23件、线下13件。", None, [23, 13]),
        ("新收申请中，线上111件，线下39件。", None, [111, 39]),
    ],
)
def test_lists_of_channels(text: str, total: int | None, parts: list[int]) -> None:
    (found,) = channels(view(text))
    assert (found.total, [int(p) for p in found.parts]) == (total if total is None else Decimal(total), parts)
    assert found.parts_view.text.endswith("件")


@pytest.mark.parametrize(
    "text",
    [
        "受理群众来信，网上20件、电话30件。",
        "全年收到申请15件，其中网络申请10件。",
        "办理许可申请，窗口20件、网上30件。",
        "答复网上咨询20件、现场咨询5件，收到申请1件。",
    ],
)
def test_no_lists_of_channels(text: str) -> None:
    assert channels(view(text)) == []


def test_open_list() -> None:
    (found,) = channels(view("收到政府信息公开申请15件，其中网络申请10件、信函申请3件等。"))
    assert found.open


def test_share_with_its_count() -> None:
    (share,) = shares(view("办结16件，其中予以公开9件，占56.25%。"))
    assert (share.value, share.share, share.unit) == (9, Decimal("56.25"), "件")
    assert share.fits(Decimal(16))
    assert not share.fits(Decimal(17))
    assert (share.count_view.text, share.share_view.text) == ("9件", "56.25%")


def test_rounded_shares_fit() -> None:
    (share,) = shares(view("予以公开1件，占总数的33.3%。"))
    assert share.fits(Decimal(3))
    (rough,) = shares(view("予以公开2件，占67%。"))
    assert rough.fits(Decimal(3))
    assert not rough.fits(Decimal(4))


@pytest.mark.parametrize(
    "text", ["发布信息20条，增长12%。", "公开20条，约占三成。", "回复率100%。", "5件，占全市总数的12%。"]
)
def test_no_shares(text: str) -> None:
    assert shares(view(text)) == []


def test_counts_leave_out_what_has_a_share() -> None:
    assert counts([view("办结16件，予以公开9件，占56.25%。")], "件") == [Decimal(16)]
