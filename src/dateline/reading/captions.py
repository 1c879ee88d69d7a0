"""Captions and the credits of their pictures, told apart from the text of the article.

A credit names who took or sold the picture and stands at the end of its caption, often with no space before it. Nothing
here decides about the story's own sources.
"""

import re
from functools import lru_cache

from dateline.reading.outlets import agency_pattern

_PHOTO_HOUSES = (
    "Getty Images", "Getty", "EPA-EFE", "EPA", "Shutterstock", "picture alliance", "picture-alliance", "IMAGO",
    "Imago", "imago images", "ZUMA Press", "ZUMA", "Alamy", "NurPhoto", "SOPA Images", "SIPA USA", "SIPA",
    "Sipa", "Pool", "POOL", "Handout", "HANDOUT", "iStock", "Unsplash", "Wikimedia Commons",
    "Maxar Technologies", "Maxar", "Planet Labs", "USA TODAY Sports", "LightRocket", "Anadolu Images",
    "Press Office", "Twitter", "Facebook", "Telegram", "YouTube", "Flickr", "Pixabay", "Pexels",
    "Depositphotos", "Abaca", "Hans Lucas", "MAXPPP", "DPA", "Xinhua News Agency", "Courtesy photo",
)  # fmt: skip
_LABEL = (
    r"(?:(?:File\s+|Handout\s+)?(?:Image|Photo|Photograph|Picture|Pic|Foto|Illustration|Graphic"
    r"|Video)s?\s*(?:[Cc]redit|[Ss]ource|[Cc]ourtesy(?:\s+of)?|[Bb]y)?s?\s*(?::|©|\bby\b)"
    r"|(?:Image|Photo|Photograph|Picture)s?\s+(?:[Cc]redit|[Cc]ourtesy(?:\s+of)?|[Bb]y)\s"
    r"|Credits?\s*(?::|\.{3}|…)|Image\s+source\b,?|Photograph\s*:|Image\s+copyright|Media\s+caption|©)"
)
# "Far EastImage: ..." : the label may follow a letter or a full stop without a space.
_LABELLED = re.compile(
    rf"(?:^|(?<=[^\w])|(?<=[a-z\d])(?=[A-Z©]))[(\[]?\s*{_LABEL}\s*(?P<credit>[^:]{{2,120}}?)[)\]]?\.?$"
)
_OPENING_LABEL = re.compile(
    r"^(?:(?:image|photo|picture|media|video)\s+caption\b\s*:?\s*|(?:image|photo|picture"
    r"|slide)\s*(?:\d+\s*(?:/|of)\s*\d+\s*:?|:)\s*|\d+\s*(?:/|of)\s*\d+\s+)",
    re.IGNORECASE,
)
# A line that says no more than that the next one is a caption.
_CAPTION_LABEL = re.compile(r"(?:image|media|photo|picture|video) caption\W*", re.IGNORECASE)
_LABEL_HINT = re.compile("[Ii]mage|hoto|icture|redit|©|Pic|Foto|Illus|Graphic|Video|caption")
_UNLABELLED_HINT = re.compile(r"/|\bvia\b|\bPhoto\b|Getty|Handout")
_LOWER_WORDS = {
    "of",
    "via",
    "for",
    "the",
    "and",
    "by",
    "from",
    "de",
    "van",
    "von",
    "picture",
    "alliance",
    "al",
    "courtesy",
    "file",
    "images",
    "handout",
    "photo",
}


