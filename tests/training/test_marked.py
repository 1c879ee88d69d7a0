"""Marked-up examples: marks come off, offsets count in the text without them, errors name their line."""

from pathlib import Path

import pytest
from documents import Argument, Document
from marked import read_marked

BLOCK = (
    "@ 2021-04-05 | The Osterby Post\n"
    "[Gunmen]{a.actor} [shot dead]{a=ASSAULT/firearms/actual/main} [four]{a.killed=4} [customs guards]{a.recipient}, "
    "[the interior ministry]{a.speaker=official;q.source} [said]{q.cue}.\n"
    "[The attack]{a} came on [Saturday]{a.time}.\n"
)
EXAMPLES = sorted((Path(__file__).parents[2] / "training/examples").glob("*.txt"))


def read(tmp_path: Path, text: str) -> list[Document]:
    path = tmp_path / "some.txt"
    path.write_text(text, encoding="utf8")
    return read_marked(path)


def words(document: Document, argument: Argument) -> str:
    return document.text[argument.start : argument.end]


def test_the_text_has_no_marks_and_offsets_count_in_it(tmp_path: Path) -> None:
    (document,) = read(tmp_path, BLOCK)
    assert document.text == (
        "Gunmen shot dead four customs guards, the interior ministry said.\n\nThe attack came on Saturday."
    )
    (event,) = document.events or ()
    assert [document.text[a:b] for a, b in event.triggers] == ["shot dead", "The attack"]
    assert {a.role: words(document, a) for a in event.arguments} == {
        "actor": "Gunmen",
        "killed": "four",
        "recipient": "customs guards",
        "speaker": "the interior ministry",
        "time": "Saturday",
    }
    assert (document.published, event.type, event.mode) == ("2021-04-05", "ASSAULT", "firearms")


def test_one_phrase_may_carry_an_event_and_an_attribution(tmp_path: Path) -> None:
    (document,) = read(tmp_path, BLOCK)
    (frame,) = document.attributions or ()
    assert document.text[frame.start : frame.end] == "said"
    assert [(a.role, words(document, a)) for a in frame.arguments] == [("source", "the interior ministry")]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("ASSAULT/firearms", "ATTACK/firearms", "not TYPE/mode"),
        ("ASSAULT/firearms", "ASSAULT/visit", "no mode 'visit'"),
        ("killed=4", "killed=four", "wants a number"),
        ("a.actor", "a.doer", "unknown role 'doer'"),
        ("[said]{q.cue}", "[said{q.cue}", "stray|never closed"),
        ("@ 2021-04-05 |", "@ yesterday |", "a block opens with"),
    ],
)
def test_a_malformed_mark_is_refused_with_its_file_and_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=rf"some\.txt:\d+: .*({complaint})"):
        read(tmp_path, BLOCK.replace(old, new))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_every_example_of_ours_can_be_read(path: Path) -> None:
    documents = read_marked(path)
    assert documents
    for document in documents:
        assert not set("{}[]") & set(document.text)
        assert all(0 <= a < b <= len(document.text) for e in document.events or () for a, b in e.triggers)
