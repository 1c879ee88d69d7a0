"""Parties named once: a party told again in other words is the party already told."""

from coding.annotating import Marker, make_report
from coding.conftest import CodeWritten

from dateline.coding.mention import Mention

REPORT = make_report(
    ("body", "Ada Lanza met four guards and a driver on Monday."),
    ("body", "Lanza greeted the men, and some wept when they saw Ada Lanza."),
)
MARK = Marker(REPORT.text)


def meeting(code_written: CodeWritten, *parties: tuple[str, str]) -> Mention:
    arguments = [MARK.argument(role, words) for role, words in parties]
    event = MARK.event(MARK.span("met"), type_="CONSULT", arguments=arguments)
    entities = [MARK.entity("person", "Ada Lanza"), MARK.entity("person", "Lanza", 2)]
    (mention,) = code_written(REPORT, MARK.annotations(event, entities=entities)).mentions
    return mention


def test_a_surname_is_the_person_whose_name_ends_in_it(code_written: CodeWritten) -> None:
    mention = meeting(code_written, ("actor", "Ada Lanza"), ("actor", "Lanza"))
    assert [a.text for a in mention.actors] == ["Ada Lanza"]


def test_a_pronoun_that_points_to_nobody_is_no_party(code_written: CodeWritten) -> None:
    assert meeting(code_written, ("recipient", "they")).recipients == ()


def test_a_pronoun_that_means_somebody_by_name_is_a_party(code_written: CodeWritten) -> None:
    report = make_report(("body", "Ada Lanza spoke on Monday. She met four guards."))
    mark = Marker(report.text)
    event = mark.event(mark.span("met"), type_="CONSULT", arguments=[mark.argument("actor", "She")])
    (mention,) = code_written(report, mark.annotations(event, entities=[mark.entity("person", "Ada Lanza")])).mentions
    assert [(a.text, a.name) for a in mention.actors] == [("She", "Ada Lanza")]


def test_a_bare_noun_in_another_sentence_is_the_party_told_before(code_written: CodeWritten) -> None:
    mention = meeting(code_written, ("recipient", "four guards"), ("recipient", "the men"))
    assert [a.text for a in mention.recipients] == ["four guards"]


def test_bare_nouns_beside_each_other_are_two_parties(code_written: CodeWritten) -> None:
    mention = meeting(code_written, ("recipient", "four guards"), ("recipient", "a driver"))
    assert [a.text for a in mention.recipients] == ["four guards", "a driver"]


def test_what_is_vouched_for_in_other_words_is_vouched_for_the_party(code_written: CodeWritten) -> None:
    mention = meeting(code_written, ("recipient", "four guards"), ("recipient", "the men"))
    claims = [c for c in mention.claims if c.field == "recipients"]
    assert [REPORT.text[c.start : c.end] for c in claims] == ["four guards", "the men"]
    assert {c.value["text"] for c in claims} == {"four guards"}


def test_a_part_of_the_words_for_a_party_is_that_party(code_written: CodeWritten) -> None:
    mention = meeting(code_written, ("recipient", "four guards and a driver"), ("recipient", "driver"))
    assert "driver" not in [a.text for a in mention.recipients]


def test_the_name_of_an_exercise_is_no_party_and_that_of_a_people_is(code_written: CodeWritten) -> None:
    report = make_report(("body", "The Kurds trained with Ada Lanza in Harbour Shield on Monday."))
    mark = Marker(report.text)
    told = [mark.argument("actor", words) for words in ("Kurds", "Harbour Shield")]
    event = mark.event(mark.span("trained"), type_="COOPERATE", arguments=told)
    names = [mark.entity("other", "Kurds"), mark.entity("other", "Harbour Shield")]
    (mention,) = code_written(report, mark.annotations(event, entities=names)).mentions
    assert [a.text for a in mention.actors] == ["Kurds"]


def test_nobody_is_a_party_on_both_sides_unless_he_is_alone_there(code_written: CodeWritten) -> None:
    greeted = [MARK.argument("actor", "Ada Lanza"), MARK.argument("recipient", "Lanza", number=2)]
    alone = MARK.event(MARK.span("met"), type_="CONSULT", arguments=greeted)
    beside = MARK.event(MARK.span("met"), type_="CONSULT", arguments=[*greeted, MARK.argument("recipient", "the men")])
    entities = [MARK.entity("person", "Ada Lanza"), MARK.entity("person", "Lanza", 2)]
    (one,), (other,) = (code_written(REPORT, MARK.annotations(e, entities=entities)).mentions for e in (alone, beside))
    assert [a.text for a in one.recipients] == ["Lanza"]
    assert [a.text for a in other.recipients] == ["the men"]
    assert [a.text for a in other.actors] == ["Ada Lanza"]
