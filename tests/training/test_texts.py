"""The texts behind labels: a continuation begins where the first cut ends, and stays out of what measures."""

import json
from functools import cache
from pathlib import Path

import pytest
from corpora.labels import digest, given_labels, is_development
from corpora.texts import put_together, read_texts, whole_articles

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared/data"
pytestmark = pytest.mark.skipif(not (SHARED / "labels").exists(), reason="the corpora are not beside the repository")


@pytest.fixture(scope="module")
def texts() -> dict[str, dict[str, str]]:
    return read_texts(SHARED)


def test_the_parts_of_an_article_give_it_back(texts: dict[str, dict[str, str]]) -> None:
    whole = {key: text for key, text, _ in whole_articles(SHARED)}
    cut = [key for key in whole if f"{key}/2" in texts]
    assert len(cut) > 100
    for key in cut:
        parts = [texts[key]["text"]]
        while (following := f"{key}/{len(parts) + 1}") in texts:
            parts.append(texts[following]["text"])
        assert " ".join(" ".join(parts).split()) == " ".join(whole[key].split())


def test_no_labelled_continuation_is_of_an_article_that_measures(texts: dict[str, dict[str, str]]) -> None:
    for key in (gold["doc"] for name in ("articles", "careful", "hasty") for gold in labelled(name)):
        if "/" in key:
            assert not is_development(digest(texts[key.partition("/")[0]]["text"])), key
            assert not is_development(digest(texts[key]["text"])), key


def test_no_article_that_measures_is_a_part_of_one_that_is_learned_from(texts: dict[str, dict[str, str]]) -> None:
    ours = [gold["doc"] for name in ("articles", "careful", "hasty") for gold in labelled(name)]
    keys = {*ours, *(gold["doc"] for gold in given_labels(SHARED))}
    held = {gold["doc"] for gold in labelled("held")}
    measuring = {key for key in keys | held if is_development(digest(texts[key]["text"]))}
    assert held <= measuring
    learned = {key.partition("/")[0] for key in keys - measuring}
    for key in measuring | {gold["doc"] for gold in labelled("parts")}:
        assert key.partition("/")[0] not in learned, key


def test_no_article_is_labelled_twice_and_what_measures_is_labelled_with_care(texts: dict[str, dict[str, str]]) -> None:
    once, careful, hasty = ([gold["doc"] for gold in labelled(name)] for name in ("articles", "careful", "hasty"))
    assert len({*once, *careful, *hasty}) == len(once) + len(careful) + len(hasty)
    assert not any(is_development(digest(texts[key]["text"])) for key in (*careful, *hasty))


@pytest.mark.parametrize("name", ["articles", "careful", "hasty", "held", "parts", "blind", "second"])
def test_kept_labels_belong_to_the_texts_at_hand(name: str, texts: dict[str, dict[str, str]]) -> None:
    for gold in labelled(name):
        assert gold["sha"] == digest(texts[gold["doc"]]["text"]), gold["doc"]


@cache
def labelled(name: str) -> list[dict[str, str]]:
    """Our labels of articles, a line each."""
    lines = (ROOT / f"training/labels/{name}.jsonl").read_text(encoding="utf8").splitlines()
    return [json.loads(line) for line in lines]


def test_words_of_a_treebank_are_put_together_as_print_has_them() -> None:
    words = "`` It cost $ 1 . 7 m , '' the high - risk firm 's chief ( 35 ) said ; they did n't pay"
    assert put_together(words.split()) == "“It cost $1.7 m,” the high-risk firm's chief (35) said; they didn't pay"
