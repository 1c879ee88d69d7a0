"""Who vouches for a value, through whom, and how surely."""

import pytest
from coding.annotating import Marker, make_report
from coding.conftest import Surround

from dateline.coding.spans import make_whole
from dateline.coding.speakers import Voice, each_speaker, find_voices, is_figure, is_hedged, is_silent, passed_on_by
from dateline.coding.surroundings import Surroundings
from dateline.language.annotations import Span

REPORT = make_report(
    ("body", "Two missiles were fired, South Korea's military said."),
    ("body", "Three soldiers may have died, Yonhap reported, citing the Defense Ministry."),
    ("body", "Russia denied that its troops had crossed the border."),
    ("body", 'The mayor said "the bridge was destroyed overnight" and left.'),
    ("body", "The plant burned in May."),
)
MARK = Marker(REPORT.text)
ANNOTATIONS = MARK.annotations(
    attributions=[
        MARK.saying("South Korea's military", "said", "Two missiles were fired"),
        MARK.saying("Russia", "denied", "that its troops had crossed the border"),
    ]
)


@pytest.fixture(scope="module")
def surroundings(surrounded: Surround) -> Surroundings:
    return surrounded(REPORT, ANNOTATIONS)


def voices(words: str, surroundings: Surroundings, *said_by: str) -> tuple[Voice, ...]:
    return find_voices(MARK.span(words), [MARK.span(s) for s in said_by], surroundings)


def test_the_outlet_vouches_for_what_nobody_else_says(surroundings: Surroundings) -> None:
    (voice,) = voices("plant burned", surroundings)
    assert (voice.speaker.kind, voice.speaker.name, voice.speaker.text) == ("outlet", "Harbour Courier", None)


@pytest.mark.parametrize("thing", ["Two", "Two missiles"])
def test_neither_a_number_nor_what_is_fired_speaks(surroundings: Surroundings, thing: str) -> None:
    (voice,) = voices("fired", surroundings, thing, "South Korea's military")
    assert voice.speaker.text == "South Korea's military"
    (voice,) = voices("fired", surroundings, thing)
    assert voice.speaker.kind == "outlet"


@pytest.mark.parametrize(
    ("words", "is_none"), [("three", True), ("four rockets", True), ("Harlan Rockets", False), ("Royal Shell", False)]
)
def test_a_name_like_what_is_fired_speaks(surrounded: Surround, words: str, is_none: bool) -> None:
    mark = Marker(f"The deal is off, {words} said.")
    assert is_figure(mark.span(words), surrounded(make_report(("body", mark.text)), mark.annotations())) == is_none


def test_a_named_speaker_is_resolved(surroundings: Surroundings) -> None:
    (voice,) = voices("fired", surroundings, "South Korea's military")
    assert (voice.speaker.text, voice.speaker.kind, voice.speaker.country) == (
        "South Korea's military",
        "official",
        "KOR",
    )


def test_an_agency_that_cites_another_stands_between(surroundings: Surroundings) -> None:
    (voice,) = voices("died", surroundings, "Yonhap", "the Defense Ministry")
    assert voice.speaker.text == "the Defense Ministry"
    assert [relay.text for relay in voice.via] == ["Yonhap"]


def test_an_agency_alone_speaks_for_itself(surroundings: Surroundings) -> None:
    (voice,) = voices("died", surroundings, "Yonhap")
    assert (voice.speaker.text, voice.speaker.kind, voice.via) == ("Yonhap", "agency", ())


def test_two_who_say_the_same_are_two_voices(surroundings: Surroundings) -> None:
    found = voices("fired", surroundings, "South Korea's military", "The mayor")
    assert [voice.speaker.text for voice in found] == ["South Korea's military", "The mayor"]


def test_who_speaks_of_himself_vouches_for_himself_if_nobody_else_does(surroundings: Surroundings) -> None:
    (voice,) = voices("The mayor", surroundings, "The mayor")
    assert voice.speaker.text == "The mayor"


