"""The words English writes numbers with, as tables.

Only cardinals and ordinals are here; vague counts ("dozens", "several") are in figures.py, their bounds in bounds.py.
"""


def listed(words: str) -> list[str]:
    """The words of a table written as one line."""
    return words.split()


SMALL: dict[str, int] = {
    word: value
    for value, word in enumerate(
        listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
TENS: dict[str, int] = {
    word: 10 * value
    for value, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
}
SCALES: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
DIGIT_WORDS: dict[str, int] = {**SMALL, **TENS}

_SMALL_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_SMALL_ORDINALS, start=1)},
    "twentieth": 20,
    **{f"twenty-{word}": 20 + value for value, word in enumerate(_SMALL_ORDINALS[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
