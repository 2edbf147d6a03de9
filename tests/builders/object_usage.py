"""The file ``verb_objects.toml``: a hand's knowledge of which verbs govern, and what is told of, which nouns."""

from __future__ import annotations

import tomllib
from pathlib import Path

from core.check.wording.grammar.objects import CLASS, ONLY, SHARED


class Usage:
    """The lists of the file, where they are explained."""

    def __init__(self) -> None:
        data = tomllib.loads(Path(__file__).with_name("verb_objects.toml").read_text("utf-8"))
        words = [*data["classes"].items(), *data["further"].items()]
        self._class = {noun: name for name, nouns in words for noun in nouns.split()}
        self._takes, self._narrow, self._never, self._told, self._untold = (
            {verb: frozenset(names.split()) for verb, names in data[part].items()}
            for part in ("takes", "narrow", "never", "told", "untold")
        )
        self._governed = {name: frozenset(verbs.split()) for name, verbs in data["governed"].items()}
        self._first = frozenset(data["classes"])
        self.sure, self.alike = data["sure"]["verbs"].split(), frozenset(data["alike"]["words"].split())
        self.nouns = list(self._class)
        self.verbs = list(dict.fromkeys((*self._takes, *self._narrow, *self._never)))
        lists = [*self._takes.values(), *self._narrow.values(), *self._never.values(), *self._told.values()]
        if unknown := frozenset().union(*lists) - frozenset(self._class.values()):
            raise ValueError(unknown)
        if unknown := frozenset(self.sure) - self._takes.keys() - self._narrow.keys():
            raise ValueError(unknown)
        if twice := self._takes.keys() & self._narrow.keys():
            raise ValueError(twice)

    @property
    def names(self) -> list[str]:
        """The classes."""
        return sorted(set(self._class.values()))

    def name_of(self, noun: str) -> str | None:
        """The noun's class."""
        return self._class.get(noun) or (self._class.get(CLASS + noun[-1]) if len(noun) > 2 else None)

    def is_against(self, verb: str, name: str | None) -> bool:
        """Whether the verb does not go with a class."""
        if name is None:
            return False
        if name in self._never.get(verb, ()) or (verb in self._narrow and name not in self._narrow[verb]):
            return True
        if name in self._governed:
            return verb in self._takes and verb not in self._governed[name]
        return verb in self._takes and name in self._first and name not in self._takes[verb]

    def is_barred(self, verb: str, name: str | None) -> bool:
        """Whether the file says of the verb that it does not go with the class, and not only that it is not listed."""
        return name in self._never.get(verb, ())

    def is_narrow(self, verb: str) -> bool:
        """Whether a verb is one of few nouns."""
        return verb in self._narrow

    def is_untold(self, word: str, name: str | None) -> bool:
        """Whether something is not told of a class: by its own list, or as a verb that the class is no object of."""
        if name in self._untold.get(word, ()):
            return True
        told = self._told.get(word)
        return self.is_against(word, name) if told is None else name is not None and name not in told

    def only(self, word: str, *, told: bool) -> str:
        """The classes that a verb governs alone, or that something is told of alone, as the table has them."""
        if word in self._untold and told:
            return " ".join(ONLY + name for name in sorted(self._untold[word]))
        names = (self._told if told else self._narrow).get(word, ())
        return " ".join(SHARED + name for name in sorted(names)) or (SHARED if told and word in self._told else "")