def test_a_denial_negates(surroundings: Surroundings) -> None:
    (voice,) = voices("crossed", surroundings, "Russia")
    assert (voice.speaker.text, voice.negated) == ("Russia", True)


def test_what_is_said_plainly_is_not_negated(surroundings: Surroundings) -> None:
    assert not voices("fired", surroundings)[0].negated


def test_words_in_quotation_marks_are_direct(surroundings: Surroundings) -> None:
    assert voices("destroyed", surroundings, "The mayor")[0].direct
    assert not voices("left", surroundings, "The mayor")[0].direct


def test_an_uncertain_word_before_hedges(surroundings: Surroundings) -> None:
    assert voices("died", surroundings)[0].hedge
    assert not voices("fired", surroundings)[0].hedge


def test_the_month_of_may_is_no_hedge(surroundings: Surroundings) -> None:
    assert not voices("May", surroundings)[0].hedge


def test_a_speakers_words_are_those_of_the_text(surroundings: Surroundings) -> None:
    for voice in voices("died", surroundings, "Yonhap", "the Defense Ministry"):
        for speaker in (voice.speaker, *voice.via):
            assert REPORT.text[speaker.start : speaker.end] == speaker.text


@pytest.mark.parametrize(
    "silence",
    [
        "kept silent",
        "did not immediately comment",
        "had no comment",
        "has declined to comment",
        "could not be reached",
        "had not mentioned it by Thursday",
        "has not released figures",
        "gave no details",
    ],
)
def test_whoever_kept_silent_vouches_for_nothing(surrounded: Surround, silence: str) -> None:
    report = make_report(("body", f"Two missiles rose over the town; Norland {silence}."))
    mark = Marker(report.text)
    (voice,) = find_voices(mark.span("Two"), [mark.span("Norland")], surrounded(report, mark.annotations()))
    assert voice.speaker.kind == "outlet"


def test_whoever_refused_to_hold_back_still_speaks(surrounded: Surround) -> None:
    report = make_report(("body", "Two missiles rose, South Korea's military said, and refused to call it a test."))
    mark = Marker(report.text)
    said_by = [mark.span("South Korea's military")]
    (voice,) = find_voices(mark.span("Two"), said_by, surrounded(report, mark.annotations()))
    assert voice.speaker.country == "KOR"


@pytest.mark.parametrize(
    ("words", "speakers"),
    [
        ("residents and the police", ["residents", "the police"]),
        ("officials and witnesses", ["officials", "witnesses"]),
        ("a commander and spokesman Ada Lanza", ["a commander and spokesman Ada Lanza"]),
        ("officials of the house and the senate", ["officials of the house and the senate"]),
        ("the foreign and defence ministers", ["the foreign and defence ministers"]),
    ],
)
def test_two_who_speak_together_are_two_speakers(words: str, speakers: list[str], surrounded: Surround) -> None:
    report = make_report(("body", f"In Kenya {words} said that four were killed."))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    assert [around.words(part) for part in each_speaker(mark.span(words), around)] == speakers


@pytest.mark.parametrize(
    ("title", "body", "kind", "name"),
    [
        ("Message from President Ada Lanza", "I condemn the raid. We shall answer it.", "official", "Ada Lanza"),
        ("Message from President Ada Lanza", "The raid was condemned.", "outlet", "Harbour Courier"),
        (
            "Message from President Ada Lanza",
            'She said "I condemn it and we shall answer".',
            "outlet",
            "Harbour Courier",
        ),
        ("President condemns the raid", "I condemn the raid. We shall answer it.", "outlet", "Harbour Courier"),
    ],
)
def test_somebodys_own_words_are_his_and_not_the_outlets(
    surrounded: Surround, title: str, body: str, kind: str, name: str
) -> None:
    report = make_report(("headline", title), ("body", body))
    around = surrounded(report, Marker(report.text).annotations())
    (voice,) = find_voices(Span(len(title) + 2, len(title) + 5), [], around)
    assert (voice.speaker.kind, voice.speaker.name) == (kind, name)


