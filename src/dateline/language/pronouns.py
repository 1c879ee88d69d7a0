"""The pronouns of English: words that point to somebody the text names elsewhere."""

WORDS = (
    "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose "
    "which that this these those one ones some others another both myself yourself himself herself itself ourselves "
    "themselves"
)
PRONOUNS = frozenset(WORDS.split())
# In capitals these are letters that stand for a name more often than pronouns.
LETTERS = frozenset({"IT", "US", "WHO", "ONE"})


def is_pronoun(words: str) -> bool:
    """Whether words are a pronoun, in a line of capitals too ("WILL THEY AGREE?")."""
    return words.lower() in PRONOUNS and words not in LETTERS
