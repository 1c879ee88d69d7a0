"""Labels stand off: no words of the article enter the line, and its offsets give the same quotes back."""

import json

from corpora.labels import digest, find, label_document
from standoff import stand_off, with_quotes

TEXT = "Gunmen shot dead four guards. A fifth guard was shot dead later, police said."
GOLD = {
    "doc": "made:1",
    "headline": "Guards killed",
    "events": [
        {
            "type": "ASSAULT",
            "modality": "actual",
            "salience": "main",
            "triggers": ["shot dead", {"q": "shot dead", "n": 2}],
            "actors": [{"text": "Gunmen", "name": None, "country": None, "sector": None}],
            "claims": [
                {
                    "speaker": {"text": "police", "name": None, "kind": "official", "country": None},
                    "fields": ["occurrence"],
                    "evidence": "police said",
                }
            ],
        }
    ],
    "notes": "none",
}


def test_quotes_become_offsets_and_words_stay_behind() -> None:
    line = stand_off(GOLD, TEXT)
    assert line["events"][0]["triggers"] == [(7, 16), (48, 57)]
    assert line["sha"] == digest(TEXT)
    told = json.dumps(line)
    assert not any(words in told for words in ("shot dead", "Gunmen", "police said", "Guards killed"))


def test_offsets_give_the_same_quotes_back() -> None:
    line = json.loads(json.dumps(stand_off(GOLD, TEXT)))
    back = with_quotes(line, TEXT)
    assert [find(TEXT, q) for q in back["events"][0]["triggers"]] == [(7, 16), (48, 57)]
    assert back["events"][0]["claims"][0]["evidence"] == {"q": "police said", "n": 1}
    assert stand_off(back, TEXT)["events"] == stand_off(GOLD, TEXT)["events"]


def test_both_ways_of_storing_give_the_same_document() -> None:
    line = json.loads(json.dumps(stand_off(GOLD, TEXT)))
    article = {"text": TEXT, "published": "2021-04-05"}
    assert label_document(line, article) == label_document(GOLD, article)
