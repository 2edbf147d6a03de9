"""Reading an organ's name: is it the full name, and what short forms does the draft declare."""

from __future__ import annotations

import re

from core.check.wording.lexicon import words

_SELF = re.compile(r"^(?:我|本)(?:局|委|厅|办|镇|乡|县|市|区|街道|单位|机关|部门)")
_LOCAL = re.compile(r"^(?:市(?![中南北]区)|[县区省州旗]|(?:镇|乡|街道)(?=人民政府|政府|办事处|党))(?=.)")
#: Up to the last word of a place; the 市 of 市场监督 and 城市管理, the 乡 of 城乡建设 and 乡村振兴 are none.
_PLACE_PART = re.compile(
    r"^.{0,20}(?:省|自治区|市(?!场|管理|容|政(?![府务协法]))|自治州|州|盟|地区|县|(?<!社)区(?!域)|旗|镇|(?<!城)乡(?!村)|街道)"
)


def lacks_place(organ: str) -> bool:
    """True when a name does not say which place's organ it is: 市司法局, 我局, 司法局."""
    if _SELF.match(organ) or _LOCAL.match(organ):
        return True
    return organ in words().bare_organs


def shortened(organ: str) -> tuple[str, str] | None:
    """(short form, full form) when the department's name is abbreviated: 发改局 for 发展和改革局."""
    for short, full in words().short_organs.items():
        if organ.endswith(short) and not organ.endswith(full):
            return short, full
    return None


def department(organ: str) -> str:
    """What is left without the place: 司法局 of 洛阳市司法局."""
    match = _PLACE_PART.match(organ)
    return organ[match.end() :] if match and match.end() < len(organ) else organ


def place_part(organ: str) -> str:
    """The place an organ's name starts with: 洛阳市 of 洛阳市司法局; "" without one."""
    match = _PLACE_PART.match(organ)
    return match.group() if match and match.end() < len(organ) else ""


def declared(text: str, short: str) -> bool:
    """True when the draft declares an abbreviation: 以下简称《条例》, 以下简称“区司法局”, 下称条例."""
    return bool(re.search(rf"(?:简称|下称|统称|合称|并称)[为作:]?新?[“\"'‘]?新?《?[“\"'‘]?{re.escape(short)}", text))
