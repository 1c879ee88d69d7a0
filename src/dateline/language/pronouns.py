"""The pronouns of English: words that point to somebody the text names elsewhere."""

WORDS = (
    "i you he she it we they me him her us them my your his its our their mine yours hers ours theirs who whom whose "
    "which that this these those one ones some others another both myself yourself himself herself itself ourselves "
    "themselves"
)
PRONOUNS = frozenset(WORDS.split())
