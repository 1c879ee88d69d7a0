"""Capitals for texts printed in lower case (MUC-4): only those known without reading; no letter is added or lost."""

import re

from dateline.language.sentences import split_sentences


def restore_capitals(text: str) -> str:
    """The text with a capital at the head of each sentence, all that can be known without reading it."""
    text = re.sub(r"([.?!]['\"]?\s+)([a-z])", lambda m: m[1] + m[2].upper(), text)
    letters = list(text)
    for sentence in split_sentences(text):
        letters[sentence.start] = letters[sentence.start].upper()
    return "".join(letters)
