"""By what words a deed is known: stems of English words, and the words that news use for one another.

Pure functions and two tables, written by hand; nothing is learnt from the record, so one report never changes how
another is read.
"""

from functools import cache, lru_cache

from dateline.fusion.names import fold_words
from dateline.fusion.passages import COMMON

# Words of the news whose forms no ending shows, by the form they are known by.
FORMS = {
    "shoot": "shot shots shooter shooters", "fight": "fought", "win": "won winner", "strike": "struck stricken",
    "meet": "met", "hold": "held", "say": "said", "tell": "told", "leave": "left", "fall": "fell fallen",
    "begin": "began begun", "take": "took taken", "give": "gave given", "go": "went gone goes", "come": "came",
    "find": "found", "buy": "bought", "sell": "sold", "send": "sent", "break": "broke broken", "lead": "led",
    "lose": "lost loss losses", "make": "made", "pay": "paid", "run": "ran", "see": "saw seen",
    "steal": "stole stolen", "throw": "threw thrown", "write": "wrote written", "blow": "blew blown", "burn": "burnt",
    "catch": "caught", "choose": "chose chosen choice", "die": "dead death deaths died dies dying deadly",
    "drive": "drove driven", "fly": "flew flown flight", "hide": "hid hidden", "keep": "kept", "lay": "laid",
    "shake": "shook shaken", "speak": "spoke spoken speech", "swear": "swore sworn", "withdraw": "withdrew withdrawn",
    "rise": "rose risen", "sink": "sank sunk", "slay": "slew slain", "beat": "beaten", "hang": "hung",
    "flee": "fled", "seek": "sought", "teach": "taught", "think": "thought", "become": "became", "grow": "grew grown",
    "know": "knew known", "draw": "drew drawn", "ride": "rode ridden", "sing": "sang sung", "swim": "swam swum",
    "tear": "tore torn", "wear": "wore worn", "bring": "brought", "build": "built", "deal": "dealt", "feel": "felt",
    "stand": "stood", "wound": "wounds wounded", "acquire": "acquisition", "collide": "collision",
    "explode": "explosion", "decide": "decision", "invade": "invasion", "seize": "seizure", "robber": "robbery",
    "marry": "marriage married", "choke": "choked", "arrive": "arrival", "refuse": "refusal", "try": "trial tried",
    "succeed": "success", "defend": "defence defense", "destroy": "destruction", "accuse": "accusation",
    "sue": "lawsuit", "deny": "denial", "flood": "floods", "murder": "murderer murderous", "kill": "killer killings",
    "gunman": "gunmen",
}  # fmt: skip
IRREGULAR = {form: word for word, forms in FORMS.items() for form in (word, *forms.split())}

# Words that reports of one deed use for one another; a phrase is joined by hyphens. A word may stand in several lines.
ALIKE = """
kill murder slay homicide massacre assassinate manslaughter execute gun-down
kill die perish pass-away demise fatality succumb decease
suicide hang
shoot gunfire open-fire gunman fire rampage
stab knife
wound injure hurt
attack assault raid ambush
explode blast bomb detonate
crash accident collide smash wreck
earthquake quake temblor tremor
fire blaze inferno burn wildfire
arson torch
flood inundate
arrest detain capture apprehend nab custody catch
charge accuse indict
sentence jail imprison
escape flee run break-out getaway
sue court-action
steal rob robber theft heist burglary loot raid
kidnap abduct hostage
dismiss sack fire oust axe terminate
resign quit step-down
appoint name nominate hire pick tap
elect vote poll
win beat defeat victory triumph
keep retain
buy acquire purchase takeover buyout
merge merger
launch release unveil introduce issue debut
announce declare reveal
protest demonstrate rally march
meet talk summit
agree deal pact accord
marry wed wedding
damage destroy devastate wreck
cut sever disrupt
fix repair patch plug
delay postpone
cancel scrap
increase rise raise
drop decline
discover find
enter check admit
sign join
hide conceal
rescue save
search hunt manhunt
crack hack breach
blackout outage
sprain twist strain
"""

VOWELS = frozenset("aeiouy")
# Endings with the least that must be left before them.
ENDINGS = (("ment", 4), ("ion", 5), ("ing", 3), ("ed", 3), ("er", 4))


def stem_words(words: str) -> str:
    """The stems of the words that are not common ones, joined: what a trigger is known by."""
    folded = fold_words(words.replace("-", " ")).split()
    kept = [word for word in folded if word not in COMMON] or folded
    return " ".join(stem(word) for word in kept)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word without the commonest English endings: enough to meet its other forms."""
    singular = _without_plural(word)
    known = IRREGULAR.get(word) or IRREGULAR.get(singular)
    return _without_vowel(known or _without_ending(singular))


def _without_plural(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _without_ending(word: str) -> str:
    for ending, least in ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= least and VOWELS & set(root):
            root = _undoubled(root)
            return IRREGULAR.get(root, root)
    return word


def _without_vowel(word: str) -> str:
    """What is left when endings are added: arriv(e), injur(y)."""
    bare = (word.endswith("e") and len(word) > 3) or (word.endswith("ry") and len(word) > 5)
    return word[:-1] if bare else word


def _undoubled(root: str) -> str:
    doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz"
    return root[:-1] if doubled else root


@cache
def _senses() -> dict[str, frozenset[int]]:
    """For each phrase of the table the lines it stands in."""
    lines = [line.split() for line in ALIKE.strip().splitlines()]
    phrases = {phrase for line in lines for phrase in line}
    return {
        stem_words(phrase): frozenset(at for at, line in enumerate(lines) if phrase in line)
        for phrase in sorted(phrases)
    }


@lru_cache(maxsize=65536)
def senses_of(trigger: str) -> frozenset[int]:
    """The lines of the table that the stems of a trigger, or a part of them, stand in."""
    words, senses = trigger.split(), _senses()
    spans = [" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, min(len(words), at + 3) + 1)]
    return frozenset().union(*(senses.get(span, frozenset()) for span in spans))
