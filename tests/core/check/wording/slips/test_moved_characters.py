"""Characters that stand some places from the other half of their word."""

from __future__ import annotations

import pytest

from core.check.wording.slips.detector import detector


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("对位各单进行督查。", "位各单", "各单位"),
        ("切实提工高作水平。", "工高", "高工"),
        ("主动接社受会监督。", "社受", "受社"),
        ("规范公程开序，严格审核。", "程开", "开程"),
    ],
)
def test_it_is_put_back(text: str, wrong: str, right: str) -> None:
    told = [(text[s.start : s.end], s.right, s.sure) for s in detector().find(text)]
    assert told == [(wrong, right, True)]


@pytest.mark.parametrize(
    "text", ["把责任扛在肩上、落在实处。", "两成单位抽查评审文件。", "不动产外业人员挂牌上岗。", "费用由企业担负。"]
)
def test_other_orders_that_are_right_are_left_alone(text: str) -> None:
    assert not [slip for slip in detector().find(text) if slip.sure]
