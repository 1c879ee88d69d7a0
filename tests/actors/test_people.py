"""Persons: who a name means, and what the text tells of him elsewhere, in small texts we wrote."""

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.actors import ActorContext, ActorResolver, ResolvedActor, lexicon
from dateline.actors.full_names import is_surname
from dateline.actors.introductions import introductions
from dateline.actors.words import find_words


def last_told(resolver: ActorResolver, words: str, text: str = "", day: str | None = "2018-04-05") -> ResolvedActor:
    """Who words mean where they stand last in a text."""
    return resolver.resolve(words, ActorContext(text or words, max((text or words).rfind(words), 0), day))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("In Leeds, Charlie Chen was charged. Chen denied it.", "Chen", "Charlie Chen"),
        ("Max Merkel, 48, a baker in Ohio, was held. Merkel denied it.", "Merkel", "Max Merkel"),
        ("President Trump met Ivanka Trump. Trump left.", "Trump", "Donald Trump"),
        ("Prime Minister Theresa May came. Philip May came. May left.", "May", "Theresa May"),
    ],
)
def test_a_surname_is_no_famous_namesake_of_whom_the_text_names_in_full(
    resolver: ActorResolver, text: str, words: str, name: str
) -> None:
    assert last_told(resolver, words, text).name == name


@pytest.mark.parametrize(
    "words", ["Special Representative of the UN Secretary-General", "the office of the UN secretary general"]
)
def test_what_is_of_an_office_is_not_its_holder(resolver: ActorResolver, words: str) -> None:
    assert last_told(resolver, "the UN secretary general").id is not None
    assert last_told(resolver, words).id is None


@pytest.mark.parametrize("words", ["Some of those who left", "Many who know him"])
def test_an_acronym_has_its_capitals(resolver: ActorResolver, words: str) -> None:
    assert last_told(resolver, words).name is None


@pytest.mark.parametrize(
    ("words", "name", "country"),
    [
        ("Special Representative of the UN Secretary-General for South Sudan Dan Hallam", "Dan Hallam", None),
        ("China's ambassador to Britain Liu Xiaolan", "Liu Xiaolan", "CHN"),
        ("the US special envoy to Ukraine Kurt Hallam", "Kurt Hallam", "USA"),
        ("the UN's humanitarian coordinator, Ali al-Marri", "Ali al-Marri", None),
        ("his mother, Sharon Hallam", "Sharon Hallam", None),
        ("one resident, Ali Omar", "Ali Omar", None),
        ("a witness, Sara Hallam", "Sara Hallam", None),
        ("a local farmer, Juma Otieno", "Juma Otieno", None),
        ("a company, Acme Steel", None, None),
    ],
)
def test_a_name_after_what_somebody_is_names_him(
    resolver: ActorResolver, words: str, name: str | None, country: str | None
) -> None:
    found = last_told(resolver, words)
    assert (found.name, found.country) == (name, country)


@pytest.mark.parametrize(
    ("text", "words", "country", "sector", "kind"),
    [
        ("The US special envoy for Syria, Jim Hallam, came. {around} Hallam left.", "Hallam", "USA", "GOV", "official"),
        ("The president of Bulgaria, Georgi Parvin, came. {around} Parvin left.", "Parvin", "BGR", "GOV", "official"),
        ("White House chief of staff Jon Kelling came. {around} Kelling left.", "Kelling", "USA", "GOV", "official"),
        ("State Department official Dan Hallam came. {around} Hallam left.", "Hallam", "USA", "GOV", "official"),
        ("Sen. Ada Lanza of Ohio spoke. {around} Lanza left.", "Lanza", None, "LEG", "official"),
        ("Ben Moss, Harlan Police Department spokesman, spoke. {around} Moss left.", "Moss", None, "COP", "official"),
        ("Environmental Agency head Scott Prewin spoke. {around} Prewin left.", "Prewin", None, "GOV", "official"),
    ],
)
def test_who_was_introduced_stays_what_he_is(
    resolver: ActorResolver, text: str, words: str, country: str | None, sector: str, kind: str
) -> None:
    around = "Libya denied it. In Libya, Libyan forces fought."
    found = last_told(resolver, words, text.format(around=around))
    assert (found.country if country else None, found.sector, found.speaker_kind) == (country, sector, kind)


def test_a_known_person_may_bear_the_noun_of_a_role(resolver: ActorResolver) -> None:
    found = last_told(resolver, "Julie Bishop")
    assert (found.country, found.id) == ("AUS", "person:julie-bishop")


@pytest.mark.parametrize("words", ["Arroyo", "Kennedy", "Hassan Karim al-Marri", "Mary Page"])
def test_a_persons_name_is_no_town(resolver: ActorResolver, words: str) -> None:
    text = f"Dr. Ana Arroyo and John Kennedy spoke in Norway. {words} left. Norway and Norwegians heard it."
    assert last_told(resolver, words, text).country == "NOR"


