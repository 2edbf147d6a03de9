"""Numbers of a page that are there and not to be seen, or seen otherwise: white, covered, unpainted, turned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.commands.fuzz.binary import PDF_TEXT, pdf_string, zipped_parts
from tests.commands.fuzz.made import zipped

if TYPE_CHECKING:
    import random

    from tests.commands.fuzz.markup import Parts

#: The width of a digit and the height of a line, as parts of the font's size.
_DIGIT, _LINE = 0.462, 1.0


def pdf(rng: random.Random, data: bytes) -> tuple[Parts, str]:
    """One number of the page so, and what: (data, what it touches), "unseen" (the number), or "" (it shows as before).

    Raises LookupError where there is no number.
    """
    texts = [m for m in PDF_TEXT.finditer(data) if re.fullmatch(r"[0-9]{2,}", pdf_string(m[5]))]
    one = rng.choice(texts) if texts else None
    if one is None:
        raise LookupError
    number = pdf_string(one[5])
    how = rng.randrange(7)
    digit, line = _DIGIT * float(one[4]), _LINE * float(one[4])
    start, end, whole = one.start(), one.end(), one[0]
    x, y = float(one[1]), float(one[2])
    if how == 0:  # white digits before or behind it
        other = whole.replace(one[1] + b" ", b"%.3f " % (x + rng.choice((-digit, digit * len(number)))), 1)
        other = other.replace(one[5], b"\\0009")
        return (data[:end] + b"q 1 g\n" + other + b"Q\n" + data[end:], set()), ""
    if how == 1:  # the number itself white
        return (data[:start] + b"q 1 g\n" + whole + b"Q\n" + data[end:], set()), number
    if how == 2:  # under a white plate
        plate = b"q 1 g %.2f %.2f %.2f %.2f re f Q\n" % (x - 1, y - 2, digit * len(number) + 2, line + 2)
        return (data[:end] + plate + data[end:], set()), number
    if how == 3:  # not painted
        return (data[:start] + b"BT 3 Tr ET\n" + whole + b"BT 0 Tr ET\n" + data[end:], set()), number
    if how == 4:  # an unpainted digit beside it
        other = whole.replace(one[1] + b" ", b"%.3f " % (x + digit * len(number)), 1).replace(one[5], b"\\0007")
        return (data[:end] + b"BT 3 Tr ET\n" + other + b"BT 0 Tr ET\n" + data[end:], set()), ""
    if how == 5:  # turned by a quarter
        turned = whole.replace(b"BT 1 0 0 1 ", b"BT 0 1 -1 0 ", 1)
        return (data[:start] + turned + data[end:], set()), ""
    return (data.replace(b"/Type /Page\n", b"/Type /Page /Rotate %d\n" % rng.choice((90, 180, 270))), set()), ""


_OBJECT = re.compile(
    r"<ofd:TextObject [^>]*Boundary=\"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\"[^>]*>.*?</ofd:TextObject>", re.S
)
_WORDS = re.compile(r">(\d{2,})</ofd:TextCode>")


def ofd(rng: random.Random, data: bytes) -> tuple[Parts, str]:
    """As ``pdf``, in an OFD."""
    parts = zipped_parts(data)
    places = [
        (name, m, words[1])
        for name in parts if name.endswith("Content.xml")
        for m in _OBJECT.finditer(parts[name].decode())
        if (words := _WORDS.search(m[0]))
    ]  # fmt: skip
    if not places:
        raise LookupError
    name, one, number = rng.choice(places)
    text = parts[name].decode()
    how = rng.randrange(4)
    whole = one[0]
    if how == 0:
        whole = whole.replace("<ofd:TextObject ", '<ofd:TextObject Alpha="0" ')
    elif how == 1:
        whole = whole.replace("<ofd:TextCode", '<ofd:FillColor Value="255 255 255"/><ofd:TextCode', 1)
    elif how == 2:
        x, y, w, h = (float(v) for v in one.groups()[:4])
        whole += (
            f'<ofd:PathObject ID="9999" Boundary="{x} {y} {w} {h}" Stroke="false" Fill="true">'
            f'<ofd:FillColor Value="255 255 255"/><ofd:AbbreviatedData>M 0 0 L {w} 0 L {w} {h} L 0 {h} C'
            "</ofd:AbbreviatedData></ofd:PathObject>"
        )
    else:
        whole = whole.replace("<ofd:TextObject ", '<ofd:TextObject Fill="false" ')
    parts[name] = (text[: one.start()] + whole + text[one.end() :]).encode()
    return (zipped(parts), set()), number
