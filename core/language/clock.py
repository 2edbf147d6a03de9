"""Hours and minutes: such as no day has, such as are of another half of the day, and ends before their beginnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

_TO = "(?:至|到|—{1,2}|-{1,2}|~)"
_HOUR_WORD = "(?:时|点)(?!间|段|钟头|位|评)"
_HOURS = Sought(
    rf"""(?x) (?P<part> 上午|下午|晚上|凌晨 )? (?<! [\d:时点] ) (?P<from> \d{{1,2}} )
    (?: :(?P<minute> [0-5]\d ) | {_HOUR_WORD} (?: (?P<minutes> [0-5]?\d ) 分 | 半 )? ) {_TO}
    (?P<again> 上午|下午|晚上|凌晨|晚 )? (?P<to> \d{{1,2}} )
    (?: :(?P<until> \d\d ) (?! [\d:] ) | {_HOUR_WORD} (?: (?P<last> [0-5]?\d ) 分 | 半 )? )"""
)
#: 上午25时, 下午3:75, 8:30至12:70, 9时至25时, 凌晨10时, 于当日25:30, 时间为9:75.
_NO_HOUR = Sought(
    rf"""(?x)
    上午 (?: 1[3-9] | [2-9]\d ) [:时点] (?! 间|段 )
    | (?: 下午|晚上|晚间|凌晨 ) (?: 2[5-9] | [3-9]\d ) [:时点] (?! 间|段 )
    | 凌晨 (?: [89] | 1[013-9] | 2[0-3] ) (?: :\d\d | {_HOUR_WORD} )
    | (?: 清晨|早晨|早上 ) (?: 1[2-9] | 2\d ) (?: :\d\d | {_HOUR_WORD} )
    | 中午 (?: [4-9] | 1[5-9] | 2\d ) (?: :\d\d | {_HOUR_WORD} )
    | [上下]午 \d{{1,2}} [:时] [6-9]\d (?!\d) 分? | (?<= [:时点]\d\d至 ) \d{{1,2}} : [6-9]\d (?!\d)
    | (?<= [时点]至 ) (?: 2[5-9] | [3-9]\d ) 时 (?! 间|段|效|限 ) | (?<!\d) \d{{1,2}} [时点] [6-9]\d 分 (?! 钟|制 )"""
)
#: Digits with a colon are an hour where what stands before or behind says so; else a score or a share.
_TOLD = Sought(
    r"""(?x) (?<! [\d:] ) (?P<clock> \d{1,2}:\d\d ) (?! [:\d] )
    (?: (?<= [于日天]\d:\d\d | 为\d:\d\d ) | (?<= [于日天]\d\d:\d\d | 为\d\d:\d\d )
      | (?= (?:准时|正式)? (?: 开始|开播|开馆|开门|开放|召开|举行|上班|下班|闭馆 ) ) )"""
)
#: Before a span of hours, what says that it is none of scores.
_OPEN = Sought("时间|工作日|受理|办公|开放|服务|值班|上班|接待|营业|窗口|[上下]午|周|每[天日]")
#: So many characters before it.
_REACH = 24
_LAST_HOUR, _LAST_MINUTE, _NOON = 24, 59, 12
#: From noon on an hour may be told in the other way: 9:00至5:00 goes on to the afternoon.
_EARLY = 7


def hours_beyond(text: str) -> Iterator[tuple[int, int]]:
    """Places of hours that no day has, in a folded text.

    >>> text = "上午25时开放，下午5时关闭，凌晨10时开会，于25:30开始，下午13:30—25:00受理"
    >>> [text[a:b] for a, b in hours_beyond(text)]
    ['上午25时', '凌晨10时', '25:30', '25:00']
    """
    for match in _NO_HOUR.finditer(text):
        yield match.span()
    for match in _TOLD.finditer(text):
        hour, _, minute = match["clock"].partition(":")
        if text[match.start() - 1] == "为" and not text.endswith(("时间为", "时为"), 0, match.start()):
            continue  # 比例为3:97
        if int(hour) > _LAST_HOUR or int(minute) > _LAST_MINUTE:
            yield match.span("clock")
    for match in _HOURS.finditer(text):
        begins, ends, until = int(match["from"]), int(match["to"]), int(match["until"] or 0)
        if (
            not match["minute"]
            or not match["until"]
            or begins >= _LAST_HOUR
            or ((ends, until) <= (_LAST_HOUR, 0) and until <= _LAST_MINUTE)
        ):
            continue  # 21:25至25:23 may be scores
        if match["part"] or _OPEN.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield match.start("to"), match.end("until")


def reversed_hours(text: str) -> Iterator[tuple[int, int]]:
    """Places of hours whose end stands before their start, in a folded text.

    >>> text = "上午8时30分至上午7时，下午2:00至5:30，10:30至9:30，22:00至6:00，9:00至5:00，上午8:30至8:00"
    >>> [text[a:b] for a, b in reversed_hours(text)]
    ['上午8时30分至上午7时', '10:30至9:30', '上午8:30至8:00']
    """
    for match in _HOURS.finditer(text):
        start, end = int(match["from"]), int(match["to"])
        part, again = match["part"], match["again"]
        if (again and part != again) or max(start, end) > _LAST_HOUR:
            continue
        begins, ends = match["minute"] or match["minutes"] or 0, match["until"] or match["last"] or 0
        if int(ends) > _LAST_MINUTE or (end, int(ends)) >= (start, int(begins)) or _NOON in (start, end):
            continue
        if again or part == "下午" or (end >= _EARLY and start < _NOON) or end > _NOON:
            yield match.span()
