"""Short names mean the fuller ones of their report."""

import re
from itertools import pairwise

import pytest
from coding.annotating import Marker

from dateline.coding.references import find_referent, fuller_words, whole_country
from dateline.language.annotations import Annotations, Argument, Entity, Frame, Span
from dateline.language.sentences import split_sentences

TEXT = (
    "South Korea's Joint Chiefs of Staff spoke first. "
    "The Japanese Coast Guard and Norland's navy and Sudmark's navy followed."
)


def test_a_body_without_its_country_takes_the_one_it_is_named_with() -> None:
    assert fuller_words("the Joint Chiefs", TEXT) == "South Korea's Joint Chiefs"
    assert fuller_words("the Coast Guard", TEXT) == "Japanese Coast Guard"


def test_a_body_that_two_countries_have_stays_as_it_is() -> None:
    assert fuller_words("the navy", TEXT) is None


def test_a_body_never_named_with_a_country_stays_as_it_is() -> None:
    assert fuller_words("the ministry", TEXT) is None


def test_the_north_is_the_country_that_the_text_calls_so() -> None:
    assert whole_country("North", TEXT) is None
    assert whole_country("South", TEXT) == "South Korea"
    assert whole_country("North", "Two North Korean missiles flew; he urged the North to stop.") == "North Korea"
    assert whole_country("South", "South Sudanese troops left.") == "South Sudan"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the South", "South Korea"),
        ("the South's Joint Chiefs", "South Korea's Joint Chiefs"),
        ("South’s military", "South Korea’s military"),
        ("the north", "the north"),
        ("North's army", "North's army"),
    ],
)
def test_half_a_country_is_made_whole_where_it_stands_for_it(words: str, meant: str) -> None:
    text = f"{TEXT} {words}"
    span = Span(len(TEXT) + 1, len(text))
    assert find_referent(span, text, Annotations((), (), (), (), ())).words == meant


SPOKEN = "Mara Oduya arrived. The harbour was shut. Ships waited. No crane moved. He said: “I asked them to wait.”"


def annotated(text: str) -> Annotations:
    """One person, the first two words, and what "He" said."""
    said, content, dots = text.index("said"), text.index("“I"), [m for m, c in enumerate(text) if c == "."]
    sentences = tuple(Span(a, b) for a, b in pairwise([0, *(d + 1 for d in dots[:-1]), len(text)]))
    source, quoted = (
        Argument("source", Span(said - 3, said - 1), 1.0),
        Argument("content", Span(content, len(text)), 1.0),
    )
    frame = Frame(Span(said, said + 4), (source, quoted), 1.0)
    return Annotations(sentences, (Entity(Span(0, 10), "person", 1.0),), (), (frame,), ())


def test_he_is_the_person_named_a_few_sentences_before() -> None:
    at = SPOKEN.index("He")
    assert find_referent(Span(at, at + 2), SPOKEN, annotated(SPOKEN)).words == "Mara Oduya"


def test_i_is_whoever_says_it() -> None:
    at = SPOKEN.index("I asked")
    assert find_referent(Span(at, at + 1), SPOKEN, annotated(SPOKEN)).words == "Mara Oduya"


def test_i_outside_of_anything_said_stays_as_it_is() -> None:
    text = f"I arrived. {SPOKEN}"
    assert find_referent(Span(0, 1), text, Annotations((), (), (), (), ())).words == "I"


SPEECH = (
    "Ada Lanza spoke on Monday. “We are ready,” she said before she met Mara Okafor. But the work, she added, goes on. "
    "“She is wrong,” Okafor said of her rival. Ministers, who left early, said nothing. Norland, which signed, paid."
)


NAMES = [("person", "Ada Lanza"), ("person", "Mara Okafor"), ("person", "Okafor said"), ("place", "Norland")]


def referent(words: str, number: int) -> str:
    """Whom a word of the speech means, the people and countries in it found."""
    found = [(kind, SPEECH.index(words), len(words.removesuffix(" said"))) for kind, words in NAMES]
    entities = tuple(Entity(Span(start, start + length), kind, 0.9) for kind, start, length in found)
    start = -1
    for _ in range(number):
        start = SPEECH.index(f"{words} ", start + 1)
    annotations = Annotations(split_sentences(SPEECH), entities, (), (), ())
    return find_referent(Span(start, start + len(words)), SPEECH, annotations).words


def test_who_goes_on_speaking_is_not_whom_he_met() -> None:
    assert [referent("she", number) for number in (1, 2, 3)] == ["Ada Lanza"] * 3


def test_a_pronoun_that_is_quoted_makes_nobody_the_topic() -> None:
    assert referent("her", 1) == "Okafor"


def test_a_relative_pronoun_means_the_name_right_before_it() -> None:
    assert referent("which", 1) == "Norland"
    assert referent("who", 1) == "who"


def test_he_who_says_something_is_who_spoke_last_not_whom_he_spoke_of() -> None:
    text = "Mara Oduya said the port was shut. Jonas Brandt was to blame. “Nobody asked us,” she said. She left."
    mark = Marker(text)
    sayings = [mark.saying("Mara Oduya", "said", "the port was shut"), mark.saying("she", "said", "Nobody asked us")]
    people = [mark.entity("person", "Mara Oduya"), mark.entity("person", "Jonas Brandt")]
    annotations = mark.annotations(entities=people, attributions=sayings)
    assert find_referent(mark.span("she"), text, annotations).words == "Mara Oduya"
    assert find_referent(mark.span("She"), text, annotations).words == "Jonas Brandt"


