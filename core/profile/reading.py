"""Reading the file of an office's profile, with errors that name the line and key that are wrong."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from core.base.errors import GoujiError
from core.check.registry import all_rules
from core.forms.spec import all_forms
from core.model.profile import WINDOW, Profile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic import TypeAdapter

#: What pydantic calls a key that is no field of a dataclass.
_UNKNOWN_KEY = "unexpected_keyword_argument"

_NO_TEXT = "应是用引号括起来、不为空的文字"
_NO_COUNT = "应是大于 0 的整数"


class ProfileError(GoujiError):
    """A profile that cannot be read or says something impossible; names file and line or key."""

    code = "profile"
    default = "本单位设置文件有误。"


def load_profile(path: Path) -> Profile:
    """Read a profile; raises ProfileError naming the file and the line or key that is wrong."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ProfileError(f"本单位设置文件“{path}”读不出来，请检查路径。", detail=str(error)) from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"本单位设置文件“{path}”不是 UTF-8 编码，请另存为 UTF-8。", detail=str(error)) from error
    return parse_profile(text, path.name)


def parse_profile(text: str, name: str = "profile.toml") -> Profile:
    """Read a profile from text; ``name`` is what errors call the file."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # beside TOML's own error: too many digits, nested too deep
        line = re.search(r"line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        raise ProfileError(f"本单位设置文件“{name}”{where}的写法有误。", detail=str(error)) from error
    data.pop(WINDOW, None)
    # Pydantic takes longer to import than most checks to run, and most have no profile.
    from pydantic import ValidationError

    try:
        profile = validated(data)
    except ValidationError as error:
        # a key that does not exist is why another is missing
        problem = min(error.errors(), key=lambda e: e["type"] != _UNKNOWN_KEY)
        keys = [str(k) for k in problem["loc"]]
        raise ProfileError(
            f"本单位设置文件“{name}”{_line(text, keys)}“{'.'.join(_named(keys))}”有误：{_reason(dict(problem))}。",
            detail=str(error),
        ) from error
    for keys, reason in _impossible(profile):
        where = f"{_line(text, keys)}“{'.'.join(_named(keys))}”"
        raise ProfileError(f"本单位设置文件“{name}”{where}有误：{reason}。")
    return profile


def validated(data: Mapping[str, Any]) -> Profile:
    """The profile that parsed TOML stands for; raises pydantic's ValidationError for wrong types and unknown keys."""
    return adapter().validate_python(data)


@cache
def adapter() -> TypeAdapter[Profile]:
    """What pydantic needs to validate a profile and to write it as plain data."""
    from pydantic import TypeAdapter

    return TypeAdapter(Profile)


def _impossible(profile: Profile) -> Iterator[tuple[list[str], str]]:
    """(keys, reason in Chinese) of every value that has the right type and yet cannot be meant."""
    for number, entry in enumerate(profile.words.forbidden):
        if not entry.word:
            yield ["words", "forbidden", str(number), "word"], _NO_TEXT
    demands = profile.demands
    if demands.overview_length is not None and demands.overview_length <= 0:
        yield ["demands", "overview_length"], _NO_COUNT
    if demands.deadline is not None and not _is_day(demands.last_day):
        yield ["demands", "deadline"], "应写成“月-日”，如 01-20"
    sections = [s.key for s in all_forms()[-1].sections]
    for number, mention in enumerate(demands.mentions):
        keys = ["demands", "mentions", str(number)]
        if not mention.title:
            yield [*keys, "title"], _NO_TEXT
        if not mention.words:
            yield [*keys, "words"], "不能为空"
        if mention.section is not None and mention.section not in sections:
            yield [*keys, "section"], f"没有叫“{mention.section}”的部分，可用的是 {'、'.join(sections)}"
    known = {rule.code for rule in all_rules()}
    for code in profile.rules.off:
        if code not in known:
            yield ["rules", "off"], f"没有编号为“{code}”的规则"
    for code in profile.rules.severity:
        if code not in known:
            yield ["rules", "severity", code], f"没有编号为“{code}”的规则"


def _is_day(day: tuple[int, int] | None) -> bool:
    """True for a (month, day) that every year has."""
    try:
        return day is not None and bool(date(2001, *day))
    except ValueError:
        return False


def _is_index(key: str) -> bool:
    """Whether a key counts the entries of a list."""
    return key.isascii() and key.isdigit() and len(key) < 10


def _named(keys: list[str]) -> list[str]:
    """Keys as a clerk counts them: the second entry of a list is 2, not 1."""
    return [str(int(k) + 1) if _is_index(k) else k for k in keys]


def _line(text: str, keys: list[str]) -> str:
    """（第 N 行） of the innermost key that stands in the file, "" if none can be told apart."""
    names = [k for k in keys if not _is_index(k)]
    numbers = [int(k) for k in keys if _is_index(k)]
    for name in reversed(names):
        pattern = re.compile(rf"^[ \t]*(?:\[\[?[ \t]*[\w.\-]*?\b)?[\"']?{re.escape(name)}[\"']?[ \t]*(?:=|\]\]?)", re.M)
        hits = [text.count("\n", 0, m.end()) + 1 for m in pattern.finditer(text)]
        index = numbers[0] if numbers and numbers[0] < len(hits) and name == names[-1] else 0
        if hits and (len(hits) == 1 or numbers):
            return f"第 {hits[index]} 行"
    return ""


def _reason(problem: dict[str, Any]) -> str:
    """The Chinese reason for a problem as pydantic describes it."""
    kind = problem["type"]
    if kind == _UNKNOWN_KEY:
        return "没有这一项设置"
    if kind == "missing":
        return "这一项必须写"
    if kind == "enum":
        return "只能写 error（必改）、warning（存疑）或 hint（提示）"
    if kind.startswith(("tuple", "list")):
        return "应是用方括号括起来的一组文字"
    if kind.startswith("string"):
        return _NO_TEXT
    if kind.startswith("int"):
        return _NO_COUNT
    if kind.startswith("bool"):
        return "只能写 true 或 false"
    if kind.startswith(("dataclass", "dict")):
        return "应是一组设置"
    return "取值不对"
