"""From scores to annotations: spans and frames of one window, by thresholds and runs of equal labels.

A window's annotations depend on nothing but its scores. Thresholds and the prices of a change of label were set on
development documents (training/evaluate.py measures them).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from dateline.language import labels
from dateline.language.annotations import Annotations, Argument, Entity, EventFrame, Frame, Span
from dateline.language.arrivals import kinds_of
from dateline.language.scores import Floats, WindowScores, sigmoid, softmax
from dateline.language.smoothing import best_tags, smooth_labels
from dateline.language.tokens import LIMIT

# A word that names an event; one that may, and what several such must come to; one that only names an event again.
TRIGGER, LIKELY, AMONG, WEAKER = 0.7, 0.5, 0.8, 0.45
# How much less the words for what lies in the background count: it must be surer than news to be an event.
BEHIND = 0.2
# How surely two triggers, or a weaker word and a trigger, name one happening.
SAME, SURELY = 0.4, 0.4
CONSULT = labels.TYPE.index("CONSULT")
SPEAKER = 0.42
TOGETHER = 0.6
# How far above nothing an argument must score, and what all triggers of an event say of it against the surest of them.
LEAST = {"argument": 0.3, "value": -0.1}
SHARED = 0.4
# What an event has mostly one of: the only one of its kind may score less. A second of any kind must score more.
KIND = dict.fromkeys(labels.PLACE_ROLES, "place")
MOSTLY, ONLY = frozenset({"actor", "recipient", "place"}), -0.5
MORE, ANOTHER = {"actor": 1.0, "recipient": 1.0}, 0.5
# Sentences from a trigger to the parties, places and times of its event; farther away others are told of. Its figures
# may stand anywhere in a window: an agency tells of a launch first and how far it flew in the end.
NEAR = {"argument": 3, "value": LIMIT}
UNHEARD = 20.0
SUBJECT = 0.8
PREDICATE_CHANCE = 0.5
CUE_CHANCE = 0.5
# Contents are long and rarely broken, sources short.
ATTRIBUTION_PRICES = np.array([0, 0.25, 1.5], dtype=np.float32)
# Words that name nothing that happens, whatever they stand beside.
EMPTY_WORDS = """
will would shall may might could should can must do does did be been being is are was were has have had having not n t
no any to of in on at by for with from as and or but if than then that this these those the a an which who it its he his
she her they their we our i my you your there also only just more most very so such s
"""
EMPTY = frozenset(EMPTY_WORDS.split())
PARTING = frozenset(", ; : . and or but nor & ( ) while who which".split())  # noqa: SIM905
ROLE_PRICES = np.array([0.0] + [0.25] * (len(labels.PREDICATE_ROLES) - 1), dtype=np.float32)
LAWFUL = np.array([[labels.may_have_mode(t, m) for m in labels.MODE] for t in labels.TYPE])
EDGES = frozenset(" ,;:.-–—\"'“”‘’()[]")
LEADING = EDGES - {'"', "“", "(", "'", "‘", "$"}
TRAILING = EDGES - {'"', "”", ")", "'", "’"}
Run = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a window as characters of the text."""

    text: str
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def span(self, first: int, last: int) -> Span:
        """Characters of words `first` to `last` (inclusive)."""
        return Span(int(self.starts[first]), int(self.ends[last]))

    def word(self, number: int) -> str:
        """The letters of a word."""
        return self.text[int(self.starts[number]) : int(self.ends[number])]


def decode_window(scores: WindowScores, words: Words) -> Annotations:
    """The annotations of one window that coding uses: all but the predicates."""
    return Annotations(
        (),
        tuple(decode_entities(scores, words)),
        (),
        tuple(decode_attributions(scores, words)),
        tuple(decode_events(scores, words)),
    )


def decode_window_fully(scores: WindowScores, words: Words) -> Annotations:
    """All annotations of one window; the predicates cost as much again as the rest."""
    return replace(decode_window(scores, words), predicates=tuple(decode_predicates(scores, words)))


