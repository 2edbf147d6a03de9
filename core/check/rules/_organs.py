"""What an organ's name tells of its rank: enough to know what it cannot do."""

from __future__ import annotations

import re

_TOWN = re.compile(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|党政办公室)?$|(?:镇|乡)(?:人民)?政府|街道办事处")
_GOVERNMENT = re.compile(r"(?:人民政府|行政公署|管理委员会|管委会)(?:办公[厅室])?$")
_NATIONAL = re.compile(
    r"(?:国务院|国家|中国|中华人民共和国)[^局队县市]*(?:局|委员会|署|部|银行)|.{2,8}部|.{2,6}总?署|.{2,6}总局"
)
_COUNTY = re.compile(r"(?:[县旗区]|县级市)人民政府(?:办公[厅室])?$")


def is_national(organ: str) -> bool:
    """True for organs of the State Council; their branches in a place are none (国家税务总局澄阳县税务局)."""
    return bool(_NATIONAL.fullmatch(organ))


def is_town(organ: str) -> bool:
    """True for governments and offices of towns, townships and subdistricts."""
    return bool(_TOWN.search(organ))


def is_government(organ: str) -> bool:
    """True for a government (or its general office), whose report may sum up those of many organs."""
    return bool(_GOVERNMENT.search(organ))


def is_county_government(organ: str) -> bool:
    """True for governments of counties and districts; a 自治区 is none."""
    return bool(_COUNTY.search(organ)) and "自治区人民政府" not in organ
