"""What training takes along to another machine is what it has here, without the texts that measure."""

import json
from pathlib import Path

import numpy as np
from corpora.plain import read_plain
from documents import Document
from hypothesis import given
from hypothesis import strategies as st
from prepare import small, text_of

MEETING = "Ministers of the two countries met in Oslo on Monday. They signed an agreement on fishing."


def lay_articles(folder: Path, guardian: str, older: str, page: str) -> None:
    for name in ("plover", "muc4", "pages/scrapinghub"):
        (folder / name).mkdir(parents=True)
    (folder / "plover/guardian_sdf_articles.csv").write_text(f'text\n"{guardian}"\n', encoding="utf8")
    (folder / "muc4/train.json").write_text(json.dumps({"doctext": older}) + "\n", encoding="utf8")
    pages = {"one": {"articleBody": page}}
    (folder / "pages/scrapinghub/ground-truth.json").write_text(json.dumps(pages), encoding="utf8")


def test_no_text_that_measures_is_among_the_plain_ones(tmp_path: Path) -> None:
    whole = MEETING + " The whole article goes on where the labelled part of it ends, and is left out as well."
    lay_articles(tmp_path, whole, "a farmer was kidnapped in the north.", "A page on a flood.")
    measuring = [Document("label:1", MEETING.replace(" on fishing.", ""), development=True)]
    texts = read_plain(tmp_path, [Document("label:2", "A court in Lyon acquitted three men.")], measuring)
    assert texts == [
        "A court in Lyon acquitted three men.",
        "a farmer was kidnapped in the north.",
        "A page on a flood.",
    ]


def test_a_text_of_two_corpora_stands_once(tmp_path: Path) -> None:
    lay_articles(tmp_path, MEETING, "a farmer was kidnapped in the north.", MEETING)
    assert read_plain(tmp_path, [Document("label:1", MEETING)], []).count(MEETING) == 1


@given(st.lists(st.integers(-(2**31), 2**31 - 1)))
def test_numbers_are_the_same_in_a_smaller_type(numbers: list[int]) -> None:
    assert small(np.array(numbers, dtype=np.int64)).tolist() == numbers


def test_a_text_has_a_sentence_for_each_word() -> None:
    tokens, sentence = text_of(MEETING)
    assert len(sentence) == len(tokens.case) == int(tokens.word_of.max()) + 1
    assert sentence.tolist() == sorted(sentence.tolist())
    assert sentence.max() == 1
