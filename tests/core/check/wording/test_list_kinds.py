"""Lists of faults with a measure among them, and lists of measures with a fault."""

from __future__ import annotations

import pytest

from core.check.wording.grammar.list_kinds import list_kinds
from core.model.normalise import fold


def told(text: str) -> list[tuple[str, str]]:
    text = fold(text)
    return [(odd.kind, text[odd.start : odd.end]) for odd in list_kinds().odd(text)]


@pytest.mark.parametrize(
    ("text", "kind", "item"),
    [
        ("存在的问题：一是解读专业性过强；二是要加强与用户的互动；三是更新偏慢。", "measure", "要加强与用户的互动"),
        ("还有一些薄弱环节：一是公示意识有待增强；二是功能单一；三是进一步完善考核。", "measure", "进一步完善考核"),
        ("主要困难有：一是抄表员缺乏；二是加大培训力度；三是经费不足。", "measure", "加大培训力度"),
        ("仍有差距：一是目录更新不及时，二是应当健全审核流程，三是答复不规范。", "measure", "应当健全审核流程"),
        ("水价公开有不足。一是渠道较窄。二是需加强抄表培训。三是配合不畅。", "measure", "需加强抄表培训"),
        ("下一步采取以下措施：一是完善目录；二是解读形式单一；三是强化考核。", "fault", "解读形式单一"),
        ("针对上述问题，采取改进措施：一是人员力量薄弱；二是开展培训；三是优化平台。", "fault", "人员力量薄弱"),
    ],
)
def test_the_item_of_the_other_kind_is_told(text: str, kind: str, item: str) -> None:
    assert told(text) == [(kind, item)]


@pytest.mark.parametrize(
    "text",
    [
        "存在的问题：一是解读专业性过强；二是与用户的互动需要加强；三是更新偏慢。",
        "存在的问题：一是加强互动的办法不多；二是完善制度还有空间；三是更新偏慢。",
        "主要问题：一是要求不严；二是公布不及时；三是应公布的信息未公布。",
        "存在问题：一是规范性有待提高；二是提升空间较大；三是创新举措少。",
        "困难和挑战：一是建设任务重；二是推进速度慢；三是落实难度大。",
        "下一步措施：一是针对更新不及时，建立台账；二是加强培训；三是优化栏目。",
        "改进措施：一是着力解决形式单一；二是加强培训；三是优化栏目。",
        "不足及改进措施：一是内容不够全面，下一步加强审核；二是加强培训。",
        "存在以下问题：一是公布不够；二是人员少。下一步将：一是加强培训；二是充实人员。",
        "问题整改情况：一是强化组织领导；二是完善制度；三是规范流程。",
        "围绕用户反映的问题：一是加强回应；二是公布进展；三是接受监督。",
        "全年工作：一是公示内容单一；二是加强培训。",
    ],
)
def test_lists_that_are_of_one_kind_or_of_none_are_left_alone(text: str) -> None:
    assert told(text) == []