ACCUSED = make_report(
    ("body", "Prosecutors alleged that Lund stole cars. Police held the robbery suspect Lund at the harbour."),
    ("body", "Lund, who appeared in court, fled. Osterby said Norland rejected five envoys."),
)


@pytest.mark.parametrize(("words", "trigger"), [("alleged", "alleged"), ("harbour", "held"), ("fled", "fled")])
def test_words_that_only_look_like_a_hedge_make_nothing_uncertain(
    surrounded: Surround, words: str, trigger: str
) -> None:
    mark = Marker(ACCUSED.text)
    (voice,) = find_voices(mark.span(words), (), surrounded(ACCUSED, mark.annotations()), [mark.span(trigger)])
    assert not voice.hedge


def test_who_tells_of_anothers_denial_denies_nothing(surrounded: Surround) -> None:
    mark = Marker(ACCUSED.text)
    sayings = [
        mark.saying("Osterby", "said", "Norland rejected five envoys"),
        mark.saying("Norland", "rejected", "five envoys"),
    ]
    around = surrounded(ACCUSED, mark.annotations(attributions=sayings))
    found = {who: find_voices(mark.span("five"), [mark.span(who)], around)[0] for who in ("Osterby", "Norland")}
    assert {who: voice.negated for who, voice in found.items()} == {"Osterby": False, "Norland": True}
    (own,) = find_voices(mark.span("five"), [mark.span("Norland")], around, [mark.span("rejected")])
    assert not own.negated


def test_who_has_a_paper_passes_on_what_it_says(surrounded: Surround) -> None:
    report = make_report(("body", "A U.N. report seen by Reuters and Agence France-Presse says that four were killed."))
    mark = Marker(report.text)
    saying = mark.saying("A U.N. report seen by Reuters", "says", "that four were killed")
    around = surrounded(report, make_whole(mark.annotations(attributions=[saying]), report.text))
    (frame,) = around.annotations.attributions
    (voice,) = find_voices(mark.span("four"), [frame.arguments[0].span], around)
    assert (voice.speaker.text, [s.text for s in voice.via]) == ("A U.N. report", ["Reuters", "Agence France-Presse"])


def test_a_doubt_about_who_did_it_is_of_him_alone(surrounded: Surround) -> None:
    report = make_report(("body", "Suspected river rebels seized forty people in May."))
    mark = Marker(report.text)
    around, rebels = surrounded(report, mark.annotations()), mark.span("river rebels")
    found = {words: find_voices(mark.span(words), (), around, (), [rebels])[0] for words in ("seized", "river rebels")}
    assert {words: voice.hedge for words, voice in found.items()} == {"seized": False, "river rebels": True}


def test_two_names_that_speak_together_are_two_speakers(surrounded: Surround) -> None:
    report = make_report(("body", "Ada Lanza and Mara Okafor said that four were killed."))
    mark = Marker(report.text)
    people = [mark.entity("person", "Ada Lanza"), mark.entity("person", "Mara Okafor")]
    around = surrounded(report, mark.annotations(entities=people))
    parts = each_speaker(mark.span("Ada Lanza and Mara Okafor"), around)
    assert [around.words(part) for part in parts] == ["Ada Lanza", "Mara Okafor"]


