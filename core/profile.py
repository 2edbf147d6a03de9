"""The office's own lists and local demands: one plain TOML file, read into a frozen model.

Nothing in it is needed; a profile without entries changes nothing. What each key does::

    name = "澄阳县水务局"            # shown to the user only

    [words]                          # findings on names, wording and other places are not raised on these
    terms = ["城乡供水一体化"]        #   the office's own terms
    allowed = ["OA"]                 #   anything else that is right here
    abbreviations = ["县水务局"]      #   short forms of names
    places = ["澄江流域"]            #   superior and partner places

    [[words.forbidden]]              # rule L101
    word = "市民热线"
    instead = "12345政务服务便民热线" # may be left out
    reason = "市里统一了叫法"         # may be left out

    [rules]
    off = ["W108"]                   # rules that are not run
    [rules.severity]                 # rules of which every finding gets another severity
    W103 = "warning"

    [demands]
    overview_length = 1000           # rule L102: section one has at most so many characters
    deadline = "01-20"               # rule L103: the date of signature is not later, in the year after the report's

    [[demands.mentions]]             # rule L104: section (any, when left out) says one of the words,
    title = "解读回应情况"
    section = "overview"
    words = ["政策解读", "回应关切"]
    number = true                    #   and gives a number in the same sentence
"""

from __future__ import annotations

import os
import re
import sys
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from core.about import NAME
from core.errors import GoujiError
from core.finding import Severity
from core.form.spec import all_forms

#: A table of the file that is the window's own affair and is passed over here.
WINDOW = "window"

_DEADLINE = re.compile(r"(\d{1,2})-(\d{1,2})")


class ProfileError(GoujiError):
    """A profile that cannot be read or says something impossible; names file and line or key."""

    code = "profile"
    default = "本单位设置文件有误。"


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Forbidden(_Model):
    """A word that the office does not want to see; ``severity`` is that of the finding."""

    word: str = Field(min_length=1)
    instead: str = ""
    reason: str = ""
    severity: Severity = Severity.WARNING


class Words(_Model):
    """Words that are right here, and words that are not."""

    terms: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()


class RuleChoice(_Model):
    """Rules switched off or given another severity, by code."""

    off: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}


class Mention(_Model):
    """Something that the report must speak of: one of ``words``, with ``number`` in a sentence that has a number."""

    title: str = Field(min_length=1)
    words: tuple[str, ...] = Field(min_length=1)
    section: str | None = None
    number: bool = False
    severity: Severity = Severity.WARNING

    @field_validator("section")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        keys = [s.key for s in all_forms()[-1].sections]
        if value is not None and value not in keys:
            raise ValueError(f"没有叫“{value}”的部分，可用的是 {'、'.join(keys)}")
        return value


class Demands(_Model):
    """What the locality asks for beyond the form."""

    overview_length: int | None = Field(default=None, gt=0)
    deadline: str | None = None
    mentions: tuple[Mention, ...] = ()

    @field_validator("deadline")
    @classmethod
    def _day(cls, value: str | None) -> str | None:
        if value is not None:
            match = _DEADLINE.fullmatch(value)
            try:
                date(2001, int(match[1]), int(match[2])) if match else date(0, 0, 0)
            except ValueError:
                raise ValueError("应写成“月-日”，如 01-20") from None
        return value

    @property
    def last_day(self) -> tuple[int, int] | None:
        """(month, day) of the deadline."""
        match = _DEADLINE.fullmatch(self.deadline or "")
        return (int(match[1]), int(match[2])) if match else None


class Profile(_Model):
    """An office's profile; see the module's head for the file. An empty one changes nothing."""

    name: str = ""
    words: Words = Words()
    rules: RuleChoice = RuleChoice()
    demands: Demands = Demands()

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word that is right in this office."""
        w = self.words
        return frozenset("".join(word.split()) for word in (*w.terms, *w.allowed, *w.abbreviations, *w.places)) - {""}


def default_profile_path(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where the user's own profile is looked for: the configuration folder of the system."""
    if platform == "win32":
        base = Path(environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / NAME / "profile.toml"


def user_profile() -> Profile:
    """The profile at its default place, an empty one when there is none; raises ProfileError when it is wrong."""
    path = default_profile_path()
    return load_profile(path) if path.is_file() else Profile()


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
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = f"第 {line[1]} 行" if line else "末尾"
        raise ProfileError(f"本单位设置文件“{name}”{where}的写法有误。", detail=str(error)) from error
    data.pop(WINDOW, None)
    try:
        profile = Profile.model_validate(data)
    except ValidationError as error:
        # a key that does not exist is why another is missing
        problem = min(error.errors(), key=lambda e: e["type"] != "extra_forbidden")
        keys = [str(k) for k in problem["loc"]]
        raise ProfileError(
            f"本单位设置文件“{name}”{_line(text, keys)}“{'.'.join(_named(keys))}”有误：{_reason(dict(problem))}。",
            detail=str(error),
        ) from error
    _check_codes(profile, text, name)
    return profile


def _check_codes(profile: Profile, text: str, name: str) -> None:
    # Imported late: the rules read the report, and the report holds a profile.
    from core.rules.registry import all_rules

    known = {rule.code for rule in all_rules()}
    for key, codes in (("off", profile.rules.off), ("severity", tuple(profile.rules.severity))):
        for code in codes:
            if code not in known:
                keys = ["rules", key] if key == "off" else ["rules", key, code]
                raise ProfileError(
                    f"本单位设置文件“{name}”{_line(text, keys)}“{'.'.join(keys)}”有误：没有编号为“{code}”的规则。"
                )


def _named(keys: list[str]) -> list[str]:
    """Keys as a clerk counts them: the second entry of a list is 2, not 1."""
    return [str(int(k) + 1) if k.isdigit() else k for k in keys]


def _line(text: str, keys: list[str]) -> str:
    """（第 N 行） of the innermost key that stands in the file, "" if none can be told apart."""
    names = [k for k in keys if not k.isdigit()]
    numbers = [int(k) for k in keys if k.isdigit()]
    for name in reversed(names):
        pattern = re.compile(rf"^[ \t]*(?:\[\[?[ \t]*[\w.\-]*?\b)?[\"']?{re.escape(name)}[\"']?[ \t]*(?:=|\]\]?)", re.M)
        hits = [text.count("\n", 0, m.end()) + 1 for m in pattern.finditer(text)]
        index = numbers[0] if numbers and numbers[0] < len(hits) and name == names[-1] else 0
        if hits and (len(hits) == 1 or numbers):
            return f"第 {hits[index]} 行"
    return ""


def _reason(problem: dict[str, Any]) -> str:
    """What pydantic found wrong, in Chinese."""
    kind = problem["type"]
    if kind == "extra_forbidden":
        return "没有这一项设置"
    if kind == "missing":
        return "这一项必须写"
    if kind == "value_error":
        return str(problem["ctx"]["error"])
    if kind == "enum":
        return "只能写 error（必改）、warning（存疑）或 hint（提示）"
    if kind.startswith(("tuple", "list")):
        return "应是用方括号括起来的一组文字"
    if kind.startswith("string"):
        return "应是用引号括起来、不为空的文字"
    if kind.startswith(("int", "greater")):
        return "应是大于 0 的整数"
    if kind.startswith("bool"):
        return "只能写 true 或 false"
    if kind.startswith(("model", "dict")):
        return "应是一组设置"
    return "取值不对" if kind != "too_short" else "不能为空"