def tagged_runs(chances: Floats, inventory: Sequence[str]) -> list[tuple[str, int, int, float]]:
    """Kind, first and last word and mean probability of B/I-tagged runs of the likeliest lawful tags."""
    tags = best_tags(chances, inventory)
    runs: list[tuple[str, int, int, list[float]]] = []
    for at in np.flatnonzero(tags).tolist():
        mark, _, kind = inventory[tags[at]].partition("-")
        chance = float(chances[at, tags[at]])
        if mark == "I":
            runs[-1] = (kind, runs[-1][1], at, [*runs[-1][3], chance])
        else:
            runs.append((kind, at, at, [chance]))
    return [(kind, a, b, sum(chance) / len(chance)) for kind, a, b, chance in runs]


def label_runs(best: NDArray[np.int64], words: Words) -> list[Run]:
    """Label, first and last word of runs of one label other than nought, without marks at their edges."""
    if not best.any():
        return []
    edges = [0, *(np.flatnonzero(best[1:] != best[:-1]) + 1).tolist(), len(best)]
    runs = []
    for first, last in pairwise(edges):
        if (label := int(best[first])) and (trimmed := trim_run(words, first, last - 1)):
            runs.append((label, *trimmed))
    return runs


def trim_run(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The run without commas, dashes and lone marks at its edges."""
    while first <= last and words.word(first) in LEADING:
        first += 1
    while last >= first and words.word(last) in TRAILING:
        last -= 1
    return (first, last) if first <= last else None


def bridge(best: NDArray[np.int64], words: Words, apart: frozenset[str] = frozenset()) -> NDArray[np.int64]:
    """Closes gaps of one word between runs of one label (a lost preposition or mark), save by a word that parts."""
    labelled = np.flatnonzero(best)
    gaps = (labelled[:-1][labelled[1:] - labelled[:-1] == 2] + 1).tolist()
    closed = best.copy()
    for at in gaps:
        if best[at - 1] == best[at + 1] and words.word(at).lower() not in apart:
            closed[at] = best[at - 1]
    return closed


def decode_entities(scores: WindowScores, words: Words) -> list[Entity]:
    """Named things."""
    runs = tagged_runs(scores.word("entity"), labels.ENTITY)
    return [Entity(words.span(a, b), kind, round(chance, 4)) for kind, a, b, chance in runs]


def decode_predicates(scores: WindowScores, words: Words) -> list[Frame]:
    """Predicates with PropBank roles within their sentence."""
    chances = scores.word("predicate")[:, 1]
    anchors = np.flatnonzero(chances > PREDICATE_CHANCE).tolist()
    if not anchors:
        return []
    frames = []
    pairs = scores.pair("role", anchors)
    for anchor, pair, smooth in zip(anchors, pairs, smooth_labels(pairs, ROLE_PRICES), strict=True):
        inside = scores.sentence == scores.sentence[anchor]
        best = np.where(inside, smooth, 0)
        best[anchor] = 0
        arguments = make_arguments(label_runs(bridge(best, words), words), pair, words, labels.PREDICATE_ROLES)
        frames.append(Frame(words.span(anchor, anchor), arguments, round(float(chances[anchor]), 4)))
    return frames


def make_arguments(runs: list[Run], scores: Floats, words: Words, names: Sequence[str]) -> tuple[Argument, ...]:
    """Arguments of the runs with the mean probability of their words."""
    if not runs:
        return ()
    chances = softmax(scores)
    return tuple(
        Argument(names[label], words.span(a, b), round(float(mean(chances[a : b + 1, label])), 4))
        for label, a, b in runs
    )


def decode_attributions(scores: WindowScores, words: Words) -> list[Frame]:
    """Cues with their sources and contents. A cue without content is none."""
    cues = find_cues(scores.word("cue"))
    if not cues:
        return []
    frames = []
    pairs = scores.pair("attribution", [first for first, _, _ in cues])
    for (first, last, chance), pair, best in zip(cues, pairs, smooth_labels(pairs, ATTRIBUTION_PRICES), strict=True):
        best[first : last + 1] = 0
        runs = label_runs(bridge(best, words), words)
        arguments = make_arguments(one_source(runs, pair), pair, words, labels.ATTRIBUTION_ROLES)
        if any(argument.role == "content" for argument in arguments):
            frames.append(Frame(words.span(first, last), arguments, round(chance, 4)))
    return frames


def find_cues(chances: Floats) -> list[tuple[int, int, float]]:
    """First and last word and probability of cues. A weak cue is taken: whether it has a content decides later."""
    weighed = chances.copy()
    weighed[:, 0] *= CUE_CHANCE / (1 - CUE_CHANCE)
    runs = tagged_runs(weighed, labels.CUE)
    return [(first, last, float(1 - chances[first : last + 1, 0].mean())) for _, first, last, _ in runs]


def one_source(runs: list[Run], pair: Floats) -> list[Run]:
    """All content runs and the likeliest source run."""
    source = labels.ATTRIBUTION_ROLES.index("source")
    sources = [run for run in runs if run[0] == source]
    best = max(sources, key=lambda r: (pair[r[1] : r[2] + 1, source].mean(), -r[1]), default=None)
    return [run for run in runs if run[0] != source or run is best]


def decode_events(scores: WindowScores, words: Words) -> list[EventFrame]:
    """Events: triggers above the threshold, joined where they name one happening, with arguments and speakers."""
    types = scores.word("type")
    triggers = sure_triggers(scores, types, words)
    if not triggers:
        return []
    weaker = [run for run in find_triggers(types, words, WEAKER) if not any(overlap(run, t) for t in triggers)]
    chances = same_chances(scores, [*triggers, *weaker], words)
    groups = join_triggers(chances[: len(triggers), : len(triggers)])
    again = join_weaker(chances[len(triggers) :, : len(triggers)], groups)
    frames = [
        decode_event(scores, words, types, [triggers[i] for i in group], [weaker[i] for i in more])
        for group, more in zip(groups, again, strict=True)
    ]
    return sorted(frames, key=lambda frame: frame.triggers[0])


def sure_triggers(scores: WindowScores, types: Floats, words: Words) -> list[Run]:
    """The triggers of what is surely told: one word of it is surely a trigger, or of several likely ones some is.

    Where readers might choose any of the words for an event ("joint naval exercises"), none of them has all its chance.
    """
    likely = find_triggers(types, words, LIKELY)
    if not likely:
        return []
    chances = np.array([event_chance(scores, types, run) for run in likely])
    found: list[int] = []
    for group in join_triggers(same_chances(scores, likely, words)):
        sure = [number for number in group if chances[number] > TRIGGER]
        if sure or 1 - np.prod(1 - chances[group]) > AMONG:
            found += sure or group
    return [likely[number] for number in sorted(found)]


def event_chance(scores: WindowScores, types: Floats, run: Run) -> float:
    """How surely a run of words names an event worth telling: the surest word of it, less where it is background."""
    told = slice(run[1], run[2] + 1)
    behind = scores.word("ground", told)[:, labels.GROUND.index("background")]
    return float((1 - types[told, 0].min()) * (1 - BEHIND * behind.mean()))


def find_triggers(types: Floats, words: Words, least: float) -> list[Run]:
    """Type, first and last word of runs of words that name an event with a probability of more than `least`."""
    best = np.where(1 - types[:, 0] > least, types[:, 1:].argmax(-1) + 1, 0)
    return [run for run in label_runs(best, words) if not is_empty(run, words)]


def is_empty(run: Run, words: Words) -> bool:
    """Whether all words of a run are auxiliaries, particles and the like."""
    return all(words.word(number).lower() in EMPTY for number in range(run[1], run[2] + 1))


def overlap(one: Run, other: Run) -> bool:
    """Whether two runs share a word."""
    return one[1] <= other[2] and other[1] <= one[2]


def same_chances(scores: WindowScores, runs: list[Run], words: Words) -> Floats:
    """How surely every two runs name one happening [runs, runs], the earlier one asked.

    Nought for two types, and for an arrival and a meeting (who reached an agreement has not arrived).
    """
    firsts, types = np.array([first for _, first, _ in runs]), np.array([type_ for type_, _, _ in runs])
    chances = sigmoid(scores.across("same", firsts.tolist(), scores, firsts.tolist())[..., 0])
    told = np.where(firsts[:, None] < firsts, chances, chances.T)
    said = [
        kinds_of(words.word(number) for number in range(first, last + 1)) if type_ == CONSULT else (False, False)
        for type_, first, last in runs
    ]
    arrives, meets = np.array(said).T
    apart = np.logical_and.outer(arrives, meets)
    return np.asarray(told * (types[:, None] == types) * ~(apart | apart.T))


def join_triggers(chances: Floats) -> list[list[int]]:
    """Groups of triggers of which every two may name one happening (their numbers, in order).

    The surest pairs come first. Were one pair enough, a chain of likely pairs would join all attacks of a report.
    """
    likely = np.triu(chances > SAME, 1)
    fellows = likely | likely.T
    group_of = {number: [number] for number in range(len(chances))}
    for i, j in sorted(np.argwhere(likely).tolist(), key=lambda pair: (-chances[*pair], pair)):
        one, other = group_of[i], group_of[j]
        if one is not other and fellows[np.ix_(one, other)].all():
            one += other
            group_of.update(dict.fromkeys(other, one))
    return sorted({min(group): sorted(group) for group in group_of.values()}.values())


def join_weaker(chances: Floats, groups: list[list[int]]) -> list[list[int]]:
    """For each group of triggers the weaker words that name its happening again; `chances` [weaker words, triggers]."""
    group_of = {trigger: number for number, group in enumerate(groups) for trigger in group}
    again: list[list[int]] = [[] for _ in groups]
    for number, row in enumerate(chances):
        if row.max() > SURELY:
            again[group_of[int(row.argmax())]].append(number)
    return again


def decode_event(
    scores: WindowScores, words: Words, types: Floats, triggers: list[Run], again: list[Run]
) -> EventFrame:
    """One event of a group of triggers; `again` says nothing of it.

    Modality and background are by the mean of the triggers, mode and arguments by the best of them: one tells how
    ("killed", "the bombing"), and the others need not.
    """
    anchors = [w for _, a, b in triggers for w in range(a, b + 1)]
    mode = int((scores.word("mode", anchors).max(0) * LAWFUL[triggers[0][0]]).argmax())
    modality, ground = (int(mean(scores.word(h, anchors)).argmax()) for h in ("modality", "ground"))
    mode_name, _, kind = labels.MODE[mode].partition(":")
    arguments = [
        found
        for head in LEAST
        for found in find_arguments(heard_near(scores, head, anchors), LEAST[head], words, labels.PAIR_HEADS[head])
    ]
    speakers = find_speakers(scores, words, [t[1] for t in triggers] + [first for _, first in arguments])
    occurrence = tuple(dict.fromkeys(span for spans in speakers[: len(triggers)] for span in spans))
    named = any(argument.role == "actor" for argument, _ in arguments)
    doers = [] if named else subject(scores, words, anchors)
    return EventFrame(
        tuple(words.span(a, b) for _, a, b in triggers),
        labels.TYPE[triggers[0][0]],
        None if mode_name == labels.OUT else mode_name,
        kind or None,
        labels.MODALITY[modality],
        bool(ground),
        (
            *(
                Argument(argument.role, argument.span, argument.score, tuple(spans))
                for (argument, _), spans in zip(arguments, speakers[len(triggers) :], strict=True)
            ),
            *(Argument("actor", span, chance, occurrence) for span, chance in doers),
        ),
        occurrence,
        round(float(max(1 - types[w, 0] for w in anchors)), 4),
        tuple(words.span(a, b) for _, a, b in again),
    )


def heard_near(scores: WindowScores, head: str, anchors: list[int]) -> Floats:
    """How far each word scores above nothing as an argument or value of an event, [words, labels but nothing].

    The triggers of a sentence are heard together, and the surest sentence counts: an event told in many places has its
    actor or its dead named in few. Words too far from a sentence are not heard.
    """
    sentences = scores.sentence[anchors].tolist()
    heard = np.full((scores.size, len(labels.PAIR_HEADS[head]) - 1), -UNHEARD, dtype=np.float32)
    for sentence in sorted(set(sentences)):
        near = scores.near(sentence, NEAR[head])
        own = [anchor for anchor, where in zip(anchors, sentences, strict=True) if where == sentence]
        heard[near] = np.maximum(heard[near], together(above(scores.pair(head, own, near))))
    return heard


def find_arguments(heard: Floats, least: float, words: Words, names: Sequence[str]) -> list[tuple[Argument, int]]:
    """Arguments of an event with their first telling word: runs of words that score more than `least` above nothing.

    Of a kind (actors, places, the dead) a second must be surer than that; a party or place that is the only one may be
    less sure, for an event has mostly one.
    """
    kinds = [KIND.get(name, name) for name in names]
    found: list[Run] = []
    none_yet = set(kinds)
    for score, run in surest_first(heard, least, words):
        kind = kinds[run[0]]
        if kind in none_yet or score > MORE.get(kind, ANOTHER):
            none_yet.discard(kind)
            found.append(run)
    for _, run in surest_first(heard, ONLY, words) if none_yet & MOSTLY else ():
        kind = kinds[run[0]]
        if kind in none_yet & MOSTLY and not any(overlap(run, other) for other in found):
            none_yet.discard(kind)
            found.append(run)
    found.sort(key=lambda run: run[1])
    full = np.concatenate([np.zeros_like(heard[:, :1]), heard], -1)
    return list(zip(make_arguments(found, full, words, names), [first for _, first, _ in found], strict=True))


def surest_first(heard: Floats, least: float, words: Words) -> list[tuple[float, Run]]:
    """Runs of words that score more than `least` above nothing, each with the score of its surest word."""
    telling = heard.max(-1) > least
    if not telling.any():
        return []
    runs = label_runs(bridge(np.where(telling, heard.argmax(-1) + 1, 0), words, PARTING), words)
    scored = [(float(heard[a : b + 1, label - 1].max()), (label, a, b)) for label, a, b in runs]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1]))


def subject(scores: WindowScores, words: Words, anchors: list[int]) -> list[tuple[Span, float]]:
    """The doers that the triggers have as predicates, for an event whose actor is not found otherwise."""
    doer = labels.PREDICATE_ROLES.index("ARG0")
    chances = np.zeros(scores.size, dtype=np.float32)
    for anchor in anchors:
        inside = scores.near(int(scores.sentence[anchor]), 0)
        own = softmax(scores.pair("role", [anchor], inside)[0])[:, doer]
        chances[inside] = np.maximum(chances[inside], own)
    found = (chances > SUBJECT).astype(np.int64)
    found[anchors] = 0
    runs = label_runs(bridge(found, words, PARTING), words)
    return [(words.span(a, b), round(float(chances[a : b + 1].mean()), 4)) for _, a, b in runs]


def above(raw: Floats) -> Floats:
    """How far the scores of all labels but nothing are above that of nothing."""
    over: Floats = raw[..., 1:] - raw[..., :1]
    return over


def together(over: Floats) -> Floats:
    """What anchors say together of each word: mostly what the surest says, and what all say on average."""
    heard: Floats = (1 - SHARED) * over.max(0) + SHARED * mean(over)
    return heard


def mean(rows: Floats) -> Floats:
    """The mean of rows (numpy's own asks more questions than it adds numbers)."""
    return np.asarray(rows.sum(0) / np.float32(len(rows)))


def find_speakers(scores: WindowScores, words: Words, anchors: list[int]) -> list[list[Span]]:
    """For each anchor word, the spans of those who vouch for it; the anchors of a sentence are heard together."""
    chances = sigmoid(scores.pair("speaker", anchors)[..., 0])
    sentences = scores.sentence[anchors]
    of_sentence = {s: mean(chances[sentences == s]) for s in set(sentences.tolist())}
    shared = np.stack([of_sentence[s] for s in sentences.tolist()])
    heard = (1 - TOGETHER) * chances + TOGETHER * shared > SPEAKER
    return [[words.span(a, b) for _, a, b in label_runs(bridge(row.astype(np.int64), words), words)] for row in heard]
