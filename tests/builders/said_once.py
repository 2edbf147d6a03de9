"""Write ``resources/lexicon/said_once.txt``: words that correct prose hardly ever says twice in one clause.

    python -m tests.builders.said_once --corpus FOLDER

Counted in laws and work reports of the corpus (UTF-8, xz, documents parted by form feeds) and in the genre text beside
the builder of the slips, as the program reads drafts: a word of the list below that stands in many clauses, and again
in hardly one of them. The list has what opens or governs a phrase; nouns, parts of names and what reaches across the
border of two words (公|开工|作) were counted too and told of right sentences. Prints what is told in the work reports and the genre. Needs the extra ``tables``.
"""

from __future__ import annotations

import argparse
import re
import sys
import textwrap
from collections import Counter
from pathlib import Path

from core.check.wording.said_again import FILE, WORD, said_again
from tests.builders.object_pairs import texts

_HEAD = "# Made by python -m tests.builders.said_once; do not edit. Explained in core/check/wording/said_again.py.\n"
_LIST = """
加强 完善 落实 进行 开展 建立 健全 提高 提升 推进 优化 强化 深化 细化 规范 通过 根据 按照 依据 依照 遵照 对于 关于 存在 发挥 取得 实现 确保 做好 收到
受理 成立 制定 制订 召开 组织 印发 编制 及时 全年 目前 如下 追究 统一 督促 了解 予以 采取 围绕 针对 随着 经过 利用 依托 借助 结合 坚持 贯彻 执行 履行
遵守 拓宽 拓展 畅通 丰富 增强 加大 加快 扩大 形成 达到 得到 受到 给予 作出 做出 设立 设置 设有 开设 配备 明确 指定 涉及 包括 主要 分别 共计 累计 总计
合计 切实 认真 积极 努力 进一步 一步 持续 不断 深入 扎实 有效 充分 全面 严格 严肃 大力 着力 继续 已经 均已 均为 没有 未曾 尚未 可以 能够 应当 必须 需要
联系 发生 产生 出现 引发 导致 造成 促进 推动 保障 维护 报送 汇报 具体 为了 以便 由于 因为 因此 从而 并且 而且 同时 此外 另外 其中 属于 作为 成为
"""
#: A word stands in so many clauses at least, and again in so few of them.
_CLAUSES, _AGAIN = 200, 4e-3
_WIDTH = 118
_RUN = re.compile("[\u4e00-\u9fff]{5,80}")


class _All:
    """Holds every string."""

    def __contains__(self, _: object) -> bool:
        return True


def main(arguments: list[str]) -> int:
    """Count and write."""
    parser = argparse.ArgumentParser(prog="python -m tests.builders.said_once", description=main.__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    options = parser.parse_args(arguments)
    once: Counter[str] = Counter()
    twice: Counter[str] = Counter()
    shown: list[tuple[str, str]] = []
    for group, paragraphs in texts(options.corpus):
        for text in paragraphs:
            for clause in _RUN.findall(text):
                once.update({clause[i : i + WORD] for i in range(len(clause) - 1)})
            for again in said_again(text, _All()):  # type: ignore[arg-type]
                word = text[again.start : again.start + WORD]
                twice[word] += 1
                if group != "law":
                    shown.append((word, text[max(0, again.start - 4) : again.again + 6]))
    listed = _LIST.split()
    words = sorted(w for w in listed if len(w) == WORD and once[w] >= _CLAUSES and twice[w] <= _AGAIN * once[w])
    FILE.write_text(_HEAD + "\n".join(textwrap.wrap(" ".join(words), _WIDTH)) + "\n", "utf-8")
    chosen = set(words)
    print(len(words), "words; told in reports and genre:", [said for word, said in shown if word in chosen])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