@pytest.mark.parametrize(
    ("words", "text", "name"),
    [
        ("Sondin", "Unpredictable Sondin speaks\n\nThey asked Gordon Sondin. Sondin left.", "Gordon Sondin"),
        ("Lanza", "Although Lanza came, others stayed. Lanza left.", "Lanza"),
        ("Xiaolan", "China's ambassador to Britain Xiaolan came. Xiaolan left.", "Xiaolan"),
        ("Lanza", "On Monday Lanza came. Lanza left.", "Lanza"),
        ("Lanza", "By Tuesday Lanza had come. Lanza left.", "Lanza"),
        ("Lanza", "From Ohio Lanza came. Lanza left.", "Lanza"),
        ("Lanza", "Since May Lanza was there. Lanza left.", "Lanza"),
        ("Lanza", "He said “no.” Sunny Lanza came. They saw Ada Lanza. Lanza left.", "Ada Lanza"),
    ],
)
def test_what_opens_a_sentence_or_is_a_country_is_no_given_name(
    resolver: ActorResolver, words: str, text: str, name: str
) -> None:
    assert last_told(resolver, words, text).name == name


def test_a_family_name_that_comes_first_is_spelt_out(resolver: ActorResolver) -> None:
    found = last_told(resolver, "Li", "Li Wenlan came to the court in Tianjin. Li left.")
    assert found.name == "Li Wenlan"


def test_the_president_is_no_former_one(resolver: ActorResolver) -> None:
    text = "Former President Barack Obama spoke. In Washington, the United States waited. the president left."
    assert last_told(resolver, "the president", text).name == "Donald Trump"


def test_an_owner_that_is_a_place_is_nobody(resolver: ActorResolver) -> None:
    assert last_told(resolver, "New York's chief medical examiner").name is None


@pytest.mark.parametrize("words", ["UN special envoy Jan Hallam", "U.N. Resident Coordinator Jan Hallam"])
def test_who_acts_for_many_states_is_of_none(resolver: ActorResolver, words: str) -> None:
    text = f"Norway waited. In Norway, {words} spoke. Jan Hallam left Norway. Norwegians saw it."
    for told in (words, "Jan Hallam"):
        found = last_told(resolver, told, text)
        assert (found.name, found.country, found.sector, found.speaker_kind) == ("Jan Hallam", None, "IGO", "official")


def test_a_known_person_after_an_office_may_bear_the_noun_of_a_role(resolver: ActorResolver) -> None:
    assert last_told(resolver, "Foreign Minister Qin Gang", day="2023-03-01").name == "Qin Gang"


def test_a_name_begins_where_its_first_word_does() -> None:
    assert introductions("Ann Lanza", "a minister, JoAnn Lanza, spoke") == ()
    assert introductions("JoAnn Lanza", "a minister, JoAnn Lanza, spoke")[0] == "a minister"


@pytest.mark.parametrize("words", ["John", "The", "Donald"])
def test_a_given_name_is_no_family_name(words: str) -> None:
    assert words.lower() not in lexicon.family_first() | lexicon.surnames().keys()
    assert {"li", "tsai", "leung"} <= lexicon.family_first()


def test_a_run_of_capitals_is_read_once() -> None:
    start = time.perf_counter()
    assert not is_surname("Lanza", "A" * 100_000 + " lanza")
    assert time.perf_counter() - start < 5


def test_who_is_accused_is_no_criminal_by_that() -> None:
    assert introductions("Harbour Machine", "The singer has accused Harbour Machine of theft") == ()
    assert introductions("Ann Lanza", "The lawyer of the accused Ann Lanza spoke") == ("accused",)
    assert introductions("Ann Lanza", "Osterby accused President Ann Lanza of plotting") == ("President",)


@pytest.mark.parametrize(
    ("text", "day", "name"),
    [
        ("He opposes Trump's tariffs.", None, "Donald Trump"),
        ("Mr. Trump would win, he said.", "2016-04-23", "Donald Trump"),
        ("Attorney General Abbott filed it.", "2009-03-24", None),
        ("Ivo Trump, a baker, came. Trump left.", None, None),
        ("Mrs. Clinton came.", None, None),
    ],
)
def test_a_surname_alone_means_its_one_known_bearer_unless_it_was_long_before_his_time(
    resolver: ActorResolver, text: str, day: str | None, name: str | None
) -> None:
    words = next(word for word in ("Mr. Trump", "Mrs. Clinton", "Attorney General Abbott", "Trump") if word in text)
    found = resolver.resolve(words, ActorContext(text, text.rindex(words), day))
    assert (found.name if found.id else None) == name


def test_mr_is_no_office_and_hides_none(resolver: ActorResolver) -> None:
    text = "Sen. Ada Lanza of Ohio spoke. Mrs. Lanza left."
    found = resolver.resolve("Mrs. Lanza", ActorContext(text, text.index("Mrs."), None))
    assert (found.name, found.office, found.sector) == ("Ada Lanza", "sen", "LEG")


def test_of_two_offices_the_holder_is_named(resolver: ActorResolver) -> None:
    found = last_told(resolver, "Norwegian State Councillor and Foreign Minister Ada Lanza")
    assert (found.name, found.country, found.sector) == ("Ada Lanza", "NOR", "GOV")


@example("a a", "éa a a")
@given(st.text("aé_ -'", min_size=1, max_size=4), st.text("aé_ -'", max_size=30))
def test_words_stand_where_a_pattern_of_them_finds_them(words: str, text: str) -> None:
    pattern = rf"(?<!\w){re.escape(words)}" if is_word(words[0]) else re.escape(words)
    pattern += r"(?!\w)" if is_word(words[-1]) else ""
    assert list(find_words(words, text)) == [match.start() for match in re.finditer(pattern, text)]


def is_word(letter: str) -> bool:
    return re.match(r"\w", letter) is not None
