"""The language of a text, as an ISO 639-1 code.

Plain English is recognised by its function words alone, in microseconds; anything else is asked of py3langid, which is
loaded only then. A text too short to tell has language None.
"""

import re

_ENGLISH = frozenset(
    (
      "the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "on", "was", "with", "as", "by", "at",
      "from", "be", "are", "this", "have", "has", "had", "not", "but", "he", "his", "said", "they", "their",
      "were", "will", "would", "been", "its", "an", "who", "which", "after", "more", "than", "or", "we", "i",
      "you", "about", "when", "there", "over", "into", "could", "out",
    )
)  # fmt: skip
_ELSEWHERE = frozenset(
    (
      "de", "la", "le", "les", "des", "et", "un", "une", "que", "el", "los", "las", "y", "en", "der", "die",
      "das", "und", "ist", "den", "il", "di", "che", "e", "do", "da", "os", "no", "na", "het", "van", "een",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str | None:
    """The ISO 639-1 code of the language of the text; None if it has too few words to tell."""
    words = _WORD.findall(text[:20_000].lower())
    if len(words) < 4:
        return None
    english = sum(word in _ENGLISH for word in words)
    foreign = sum(word in _ELSEWHERE for word in words)
    if english >= 0.2 * len(words) and english > 2 * foreign:
        return "en"
    return _classify(text[:5000])


def _classify(text: str) -> str:
    """The best guess; English wins a near tie, since its dialects and creoles come out barely before it."""
    # Loading its model takes a second, which a run over English reports should not pay.
    import py3langid  # type: ignore[import-untyped]

    ranked = py3langid.rank(text)
    best, score = ranked[0]
    english = next((value for language, value in ranked if language == "en"), float("-inf"))
    return "en" if english >= score - 0.04 * abs(score) else str(best)
