"""The title line: organ and year; and the organ's full name where the title lacks it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from core.language import dates, numerals, organs
from core.language.dates import ANY_YEAR, YEAR
from core.model.document import View
from core.model.normalise import fold
from core.model.report import Title

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLE = re.compile(r"(?:.*?[^，。；：])?(?:政府)?信息公开.{0,14}?(?:报告|年报)(?:[（(].{0,12}[)）])?")
_YEAR = re.compile(rf"{ANY_YEAR}(?=年|财?政府|度|[^\d]|$)")
_STOPS = "。；，：！？“”"
#: The report named by its title in a sentence: 现公布X县人民政府2024年政府信息公开工作年度报告.
_VERB = r"(?:(?:现|特)(?:将|就|公布|公开|发布|编制)|向社会(?:公布|公开|发布)|公布|编制(?:完成|了)?|制定|[《“])"
_ORGAN = r"(?P<organ>(?:(?!编制|公布|公开|发布|关于)[\u4e00-\u9fff]){3,30})(?:[（(][^（()）]{2,20}[)）])?"
_REPORT = r"(?:政府信息(?:公开)?|信息公开|政务公开)(?:工作)?(?:年度)?(?:工作)?报告(?!编制|格式|模板|的通知|有关)"
_NAMED = (
    re.compile(rf"{_VERB}{_ORGAN}{YEAR}年度?{_REPORT}"),
    re.compile(rf"{_VERB}{YEAR}年度?{_ORGAN}{_REPORT}"),
)
_PERIOD = re.compile(rf"统计(?:期限|时限|时间|周期|起止).{{0,8}}?({YEAR})年")
_MADE = re.compile(r"由(?P<organ>[\u4e00-\u9fff]{3,20}?)(?:负责)?(?:编制|编写|制作|发布|根据|按照|依据)")
_FILLER = frozenset("由与和经对向及我本在于为门各的按从将受被级让请把使")


def join(views: Sequence[View]) -> View:
    """Views one after the other as one."""
    text = "".join(v.text for v in views)
    return View(text, [o for v in views for o in v.offsets], views[0].at if views else 0)


def find_title(paragraphs: Sequence[View]) -> Title:
    """The best title candidate among the first paragraphs; a title may be wrapped over up to four lines."""
    best: tuple[float, View] | None = None
    for i in range(len(paragraphs)):
        for count in range(1, 5):
            if i + count > len(paragraphs):
                break
            view = join(paragraphs[i : i + count])
            if len(view.text) > 70 or any(c in _STOPS for c in view.text):
                break
            if not _TITLE.fullmatch(view.text):
                continue
            organ, year = _parts(view)
            if "政府信息公开" not in view.text and (organ is None or year is None):
                continue  # 信息公开年报: a name on the page's menu
            whole = organ is not None and year is not None
            if whole and best and best[1].text.endswith(view.text) and len(best[1].text) > len(view.text):
                best = (best[0], view)  # 标题X局2024年…: the page's own word before the title
            # an early line, and no line more than the title needs (a lone 正文 or 附件 above it is not its own)
            score = 4 * (year is not None) + 4 * (organ is not None) + 2 * ("年度报告" in view.text)
            score -= count - 1 + 0.3 * i
            if best is None or score > best[0]:
                best = (score, view)
    if best is None:
        return Title()
    organ, year = _parts(best[1])
    return Title(view=best[1], organ=organ, year=year)


#: What stands between an organ's name and what its report is about.
_ABOUT = re.compile(r"(?:关于|年度|[（(年度的\s])+$")


def _parts(view: View) -> tuple[View | None, View | None]:
    """Organ and year of a title; the organ is what stands before 政府信息公开 apart from the year."""
    text = fold(view.text)
    year = _YEAR.search(text)
    head = text.find("政府信息公开") if "政府信息公开" in text else text.find("信息公开")
    # "X人民政府信息公开…": the 政府 belongs to both words
    organ_end = head + 2 if text[max(0, head - 2) : head] == "人民" else head
    start, end = (4 if text.startswith("附件") else 0), organ_end
    if year and year.start() < organ_end:
        after = year.end() + len(re.match(r"年?度?", text[year.end() :])[0])  # type: ignore[index]
        if year.start() > start + 1:
            end = year.start()
        else:
            start = after
    about = _ABOUT.search(text, start, end)  # 关 alone belongs to the name: 南昌海关
    end = about.start() if about else end
    if text[start : start + 2] == "关于":
        start += 2
    organ = view.slice(start, end) if end - start >= 2 else None
    return organ, (view.slice(year.start(), year.end()) if year else None)


def report_year(title: Title, paragraphs: Sequence[View]) -> int | None:
    """The year the report is about: the title's, else that of the period sentence, else the commonest."""
    if title.year and (year := numerals.year(title.year.text)):
        return year
    text = "".join(fold(p.text) for p in paragraphs)
    if match := _PERIOD.search(text):
        return int(match[1])
    years = Counter(dates.years(text))
    return years.most_common(1)[0][0] if years else None


def full_organ(title: Title, paragraphs: Sequence[View]) -> str | None:
    """The organ's full name: the title's, extended from the text when the title starts with a bare 市、县、区.

    None when neither names it.
    """
    short = title.organ.text if title.organ else ""
    text = "".join(p.text for p in paragraphs)
    if short and not organs.starts_bare(short):
        return short
    if short and short[0] not in "我本":
        before = Counter(
            m[1] for m in re.finditer(rf"(?=([\u4e00-\u9fff]{{2}}){re.escape(short)})", text) if not set(m[1]) & _FILLER
        )
        if before:
            return before.most_common(1)[0][0] + short
    for match in (m for pattern in (*_NAMED, _MADE) for m in pattern.finditer(text)):
        # X局政府信息公开: the 政府 belongs to what follows
        named = re.sub(r"(?<![民省市县区旗乡镇])政府$", "", match["organ"])
        named = organs.without_own_office(named)
        if organs.ends_as_name(named) and organs.names_place(named) and not organs.starts_bare(named):
            return named
    for view in reversed(paragraphs[-4:]):
        if 4 <= len(view.text) <= 24 and organs.ends_as_name(view.text) and not organs.starts_bare(view.text):
            return view.text
    return short or None
