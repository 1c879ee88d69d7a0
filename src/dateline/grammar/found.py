"""The tokens one rule matched, asked for by class. It reads words off the tables and decides nothing."""

from dateline.grammar import time_words as words
from dateline.grammar.number_words import ORDINALS
from dateline.grammar.time_classes import CODES
from dateline.grammar.tokens import Token


class Found:
    """The tokens of one match, with the classes they have."""

    def __init__(self, tokens: list[Token], classes: str, start: int, end: int) -> None:
        self.tokens = tokens[start:end]
        self.classes = classes[start:end]
        self.before = tokens[start - 1] if start else None
        self.lead = tuple(token.word for token in tokens[max(0, start - 4) : start])
        self.after = tokens[end] if end < len(tokens) else None

    def has(self, *names: str) -> bool:
        """Whether a token of any of these classes is there."""
        return any(CODES[name] in self.classes for name in names)

    def all(self, *names: str) -> list[Token]:
        """The tokens of these classes, in order."""
        codes = {CODES[name] for name in names}
        return [token for token, code in zip(self.tokens, self.classes, strict=True) if code in codes]

    def word(self, *names: str) -> str | None:
        """The first token of these classes, in lower case."""
        return next((token.word for token in self.all(*names)), None)

    def numbers(self) -> list[float]:
        """All cardinals, in order."""
        return [token.number for token in self.all("day", "number") if token.number is not None]

    def ordinal(self) -> int | None:
        """The first ordinal, written as a word or with figures."""
        word = self.word("ordinal", "first", "second")
        if word is None:
            return None
        return int(word[:-2]) if word[0].isdigit() else ORDINALS[word]

    def year(self) -> int | None:
        """The first year."""
        return next((int(token.number) for token in self.all("year") if token.number), None)

    def month(self) -> int | None:
        """The first month."""
        word = self.word("month")
        return words.MONTHS[word] if word else None

    def weekday(self) -> int | None:
        """The first day of the week, Monday 0."""
        word = self.word("weekday", "shortday")
        return {**words.WEEKDAYS, **words.SHORT_WEEKDAYS}[word] if word else None

    def unit(self) -> str | None:
        """The last unit of time, in the singular."""
        found = self.all("unit", "units", "second", "night")
        return {**words.UNITS, **words.PLURALS}[found[-1].word] if found else None

    def shift(self) -> int | None:
        """-1 for "last", 0 for "this", 1 for "next", None when nothing is said."""
        if self.has("last"):
            return -1
        if self.has("next"):
            return 1
        return 0 if self.has("this", "these", "latest", "current") else None

    def part(self) -> str | None:
        """The part of the day as in TIMEX3."""
        word = self.word("part", "namedhour")
        return "NI" if self.has("night") else words.DAY_PARTS.get(word or "")

    def zone(self) -> int | str | None:
        """An offset in minutes, the name of a zone, or "local"."""
        word = self.word("zone")
        return None if word is None else "local" if word in words.LOCAL_ZONES else words.ZONES[word]

    def season(self) -> str | None:
        """The season as in TIMEX3."""
        word = self.word("season")
        return words.SEASONS[word] if word else None