@pytest.mark.parametrize(
    ("words", "said", "heard"),
    [
        ("Norway and Sweden", "said in a joint statement", ["Norway"]),  # one statement is one origin
        ("Norway and Sweden", "said", ["Norway", "Sweden"]),
        ("Reuters and Agence France-Presse", "said", ["Reuters", "Agence France-Presse"]),
    ],
)
def test_what_two_say_jointly_is_one_voice(surrounded: Surround, words: str, said: str, heard: list[str]) -> None:
    report = make_report(("body", f"On Monday {words} {said} that four were killed."))
    mark = Marker(report.text)
    names = [mark.entity("organisation", w) for w in words.split(" and ") if w[0].isupper()]
    around = surrounded(report, mark.annotations(entities=names))
    for said_by in ([mark.span(words)], [mark.span(word) for word in words.split(" and ")]):
        voices = find_voices(mark.span("four"), said_by, around)
        assert [voice.speaker.text for voice in voices] == heard


def test_the_name_of_who_has_a_paper_ends_with_its_sentence(surrounded: Surround) -> None:
    report = make_report(("body", "Four were killed, says a report seen by U.S. Harbour News. Norland says five."))
    mark = Marker(report.text)
    (found,) = passed_on_by([mark.span("a report")], surrounded(report, mark.annotations()))
    assert mark.text[found.start : found.end] == "U.S. Harbour News"


@pytest.mark.parametrize(
    ("words", "is_silence"),
    [
        ("have not released the hostages", False),
        ("did not give the town water", False),
        ("have not released any figures", True),
        ("did not return calls", True),
    ],
)
def test_only_who_held_back_words_was_silent(surrounded: Surround, words: str, is_silence: bool) -> None:
    report = make_report(("body", f"The rebels {words}."))
    mark = Marker(report.text)
    assert is_silent(mark.span("The rebels"), surrounded(report, mark.annotations())) is is_silence


@pytest.mark.parametrize(
    ("words", "hedge"),
    [
        ("Officials suspect Norland fired", True),
        ("The ministry suspects the rebels fired", True),
        ("At the suspect Lund guards fired", False),
        ("On two suspects guards fired", False),
    ],
)
def test_to_suspect_is_to_doubt_and_a_suspect_is_a_person(surrounded: Surround, words: str, hedge: bool) -> None:
    report = make_report(("body", f"{words} in May."))
    mark = Marker(report.text)
    assert is_hedged(mark.span("fired"), surrounded(report, mark.annotations())) is hedge


@pytest.mark.parametrize(
    ("sentence", "words", "speaker"),
    [
        ("The Harbour Watch, a monitor of trade, said ten were lost.", "monitor of trade", "Harbour Watch"),
        ("The Harbour Watch, a small town monitor, said ten were lost.", "monitor", "Harbour Watch"),
        ("The Harbour Watch, an old monitor, said ten were lost.", "an old monitor", "Harbour Watch"),
        ("After the Harbour Watch a monitor of trade said ten were lost.", "monitor of trade", "monitor of trade"),
        ("With the Harbour Watch, the monitor, in the end, said ten were lost.", "the monitor", "the monitor"),
        ("The Harbour Watch, residents, and a monitor said ten were lost.", "residents", "residents"),
    ],
)
def test_what_stands_beside_a_name_is_no_speaker_but_he(
    surrounded: Surround, sentence: str, words: str, speaker: str
) -> None:
    mark = Marker(sentence)
    annotations = mark.annotations(entities=[mark.entity("organization", "Harbour Watch")])
    (voice,) = find_voices(
        mark.span("ten"), [mark.span(words)], surrounded(make_report(("body", sentence)), annotations)
    )
    assert voice.speaker.text == speaker


@pytest.mark.parametrize(("words", "kind"), [("we", "outlet"), ("We", "unknown"), ("Readers", "unknown")])
def test_whoever_says_we_outside_a_quotation_is_the_outlet(surrounded: Surround, words: str, kind: str) -> None:
    report = make_report(("body", 'Four missiles flew, we estimate. "We count five." Readers wrote of six.'))
    mark = Marker(report.text)
    around = surrounded(report, mark.annotations())
    (voice,) = find_voices(mark.span("missiles"), [mark.span(words)], around)
    assert voice.speaker.kind == kind
