"""Targets: every word of a document is learned from once, and only heads whose layer is annotated."""

import random
from pathlib import Path

import pytest
from documents import Argument, Document, Event
from marked import read_marked
from targets import TOKENIZER, Example, make_examples

from dateline.language import labels
from dateline.language.tokens import tokenize

BLOCK = (
    "@ 2021-04-05 | The Osterby Post\n"
    "[[Gunmen]{a.actor} [shot dead]{a=ASSAULT/firearms/negated/main} [four guards]{a.recipient}]{q.content}, "
    "[police]{a.speaker=official;q.source} [said]{q.cue}. [The attack]{a} failed.\n"
)


def examples_of(tmp_path: Path) -> list[Example]:
    path = tmp_path / "some.txt"
    path.write_text(BLOCK, encoding="utf8")
    (document,) = read_marked(path)
    return make_examples(document, random.Random(1))


def test_a_layer_that_is_not_annotated_has_no_target() -> None:
    (example,) = make_examples(Document("some:1", "Ada Lanza spoke."), random.Random(1))
    assert (example.words, example.types, example.pairs) == ({}, None, {})


def test_names_are_tagged_from_their_first_word() -> None:
    document = Document("some:1", "Ada Lanza spoke.", entities=(Argument("person", 0, 9),))
    (example,) = make_examples(document, random.Random(1))
    tags = [labels.ENTITY[t] for t in example.words["entity"]]
    assert tags == ["B-person", "I-person", "-", "-"]


def test_triggers_carry_type_mode_and_modality_and_other_words_none(tmp_path: Path) -> None:
    (example,) = examples_of(tmp_path)
    assert example.types is not None
    typed = [labels.TYPE[t] for t in example.types.argmax(1)]
    assert typed[:3] == ["-", "ASSAULT", "ASSAULT"]
    assert labels.MODE[example.words["mode"][1]] == "firearms"
    assert labels.MODALITY[example.words["modality"][1]] == "negated"
    assert example.words["mode"][0] == -100


def test_an_argument_belongs_to_its_event_and_a_speaker_to_what_he_vouches_for(tmp_path: Path) -> None:
    (example,) = examples_of(tmp_path)
    ((anchors, marked),) = example.pairs["argument"]
    assert 1 in anchors
    assert [labels.EVENT_ROLES[m] for m in marked[:5]] == ["actor", "-", "-", "recipient", "recipient"]
    vouched = [marks for words, marks in example.pairs["speaker"] if words == [1]]
    assert {int(marks.sum()) for marks in vouched} == {1}


def test_two_words_of_one_event_are_the_same(tmp_path: Path) -> None:
    (example,) = examples_of(tmp_path)
    assert example.same
    assert all(same == 1 for _, _, same in example.same)


def test_the_same_chance_gives_the_same_targets(tmp_path: Path) -> None:
    (one,), (two,) = examples_of(tmp_path), examples_of(tmp_path)
    assert one.same == two.same
    assert one.window.pieces.tolist() == two.window.pieces.tolist()


def event_of(text: str, trigger: str, *parties: tuple[str, str]) -> Event:
    arguments = tuple(Argument(role, text.index(words), text.index(words) + len(words)) for role, words in parties)
    at = text.index(trigger)
    return Event("ACCUSE", ((at, at + len(trigger)),), "actual", "main", arguments=arguments)


def marks_of(text: str, event: Event, key: str = "some:1") -> dict[str, str]:
    """The words whose mark is a role ("actor") or is not asked for ("?")."""
    (example,) = make_examples(Document(key, text, events=(event,)), random.Random(1))
    ((_, marked),) = example.pairs["argument"]
    words = tokenize(TOKENIZER, text)
    told = {text[a:b]: int(m) for a, b, m in zip(words.starts, words.ends, marked, strict=True) if m}
    return {word: labels.EVENT_ROLES[m] if m > 0 else "?" for word, m in told.items()}


@pytest.mark.parametrize(
    ("second", "beside"),
    [
        ("Lanza blamed the port.", {"Lanza": "actor"}),
        ("Later Ada Lanza blamed the port.", {"Ada": "actor", "Lanza": "actor"}),
        ("Mira Lanza blamed the port.", {"Lanza": "?"}),
        ("She blamed the port for her ills.", {"She": "?", "her": "?"}),
        ("The mayor blamed the port.", {}),
    ],
)
def test_a_party_told_best_elsewhere_is_marked_beside_the_trigger_by_its_surname(
    second: str, beside: dict[str, str]
) -> None:
    text = f"The speaker was Mayor Ada Lanza of Osterby. {second}"
    told = marks_of(text, event_of(text, "blamed", ("actor", "Mayor Ada Lanza"), ("recipient", "the port")))
    first = {"Mayor": "actor", "Ada": "actor", "Lanza": "actor", "the": "recipient", "port": "recipient"}
    assert told == first | beside


def test_a_pronoun_beside_a_party_that_is_marked_there_is_none() -> None:
    text = "Ada Lanza blamed the port, and she left."
    assert "she" not in marks_of(text, event_of(text, "blamed", ("actor", "Ada Lanza")))


def test_words_of_a_launch_account_that_have_no_label_are_not_asked() -> None:
    text = "North Korea launched a missile during joint drills."
    event = event_of(text, "launched", ("actor", "North Korea"))
    for key, asked in (("launch:1", 0), ("some:1", 1)):
        (example,) = make_examples(Document(key, text, events=(event,)), random.Random(1))
        assert example.types is not None
        assert [example.types[w].sum() for w in (2, 7)] == [1, asked]