@lru_cache(maxsize=1)
def _unlabelled() -> re.Pattern[str]:
    houses = "|".join(re.escape(name) for name in sorted(_PHOTO_HOUSES, key=len, reverse=True))
    house = (
        rf"(?:(?:{agency_pattern()}|(?<![\w-])(?:{houses})(?![\w-])|AP Photo|Reuters Photo"
        rf"|REUTERS)(?:\s+(?:Photo|Images|Pictures|News Agency|file(?:\s+photo)?))?)"
    )
    person = r"[A-ZÀ-Þ][\w.'’-]*(?:[ ](?:[a-z]{2,3}[ ])?[A-ZÀ-Þ][\w.'’-]*){0,4}"
    parts = rf"(?:(?:{person}|{house})\s?(?:/|via|,|\|)\s?){{0,3}}"
    credit = rf"{parts}{house}(?:\s?(?:/|via|\|)\s?(?:{house}|{person})){{0,3}}(?:[,.]?\s*[Ff]ile(?:\s+[Pp]hoto)?)?"
    opening = r"(?:^\s*|(?<=[.!?”\"’)])\s*|[(\[]\s*(?:File:?\s*|Photo:?\s*|Source:?\s*|Credit:?\s*)?|\s[-–—|]\s)"
    return re.compile(rf"{opening}(?P<credit>{credit})\s*[)\]]?\.?$")


@lru_cache(maxsize=1)
def _leading_house() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<house>(?:Getty Images|Shutterstock|EPA-EFE|NurPhoto|Maxar Technologies|Anadolu Images)\s?(?=[A-ZÀ-Þ])"
        rf"|(?:EPA|{agency_pattern()}(?: Images)?)\s(?=An?\s|The\s))\s*"
    )


def split_credit(line: str) -> tuple[str, str] | None:
    """The caption (may be empty) and the credit that ends it; None if the line ends in no picture's credit."""
    labelled = (
        _LABELLED.search(line[-200:])
        if len(line) < 1200 and _LABEL_HINT.search(line, max(0, len(line) - 200))
        else None
    )
    if labelled and _reads_as_credit(labelled["credit"]):
        cut = max(0, len(line) - 200) + labelled.start()
        return line[:cut].rstrip(" -–—|"), line[cut:].strip()
    return _split_unlabelled(line)


def strip_label(caption: str) -> str:
    """A caption without the word that only says it is one: "Image 1 of 13", "Photo:", "Media caption"."""
    return _OPENING_LABEL.sub("", caption)


def is_caption_label(line: str) -> bool:
    """Whether a line only says that the next one is a caption."""
    return _CAPTION_LABEL.fullmatch(line) is not None


def split_leading_house(line: str) -> tuple[str, str] | None:
    """The house and the caption of a line copied from under a picture, "Getty Images A man walks past".

    A house that is a wire service too is believed only before an article, as names of bodies and verbs may follow it.
    """
    found = _leading_house().match(line)
    return (found["house"].rstrip(), line[found.end() :]) if found else None


def split_caption(caption: str) -> tuple[str, str] | None:
    """As `split_credit`, for a line known to be a caption: there the bare name of a house is enough."""
    found = split_credit(caption)
    if found is None and len(caption) < 1200:
        bare = _unlabelled().search(caption, max(0, len(caption) - 140))
        found = (caption[: bare.start()].rstrip(" -–—|(["), caption[bare.start() :].strip()) if bare else None
    return found


def _split_unlabelled(line: str) -> tuple[str, str] | None:
    """A credit without a label must show two names parted by a slash or "via", or stand in brackets with "Photo"."""
    start = max(0, len(line) - 140)
    if len(line) > 700 or not _UNLABELLED_HINT.search(line, start):
        return None
    found = _unlabelled().search(line, start)
    if found is None or not _UNLABELLED_HINT.search(found["credit"]):
        return None
    return line[: found.start()].rstrip(" -–—|(["), line[found.start() :].strip()


def _reads_as_credit(credit: str) -> bool:
    words = re.findall(r"[^\W\d_][\w'’-]*", credit)
    named = sum(word[0].isupper() or word.lower() in _LOWER_WORDS for word in words)
    return (
        bool(words)
        and len(words) <= 14
        and named >= 0.75 * len(words)
        and not re.search(r"[.!?]\s+[A-Z]\w+\s+[a-z]", credit)
    )
