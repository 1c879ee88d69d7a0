"""Takes the words for an actor apart: articles and numbers before them, owner, head noun, apposition.

Works on English noun phrases as news writes them; knows no actor.
"""

import re
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from dateline.places.names import fold

_DETERMINERS = (
    r"(?:the|a|an|his|her|its|their|our|my|some|several|many|most|all|both|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens?|hundreds|thousands|tens|scores|other|another|more|fewer|than|about|around|nearly|almost|some|"
    r"at|least|up|to|as|over|those|these|this|that|any|no|one|of|unnamed|unidentified|alleged|suspected|senior|top|"
    r"former|ex-|outgoing|then|then-|acting|(?-i:new)|veteran|late|incoming|deputy|local|so-called|mainly|"
    r"subsequent|previous|earlier|recent|initial|separate|\d[\d,.]*|every|each)"
)
_LEADING = re.compile(rf"^(?:{_DETERMINERS}\s+)+", re.IGNORECASE)
_OWNER = re.compile(r"^(?P<owner>.{2,60}?)(?:['’]s|(?<=s)['’])\s+(?P<rest>.+)$")
_TAIL_WORDS = (
    "who|which|that|in|from|at|on|with|under|against|of|for|believed|linked|led|loyal to|backed|by|inside|and|or|"
    "including|as|to|said|says?|stated|told|has|have|had|will|claims?|published|was|is|were|are|when|while|after|during|"
    "surrounding|fleeing|representing|wants?|believes?|ignored|filed|obtained|received|seen|"
    "working (?:as|at|for|from|in|on|there|to|under|with)"
)
_MARK = re.compile(r"(?<=\w)['’]s$")
_TAIL = re.compile(rf"\s*(?:,|\(|(?<![-\w])(?:{_TAIL_WORDS})\b)")
_REPORT = re.compile(
    r"\s+(?:statements?|records?|reports?|sources?|website|study|survey|poll|data|figures|estimates?|documents?|"
    r"affidavits?|filings?|communiqu[eé]s?|indictments?|memos?|memorandum|(?:press |news )releases?|bulletins?)$"
)
_OF_DOCUMENT = re.compile(
    r"(?:statement|report|study|survey|figures|data|paper) (?:released |published )?by (?:the )?(?=[A-Z])"
)
_OPENING = re.compile(r"(?:^|\n|[.!?][\"'”’)]*\s)[“\"‘]?$")
_OPENING_WINDOW = 6
# What ends a word for who leads or where somebody sits ("US-led"), and for whose side somebody is on ("Iran-backed").
HOMES = ("-led", "-based", "-run")
SIDES = (
    *HOMES, "-backed", "-dominated", "-supported", "-affiliated", "-aligned", "-allied", "-inspired", "-linked",
)  # fmt: skip
_ARTICLE = re.compile(r"^(?:al|an|as|el|ul)-(?=[A-Z])")


class Phrase(msgspec.Struct, frozen=True):
    """An actor's words taken apart: what leads them, the core, its owner, the head before any tail, the apposition."""

    leading: str
    core: str
    owner: str | None
    owned: str
    head: str
    tail: str
    apposition: str | None

    @property
    def with_owner(self) -> list[str]:
        """The words of the owner, without its mark, and of the head."""
        return f"{self.owner} {self.head}".split() if self.owner else self.head.split()


def take_apart(words: str) -> Phrase:
    """The parts of an actor's words, without the mark of possession at their end."""
    flat = " ".join(words.replace("“", '"').replace("”", '"').split()).strip(" \"'.,;:")
    flat = _MARK.sub("", flat)
    match = _LEADING.match(flat)
    leading = match.group() if match and len(match.group()) < len(flat) else ""
    core = flat[len(leading) :]
    before, _, after = core.partition(", ")
    before = _REPORT.sub("", before)
    if document := _OF_DOCUMENT.match(before):
        before = before[document.end() :]
    owner = _OWNER.match(without_acronym(before))
    if owner and (early := _TAIL.search(owner["owner"])) and early.start() > 0:
        owner = None
    if owner and owner["rest"].split()[0] == "Office":
        owner = None  # the "Governor's Office" has it in its name
    owned = owner["rest"] if owner else before
    cut = _TAIL.search(owned)
    head = owned[: cut.start()].strip() if cut and cut.start() > 0 else owned
    tail = owned[len(head) :].strip()
    return Phrase(leading, before or core, owner["owner"] if owner else None, owned, head or owned, tail, after or None)


def with_mark(phrase: Phrase, words: str) -> Phrase:
    """A phrase of one capitalised word with the mark of possession that the words end in; any other as it is."""
    mark = _MARK.search(words)
    if mark is None or " " in phrase.core or not is_capitalised(phrase.core):
        return phrase
    name = phrase.core + mark.group()
    return replace(phrase, core=name, owned=name, head=name)


def without_acronym(words: str) -> str:
    """A name without the acronym or note in brackets after it ("the Workers' Party (WP)")."""
    return re.sub(r"\s*\([^()]*\)?$", "", words)


def find_words(words: str, text: str, end: int | None = None) -> Iterator[int]:
    """Where words stand in a text (up to `end`) and are no part of longer words, in order.

    By looking, for a pattern made of a name would be compiled for every name of every report.
    """
    at = text.find(words, 0, end)
    while at >= 0:
        behind = at + len(words)
        is_whole = not is_within_word(text, at) and (behind == end or not is_within_word(text, behind))
        if is_whole:
            yield at
        at = text.find(words, behind if is_whole and words else at + 1, end)


def is_within_word(text: str, at: int) -> bool:
    """Whether a word goes on from the character before `at` to the one there."""
    return 0 < at < len(text) and is_of_word(text[at - 1]) and is_of_word(text[at])


def is_of_word(letter: str) -> bool:
    """Whether a character is a letter, a figure or an underscore."""
    return letter.isalnum() or letter == "_"


def is_name(words: str) -> bool:
    """Whether words look like a proper name: they hold a capitalised word that is no mere start of a sentence."""
    return any(is_capitalised(word) for word in words.split())


def is_capitalised(word: str) -> bool:
    """Whether a word has the capital of a name, be it behind an Arabic article ("al-Marri")."""
    return _ARTICLE.sub("", word)[:1].isupper()


def opens_sentence(words: str, text: str, start: int | None) -> bool:
    """Whether words stand where a sentence starts, and so the first capital tells nothing."""
    if start is None or not text.startswith(words, start):
        return False
    return _OPENING.search(text[max(0, start - _OPENING_WINDOW) : start]) is not None


def is_full_name(words: str) -> bool:
    """Whether words look like the name of one person: two to four capitalised words and nothing else."""
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(map(is_capitalised, parts)) and "," not in words


def endings(words: str, most: int = 3) -> list[str]:
    """The last words, folded, of `most` words first down to one."""
    parts = fold(words).split()
    return [" ".join(parts[-count:]) for count in range(min(most, len(parts)), 0, -1)]


def beginnings(words: str) -> list[str]:
    """The first words, three of them first down to one."""
    parts = words.split()
    return [" ".join(parts[:count]) for count in range(min(3, len(parts)), 0, -1)]