def test_he_who_says_more_is_who_said_the_last_by_that_pronoun() -> None:
    text = (
        "Mara Oduya told of it. In talks with Jonas Brandt she said it was late. “We won,” she added. “We go on,” "
        "she noted. “So do we,” he noted."
    )
    mark = Marker(text)
    sayings = [
        mark.saying("Mara Oduya", "told", "it"),
        mark.saying("she", "said", "it was late"),
        Frame(mark.span("added"), (Argument("source", mark.span("she", 2), 0.9),), 0.9),
        Frame(mark.span("noted"), (Argument("source", mark.span("she", 3), 0.9),), 0.9),
    ]
    people = [mark.entity("person", "Mara Oduya"), mark.entity("person", "Jonas Brandt")]
    annotations = mark.annotations(entities=people, attributions=sayings)
    assert [find_referent(mark.span("she", n), text, annotations).words for n in (1, 2, 3)] == ["Mara Oduya"] * 3


def test_a_long_row_of_he_said_ends() -> None:
    text = "Mara Oduya said so. " + "She said it was late. " * 1200
    starts = [m.start() for m in re.finditer("She", text)]
    sayings = [Frame(Span(at + 4, at + 8), (Argument("source", Span(at, at + 3), 0.9),), 0.9) for at in (0, *starts)]
    annotations = Annotations(
        split_sentences(text), (Marker(text).entity("person", "Mara Oduya"),), (), tuple(sayings), ()
    )
    assert find_referent(Span(starts[-1], starts[-1] + 3), text, annotations).words == "She"


def test_the_first_name_among_the_words_for_a_speaker_is_his() -> None:
    text = "Mara Oduya, who counsels Jonas Brandt, said he was well. “We won,” she said."
    mark = Marker(text)
    first = mark.saying("Mara Oduya, who counsels Jonas Brandt", "said", "he was well")
    second = Frame(mark.span("said", 2), mark.saying("she", "said", "We won").arguments, 0.9)
    people = [mark.entity("person", "Mara Oduya"), mark.entity("person", "Jonas Brandt")]
    annotations = mark.annotations(entities=people, attributions=[first, second])
    assert find_referent(mark.span("she"), text, annotations).words == "Mara Oduya"


def test_who_says_something_is_not_whom_he_speaks_of() -> None:
    text = "Mara Oduya arrived. “That is what Jonas Brandt was about,” she said."
    mark = Marker(text)
    saying = mark.saying("she", "said", "That is what Jonas Brandt was about")
    people = [mark.entity("person", "Mara Oduya"), mark.entity("person", "Jonas Brandt")]
    annotations = mark.annotations(entities=people, attributions=[saying])
    assert find_referent(mark.span("she"), text, annotations).words == "Mara Oduya"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the president", "the president"),
        ("the government", "the government"),
        ("the army", "the army"),
        ("the foreign ministry", "the foreign ministry"),
        ("the navy", "Norland's navy"),
    ],
)
def test_an_office_that_every_state_has_takes_no_owner_that_is_told_later(words: str, meant: str) -> None:
    bodies = "president, Norland's navy, Norland's government, Norland's army and Norland's foreign ministry"
    text = f"On Monday {words} spoke. Then they met Norland's {bodies}."
    mark = Marker(text)
    assert find_referent(mark.span(words), text, mark.annotations()).words == meant


def test_an_office_takes_the_owner_that_is_told_before_it() -> None:
    text = "Norland's president arrived. On Monday the president spoke."
    mark = Marker(text)
    assert find_referent(mark.span("the president"), text, mark.annotations()).words == "Norland's president"


def test_his_lawyer_speaks_and_not_he() -> None:
    text = "Jonas Brandt was held. But his lawyer says he is innocent."
    mark = Marker(text)
    saying = mark.saying("his", "says", "he is innocent")
    annotations = mark.annotations(entities=[mark.entity("person", "Jonas Brandt")], attributions=[saying])
    assert find_referent(mark.span("his"), text, annotations).words == "his"


def test_he_may_run_on_for_as_long_as_the_text_does() -> None:
    text = "Ole Vik came. " + "He ran. " * 1500
    mark = Marker(text)
    annotations = mark.annotations(entities=[mark.entity("person", "Ole Vik")])
    assert find_referent(mark.span("He", 40), text, annotations).words == "Ole Vik"
    assert find_referent(Span(text.rindex("He"), text.rindex("He") + 2), text, annotations).words in ("He", "Ole Vik")


@pytest.mark.parametrize(("words", "meant"), [("the 34-year-old", "Mara Oduya"), ("the 34-year-old ship", None)])
def test_somebody_spoken_of_by_an_age_is_the_person_named_before(words: str, meant: str | None) -> None:
    text = f"Mara Oduya arrived. On Monday {words} was held."
    sentences = (Span(0, 19), Span(20, len(text)))
    annotations = Annotations(sentences, (Entity(Span(0, 10), "person", 1.0),), (), (), ())
    span = Span(text.index(words), text.index(words) + len(words))
    assert find_referent(span, text, annotations).words == (meant or words)
