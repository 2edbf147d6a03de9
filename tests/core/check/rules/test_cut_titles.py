"""W101: titles of notices that lost their head or their end."""

from __future__ import annotations

from tests.support.wording_drafts import seen_in_each

#: Each with the title that must be told.
WRONG = (
    ("对照《2024年供水信息公开工作要点的通知》，逐项分解任务。", "《2024年供水信息公开工作要点的通知》"),
    ("按照《澄阳县节水任务分解表的通知》要求，明确责任股室。", "《澄阳县节水任务分解表的通知》"),
    ("根据《〈澄阳县水价听证办法〉的通知》，组织听证2次。", "《〈澄阳县水价听证办法〉的通知》"),
    (
        "落实《澄阳县人民政府办公室印发水源地保护方案的通知》，公示进展。",
        "《澄阳县人民政府办公室印发水源地保护方案的通知》",
    ),
    ("依据《做好水质月报编制工作的通知》，公布水质12期。", "《做好水质月报编制工作的通知》"),
    ("转发《进一步规范供水热线管理的通知》，明确时限。", "《进一步规范供水热线管理的通知》"),
    ("根据《关于印发澄阳县水价听证办法》，组织听证2次。", "《关于印发澄阳县水价听证办法》"),
    ("根据《关于进一步规范水费查询工作》，优化查询流程。", "《关于进一步规范水费查询工作》"),
    ("印发《关于做好水价解读工作》的通知，明确分工。", "《关于做好水价解读工作》的通知"),
)
RIGHT = (
    "对照《澄阳县人民政府办公室关于印发2024年供水信息公开工作要点的通知》，逐项分解任务。",
    "对照《2024年供水信息公开工作要点》的通知要求，逐项分解任务。",
    "印发关于《澄阳县水价听证办法》的通知，组织听证2次。",
    "根据《关于印发〈澄阳县水价听证办法〉的通知》，组织听证2次。",
    "印发《关于做好水价解读工作的意见》的通知，明确分工。",
    "在大厅张贴《城区停水的通知》《端午节放假的通知》。",
    "发布《开展管网检修的通知》3期。",
    "根据《关于水价听证情况的通报》，逐项整改。",
    "答复县人大代表提出的《关于加强水源地保护工作》建议1件。",
)


def test_titles_cut_short_are_told() -> None:
    found = seen_in_each("W101", [sentence for sentence, _ in WRONG])
    assert {sentence: [quote for _, quote in found[sentence]] for sentence, _ in WRONG} == {
        sentence: [title] for sentence, title in WRONG
    }
    assert {severity for told in found.values() for severity, _ in told} == {"warning"}


def test_whole_titles_and_notices_to_the_public_are_right() -> None:
    assert {sentence: told for sentence, told in seen_in_each("W101", RIGHT).items() if told} == {}
