"""Modality by words before a trigger, where they leave no doubt: "set for talks" are talks to come.

The model says what modality an event has; a plain auxiliary or a plan right before the first word that names the event
outweighs it where the model takes the event for one that happened. Of the labelled events of the training part that
stand right behind such words, 29 of 33 are to come behind the first kind, 28 of 34 possible behind the second. What is
asked is not told: of the labelled events in a clause that "whether" opens 11 of 13 are possible.
"""

import re
from dataclasses import replace

from dateline.coding.drafts import Draft
from dateline.coding.mention import Modality
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Span

BETWEEN = r"\s+(?:(?:be|have|a|an|the|his|her|its|their)\s+)*(?:[a-z]+\s+)?$"
PLANNED = r"(?:expected|scheduled|set|slated|plan(?:s|ning)?|intends?|vow(?:s|ed)?) (?:to|for)|due for"
COMING = re.compile(rf"\b(?:{PLANNED}){BETWEEN}", re.I)
POSSIBLE = re.compile(rf"\b(?:could|(?-i:may)|might){BETWEEN}", re.I)
REACH = 40
# To the trigger without a word that opens another clause or phrase, in which something may well have happened.
CLAUSE = (
    r"(?:(?!\b(?:that|who|which|whose|because|after|before|since|when|while|where|over|by|for|of|to|from|despite|amid|"
    r"following|than|about|as|given)\b)[^,;:?!.“”\"])*$"
)
WHETHER = re.compile(rf"\bwhether\b{CLAUSE}", re.I)
QUESTION = re.compile(
    r"(?:^|[:;“\"‘—–-])\s*(?:(?:and|but|or|so)\s+)?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should)"
    rf"(?:n['’]t)?\s+[\w’'.]+\s{CLAUSE}",
    re.I,
)
# "Is the attack linked to it?" asks of an attack that there was.
KNOWN = re.compile(r"(?:\b(?:the|this|these|those|its|his|her|their)|['’]s)\s+$", re.I)
ASKED = re.compile(r"[^.!?\n]*\?")


def modality_of(draft: Draft, surroundings: Surroundings) -> Modality:
    """The modality of an event."""
    if draft.frame.modality == "actual":
        return planned(draft.triggers[0], surroundings) or "actual"
    return draft.frame.modality  # type: ignore[return-value]


def without_plans(draft: Draft, surroundings: Surroundings) -> Draft:
    """What happened without the words for what was only to come: "met" and "set for talks" are two things."""
    first, *others = draft.triggers
    if draft.frame.modality != "actual" or planned(first, surroundings):
        return draft
    return replace(draft, triggers=(first, *(t for t in others if not planned(t, surroundings))))


def planned(trigger: Span, surroundings: Surroundings) -> Modality | None:
    """What the words before a trigger say of it: that it is to come, or may be."""
    before = surroundings.report.text[max(0, trigger.start - REACH) : trigger.start]
    if COMING.search(before):
        return "future"
    return "hypothetical" if POSSIBLE.search(before) or is_asked(trigger, surroundings) else None


def is_asked(trigger: Span, surroundings: Surroundings) -> bool:
    """Whether the trigger stands in the clause of a question that wants a yes or no, or behind "whether"."""
    sentence = surroundings.sentence_of(trigger)
    if sentence is None:
        return False
    before = surroundings.report.text[sentence.start : trigger.start]
    if KNOWN.search(before):
        return False
    if WHETHER.search(before):
        return True
    return bool(QUESTION.search(before)) and bool(ASKED.match(surroundings.report.text, trigger.end))
