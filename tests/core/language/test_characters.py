"""Traditional, invisible and broken characters."""

from core.language.characters import BROKEN, INVISIBLE, plain, simplified, strange


def test_traditional_characters_map_to_simplified_ones() -> None:
    table = simplified()
    assert len(table) > 3000
    assert [table[c] for c in "為發則條"] == ["为", "发", "则", "条"]
    assert not set("政府信息公开条例年度报告濮阳亳州") & set(table)
    assert not set(table.values()) & set(table)


def test_invisible_and_broken() -> None:
    assert INVISIBLE.search("信\u200b息")
    assert BROKEN.search("信\ufffd息")
    assert not INVISIBLE.search("信息 公开\t\n")
    assert not BROKEN.search("信息 公开\t\n")


def test_strange_characters_are_those_of_no_standard() -> None:
    assert strange("施工単位、分エ、⼯作、⺠生") == frozenset("単エ⼯⺠")
    assert not strange("库尔班·买买提、库尔班・买买提〇二四年堃喆犇甪侔，ＡＢ①℃")
    assert "".join(map(plain, "⼯⺠信")) == "工民信"
