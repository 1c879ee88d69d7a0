"""The inventories of the model's heads, in the order of their outputs.

Weights are trained for exactly these lists; a change here needs a new training. `OUT` stands for "nothing".
"""

OUT = "-"

ENTITY_KINDS = ("person", "organization", "place", "other")
ENTITY = (OUT, *(f"{mark}-{kind}" for kind in ENTITY_KINDS for mark in "BI"))
PREDICATE = (OUT, "predicate")
CUE = (OUT, "B-cue", "I-cue")
TYPE = (
    OUT, "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODE = (
    OUT, "visit", "third-party", "multilateral", "phone", "withdraw", "release", "return", "disarm", "ceasefire",
    "access", "resign", "assist", "change", "yield", "meet", "investigate", "allege", "disapprove", "restrict", "ban",
    "arrest", "relations", "expel", "territory", "violence", "rights", "demo", "riot", "strike", "hunger", "boycott",
    "obstruct", "convict", "discontinue", "troops", "militia", "police", "weapons", "weapons-test:missile-launch",
    "weapons-test:satellite-launch", "weapons-test:nuclear-test", "weapons-test", "seize", "censor", "curfew",
    "martial-law", "deport", "withhold", "misinformation", "cyber", "abduct", "beat", "torture", "execute", "sexual",
    "targeted", "destroy", "primitive", "firearms", "explosives", "suicide-attack", "heavy-weapons", "aerial", "drone",
    "unconventional", "crowd-control", "massacre", "cleansing",
)  # fmt: skip
_DEMANDED = ("assist", "change", "yield", "meet")
# Which modes a type may have: a mode of another type is no reading of a deed.
MODES_OF: dict[str, tuple[str, ...]] = {
    "AGREE": (), "SUPPORT": (), "CONCEDE": (), "COOPERATE": (), "AID": (),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "return", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": _DEMANDED, "REJECT": _DEMANDED,
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "ban", "arrest", "relations", "rights", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia", "weapons-test"),
    "COERCE": (
        "seize", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "execute", "sexual", "targeted", "destroy", "primitive", "firearms",
        "explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "cleansing", "massacre",
        "unconventional",
    ),
}  # fmt: skip
MODALITY = ("actual", "historical", "future", "hypothetical", "negated")
GROUND = ("news", "background")

PREDICATE_ROLES = (
    OUT, "ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD", "ARGM-MNR", "ARGM-ADV",
    "ARGM-DIS", "ARGM-CAU", "ARGM-PRP", "ARGM-DIR", "ARGM-EXT", "ARGM-GOL", "ARGM-ADJ", "ARGM-LVB", "ARGM-PRR",
    "ARGM-PRD", "ARGM-COM", "ARGM-CXN", "R-ARG0", "R-ARG1", "R-ARGM",
)  # fmt: skip
ATTRIBUTION_ROLES = (OUT, "source", "content")
PLACE_ROLES = ("venue", "origin", "target", "heading", "landing")
EVENT_ROLES = (OUT, "actor", "recipient", *PLACE_ROLES, "time")
VALUE_ROLES = (
    OUT, "killed", "injured", "missing", "detained", "abducted", "displaced", "participants", "count", "range_km",
    "apogee_km", "speed", "duration", "money", "sentence_years", "votes_for", "votes_against", "class", "missile",
    "weapon", "outcome", "damage",
)  # fmt: skip

WORD_HEADS = {
    "entity": ENTITY, "predicate": PREDICATE, "cue": CUE, "type": TYPE, "mode": MODE, "modality": MODALITY,
    "ground": GROUND,
}  # fmt: skip
PAIR_HEADS = {
    "role": PREDICATE_ROLES, "attribution": ATTRIBUTION_ROLES, "argument": EVENT_ROLES, "value": VALUE_ROLES,
    "speaker": ("speaker",), "same": ("same",),
}  # fmt: skip
PAIR_WIDTH = 128
REACH = 60
SENTENCE_REACH = 4


def value_role(field: str) -> str | None:
    """The value role that stands for a field of annotation.md, or None when the model knows none."""
    folded = {"speed_kmh": "speed", "speed_mach": "speed"}.get(field, field)
    folded = "duration" if folded.startswith("duration_") else folded
    return folded if folded in VALUE_ROLES else None


def mode_label(mode: str | None, kind: str | None) -> str:
    """The head's label for a mode and its finer kind."""
    if mode == "weapons-test" and kind:
        return f"{mode}:{kind}"
    return {"assassinate": "targeted"}.get(mode or "", mode) or OUT


def predicate_role(role: str) -> str:
    """The head's label for a PropBank role: continuations join their role, rare ones become nothing."""
    role = role.removeprefix("C-")
    if role.startswith("R-"):
        role = role if role in ("R-ARG0", "R-ARG1") else "R-ARGM"
    return role if role in PREDICATE_ROLES else {"ARG5": "ARG4", "ARGA": "ARG0"}.get(role, OUT)


def may_have_mode(type_: str, label: str) -> bool:
    """Whether a label of the mode head is a mode of a type, or none."""
    return label == OUT or label.partition(":")[0] in MODES_OF.get(type_, ())
