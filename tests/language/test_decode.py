"""From scores made by hand to spans and frames: runs, edges, gaps, thresholds, joined triggers."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language import labels
from dateline.language.annotations import Span
from dateline.language.decode import (
    Words,
    bridge,
    decode_window,
    decode_window_fully,
    is_empty,
    label_runs,
    tagged_runs,
)
from dateline.language.scores import Floats, PairTables, WindowScores
from dateline.language.smoothing import best_tags
from dateline.ontology import Ontology

TEXT = 'Rebels shot two guards , " police " said'


def words_of(text: str) -> Words:
    starts, at = [], 0
    for word in text.split(" "):
        starts.append(at)
        at += len(word) + 1
    return Words(
        text,
        np.array(starts, np.int32),
        np.array([s + len(w) for s, w in zip(starts, text.split(" "), strict=True)], np.int32),
    )


WORDS = words_of(TEXT)
SIZE = len(WORDS.starts)


class HandMade(WindowScores):
    """A window whose scores are said outright: `said` = (head, word, label, score), `pairs` = (head, anchor, ...)."""

    def __init__(
        self,
        said: list[tuple[str, int, str, float]] = [],  # noqa: B006
        pairs: list[tuple[str, int, int, str, float]] = [],  # noqa: B006
        sentence: list[int] | None = None,
    ) -> None:
        tables = {head: PairTables(*(np.zeros((1, 1), np.float32) for _ in range(4))) for head in labels.PAIR_HEADS}
        columns = sum(len(names) for names in labels.WORD_HEADS.values())
        wide = np.zeros((SIZE, labels.PAIR_WIDTH * len(labels.PAIR_HEADS)), np.float32)
        where = np.array(sentence or [0] * SIZE, np.int32)
        super().__init__(np.zeros((SIZE, columns), np.float32), wide, wide, where, tables)
        for head, names in labels.WORD_HEADS.items():
            self._scores[head][:, 0] = 9
            for other, word, label, score in said:
                if other == head:
                    self._scores[head][word, names.index(label)] = score
        self.said = pairs

    def pair(self, head: str, anchors: list[int], words: slice = slice(None)) -> Floats:
        names = labels.PAIR_HEADS[head]
        scores = np.zeros((len(anchors), SIZE, len(names)), np.float32)
        scores[..., 0] = 4 if len(names) > 1 else -4
        for other, anchor, word, label, score in self.said:
            if other == head and anchor in anchors:
                scores[anchors.index(anchor), word, names.index(label)] = score
        return scores[:, words]

    def across(self, head: str, anchors: list[int], other: WindowScores, words: list[int]) -> Floats:
        return self.pair(head, anchors)[:, words]


def read(span: Span) -> str:
    return TEXT[span.start : span.end]


def test_nothing_said_is_nothing_found() -> None:
    found = decode_window_fully(HandMade(), WORDS)
    assert (found.entities, found.predicates, found.attributions, found.events) == ((), (), (), ())


def test_a_tagged_name_is_one_span_and_a_new_b_opens_another() -> None:
    said = [("entity", 0, "B-person", 20), ("entity", 1, "I-person", 20), ("entity", 2, "B-person", 20)]
    found = decode_window(HandMade(said), WORDS).entities
    assert [(read(e.span), e.kind) for e in found] == [("Rebels shot", "person"), ("two", "person")]


def test_an_inside_tag_without_its_beginning_is_no_name() -> None:
    found = decode_window(HandMade([("entity", 3, "I-place", 20)]), WORDS).entities
    assert all(read(e.span) != "guards" for e in found)


def test_roles_stay_in_the_sentence_of_their_predicate() -> None:
    said = [("predicate", 1, "predicate", 20)]
    pairs = [("role", 1, 0, "ARG0", 20), ("role", 1, 3, "ARG1", 20), ("role", 1, 8, "ARG2", 20)]
    (frame,) = decode_window_fully(HandMade(said, pairs, [0, 0, 0, 0, 0, 1, 1, 1, 1]), WORDS).predicates
    assert [(a.role, read(a.span)) for a in frame.arguments] == [("ARG0", "Rebels"), ("ARG1", "guards")]


def test_an_attribution_has_its_likeliest_source_and_all_its_content() -> None:
    said = [("cue", 8, "B-cue", 20)]
    content = [("attribution", 8, word, "content", 20) for word in (1, 2, 3)]
    sources = [("attribution", 8, 6, "source", 30), ("attribution", 8, 0, "source", 8)]
    (frame,) = decode_window(HandMade(said, [*content, *sources]), WORDS).attributions
    assert read(frame.trigger) == "said"
    assert [(a.role, read(a.span)) for a in frame.arguments] == [
        ("content", "shot two guards"),
        ("source", "police"),
    ]


def test_an_event_has_type_attributes_arguments_and_speakers() -> None:
    said = [
        *(("type", 1, "ASSAULT", 20), ("mode", 1, "firearms", 20)),
        *(("modality", 1, "negated", 20), ("ground", 1, "background", 20)),
    ]
    pairs = [
        *(("argument", 1, 0, "actor", 20), ("argument", 1, 3, "recipient", 20), ("value", 1, 2, "killed", 20)),
        *(("speaker", 1, 6, "speaker", 20), ("speaker", 2, 6, "speaker", 20)),
    ]
    (event,) = decode_window(HandMade(said, pairs), WORDS).events
    assert (event.type, event.mode, event.kind, event.modality, event.background) == (
        *("ASSAULT", "firearms", None),
        *("negated", True),
    )
    told = {a.role: (read(a.span), [read(s) for s in a.speakers]) for a in event.arguments}
    assert told == {"actor": ("Rebels", []), "recipient": ("guards", []), "killed": ("two", ["police"])}
    assert [read(s) for s in event.speakers] == ["police"]


@pytest.mark.parametrize(
    ("apart", "found"),
    [(3, {"actor", "killed", "speaker"}), (4, {"killed", "speaker"})],
)
def test_parties_stand_near_their_event_and_figures_anywhere(apart: int, found: set[str]) -> None:
    pairs = [("argument", 1, 6, "actor", 20), ("value", 1, 8, "killed", 20), ("speaker", 1, 6, "speaker", 20)]
    sentence = [0, 0, 0, 0] + [apart] * (SIZE - 4)
    (event,) = decode_window(HandMade([("type", 1, "ASSAULT", 20)], pairs, sentence), WORDS).events
    assert {a.role for a in event.arguments} | ({"speaker"} if event.speakers else set()) == found


@pytest.mark.parametrize(
    ("roles", "found"),
    [
        ({0: ("actor", 3.8)}, ["actor Rebels"]),  # doubtful, and nobody else is there
        ({0: ("actor", 3.2)}, []),
        ({0: ("actor", 6), 3: ("actor", 3.8)}, ["actor Rebels"]),
        ({0: ("actor", 6), 3: ("actor", 4.7)}, ["actor Rebels"]),  # sure enough alone, not for a second
        ({0: ("actor", 6), 3: ("actor", 5.5)}, ["actor Rebels", "actor guards"]),
        ({0: ("actor", 6), 3: ("recipient", 3.8)}, ["actor Rebels", "recipient guards"]),
        ({0: ("venue", 6), 3: ("target", 3.8)}, ["venue Rebels"]),
        ({0: ("time", 3.8)}, []),
    ],
)
def test_an_only_party_may_be_less_sure_and_a_second_must_be_surer(
    roles: dict[int, tuple[str, float]], found: list[str]
) -> None:
    pairs = [("argument", 1, word, role, score) for word, (role, score) in roles.items()]
    (event,) = decode_window(HandMade([("type", 1, "ASSAULT", 20)], pairs), WORDS).events
    assert [f"{a.role} {read(a.span)}" for a in event.arguments] == found


def test_a_weapons_test_has_its_finer_kind() -> None:
    said = [("type", 1, "MOBILIZE", 20), ("mode", 1, "weapons-test:missile-launch", 20)]
    (event,) = decode_window(HandMade(said), WORDS).events
    assert (event.mode, event.kind) == ("weapons-test", "missile-launch")


@pytest.mark.parametrize(("other", "same", "events"), [("ASSAULT", 9, 1), ("ASSAULT", -9, 2), ("COERCE", 9, 2)])
def test_triggers_are_one_event_when_of_one_type_and_said_to_be_the_same(other: str, same: float, events: int) -> None:
    said = [("type", 1, "ASSAULT", 20), ("type", 3, other, 20)]
    found = decode_window(HandMade(said, [("same", 1, 3, "same", same)]), WORDS).events
    assert len(found) == events


def test_a_chain_of_likely_pairs_is_not_one_event() -> None:
    said = [("type", word, "ASSAULT", 20) for word in (1, 3, 6)]
    pairs = [("same", 1, 3, "same", 9), ("same", 3, 6, "same", 2), ("same", 1, 6, "same", -9)]
    events = decode_window(HandMade(said, pairs), WORDS).events
    assert [[read(trigger) for trigger in event.triggers] for event in events] == [["shot", "guards"], ["police"]]


@pytest.mark.parametrize(
    ("other", "score", "same", "again"),
    [("ASSAULT", 9.2, 9, ["guards"]), ("ASSAULT", 9.2, -9, []), ("COERCE", 9.2, 9, []), ("ASSAULT", 7, 9, [])],
)
def test_a_weaker_word_names_an_event_again_but_none_of_its_own(
    other: str, score: float, same: float, again: list[str]
) -> None:
    said = [("type", 1, "ASSAULT", 20), ("type", 3, other, score)]
    pairs = [("same", 1, 3, "same", same), ("argument", 3, 0, "actor", 20)]
    (event,) = decode_window(HandMade(said, pairs), WORDS).events
    assert ([read(t) for t in event.triggers], [read(t) for t in event.again]) == (["shot"], again)
    assert event.arguments == ()


@pytest.mark.parametrize(
    ("one", "other", "same", "triggers"),
    [(9.6, 9.6, 9, ["shot", "guards"]), (9.6, 9.6, -9, []), (9.6, 8, 9, []), (20, 9.6, 9, ["shot"])],
)
def test_words_that_are_likely_each_are_together_an_event(
    one: float, other: float, same: float, triggers: list[str]
) -> None:
    said = [("type", 1, "ASSAULT", one), ("type", 3, "ASSAULT", other)]
    events = decode_window(HandMade(said, [("same", 1, 3, "same", same)]), WORDS).events
    assert [read(trigger) for event in events for trigger in event.triggers] == triggers


def test_what_lies_in_the_background_must_be_surer_to_be_an_event() -> None:
    """With a chance of .77 a word of news is an event; one of the background is not."""
    likely = ("type", 1, "ASSAULT", 10.2)
    assert decode_window(HandMade([likely]), WORDS).events
    assert not decode_window(HandMade([likely, ("ground", 1, "background", 15)]), WORDS).events


def test_a_word_that_names_nothing_is_no_trigger() -> None:
    assert is_empty((1, 0, 1), words_of("will not stop"))
    assert not is_empty((1, 0, 2), words_of("will not stop"))


def test_commas_at_the_edges_of_a_span_are_no_part_of_it() -> None:
    best = np.array([0, 0, 1, 1, 1, 0, 0, 0, 0])
    assert label_runs(best, WORDS) == [(1, 2, 3)]


def test_a_gap_of_one_word_between_runs_of_one_label_is_closed() -> None:
    assert bridge(np.array([1, 0, 1, 0, 0, 2, 0, 1, 0]), WORDS).tolist() == [1, 1, 1, 0, 0, 2, 0, 1, 0]


@given(st.lists(st.integers(0, 3), min_size=SIZE, max_size=SIZE))
def test_runs_never_overlap_and_hold_only_their_own_label(best: list[int]) -> None:
    runs = label_runs(np.array(best), WORDS)
    assert all(set(best[a : b + 1]) == {label} for label, a, b in runs)
    assert all(one[2] < other[1] for one, other in pairwise(runs))


@given(st.lists(st.integers(0, len(labels.ENTITY) - 1), min_size=SIZE, max_size=SIZE))
def test_every_tagged_word_stands_in_exactly_one_run(tags: list[int]) -> None:
    chances = np.eye(len(labels.ENTITY), dtype=np.float32)[tags]
    covered = [w for _, a, b, _ in tagged_runs(chances, labels.ENTITY) for w in range(a, b + 1)]
    assert covered == [at for at, tag in enumerate(best_tags(chances, labels.ENTITY).tolist()) if tag]


def test_the_mode_is_told_by_the_trigger_that_says_it_most_surely() -> None:
    """One trigger gives firearms .70; on average both give "beat" most."""
    said = [("type", 1, "ASSAULT", 20.0), ("type", 3, "ASSAULT", 20.0)]
    said += [("mode", 1, "beat", 9.5), ("mode", 3, "firearms", 14), ("mode", 3, "beat", 13.15)]
    (event,) = decode_window(HandMade(said, [("same", 1, 3, "same", 9)]), WORDS).events
    assert event.mode == "firearms"


def test_a_deed_has_a_mode_of_its_type_or_none() -> None:
    said = [("type", 1, "ASSAULT", 20), ("mode", 1, "riot", 20), ("mode", 1, "firearms", 15)]
    (event,) = decode_window(HandMade(said), WORDS).events
    assert (event.type, event.mode) == ("ASSAULT", "firearms")


def test_the_modes_of_a_type_are_the_ontologys() -> None:
    ontology = Ontology.load()
    known = {t.code: {m.name for m in ontology.modes(t.code)} for t in ontology.types}
    assert all(set(modes) <= known[type_] for type_, modes in labels.MODES_OF.items())
    assert {m.partition(":")[0] for m in labels.MODE} == {
        labels.OUT,
        *(m for ms in labels.MODES_OF.values() for m in ms),
    }
