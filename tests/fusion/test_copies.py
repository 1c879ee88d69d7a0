"""Which reports took their words from which."""

from fusion.happenings import write_report

from dateline.fusion import find_copies
from dateline.fusion.passages import passages_of
from dateline.reading.report import Report

STORY = (
    "Dockworkers in Port Harlan walked off the job before dawn and blocked the one road to the grain quay.\n\n"
    "Union leader Ada Lanza told a cheering crowd that nobody would load a single barge until wages were settled.\n\n"
    "The harbour authority called the walkout unlawful and threatened to bring in crews from the next province.\n\n"
    "By noon some forty lorries stood bumper to bumper along the quay while drivers played cards in the shade."
)
OTHER = (
    "An Eastholm court sentenced three fishermen to short prison terms for cutting the nets of a survey ship.\n\n"
    "The judge said their anger over shrinking quotas was understandable but no excuse for wrecking property.\n\n"
    "Their lawyer announced an appeal and said the fleet would follow the hearing from the gallery."
)


def relations(*reports: object) -> dict[str, tuple[str, str]]:
    return {
        copy.to.removeprefix("sha256:"): (copy.from_.removeprefix("sha256:"), copy.how) for copy in find_copies(reports)
    }  # type: ignore[arg-type]


def test_a_reprint_comes_from_the_report_published_first() -> None:
    first = write_report("first", STORY, "2023-05-02T06:00Z", "Courier")
    later = write_report("later", STORY, "2023-05-02T09:00Z", "Gazette")
    assert relations(later, first) == {"later": ("first", "reprint")}


def test_an_abridged_story_is_found_with_its_source() -> None:
    short = "\n\n".join(STORY.split("\n\n")[:2])
    first = write_report("first", STORY, "2023-05-02T06:00Z", "Courier")
    later = write_report("later", short, "2023-05-02T09:00Z", "Gazette")
    assert relations(first, later) == {"later": ("first", "abridged")}


def test_a_reworded_and_shuffled_story_is_a_rewrite() -> None:
    parts = (
        STORY.replace("walked off the job", "downed tools")
        .replace("told a cheering crowd", "informed supporters")
        .split("\n\n")
    )
    first = write_report("first", STORY, "2023-05-02T06:00Z", "Courier")
    later = write_report("later", "\n\n".join(parts[::-1]), "2023-05-02T09:00Z", "Gazette")
    found = relations(first, later)
    assert found["later"][0] == "first"


def test_unrelated_reports_are_no_copies() -> None:
    assert not relations(
        write_report("one", STORY, "2023-05-02", "Courier"), write_report("two", OTHER, "2023-05-02", "Gazette")
    )


def test_at_equal_days_the_credited_one_is_the_source() -> None:
    wire = write_report("wire", STORY, "2023-05-02", "Meridian Press")
    user = write_report(
        "user", STORY + "\n\nMore was not known at first.", "2023-05-02", "Courier", agencies=("Meridian Press",)
    )
    assert relations(user, wire)["user"][0] == "wire"


def test_facts_taken_over_by_credit_are_credited_use() -> None:
    wire = write_report(
        "wire",
        "Police in Port Harlan said that Ada Lanza was held on Monday with 14 others near Quay 7.",
        "2023-05-02T06:00Z",
        "Meridian Press",
    )
    user = write_report(
        "user",
        "Unionist Ada Lanza sits in a cell in Port Harlan, and 14 people with her, Meridian Press says of Quay 7.",
        "2023-05-02T09:00Z",
        "Courier",
        agencies=("Meridian Press",),
    )
    assert relations(wire, user) == {"user": ("wire", "credited")}


def test_a_translation_is_known_by_its_credit() -> None:
    wire = write_report(
        "wire", "Police held Ada Lanza in Port Harlan with 14 others.", "2023-05-02", "Meridian Press", language="en"
    )
    user = write_report(
        "user",
        "Die Polizei hat Ada Lanza in Port Harlan mit 14 anderen festgenommen.",
        "2023-05-02",
        "Bote",
        language="de",
        agencies=("Meridian Press",),
    )
    assert relations(wire, user) == {"user": ("wire", "translation")}


def test_words_that_every_report_uses_over_months_show_no_copy() -> None:
    refrain = (
        "The two sides have no formal ties and have not exchanged ambassadors "
        "since the border war of the last century ended."
    )
    reports = [
        write_report(f"r{month}", f"{refrain}\n\n{part}", f"2023-{month:02d}-15", f"Outlet {month}")
        for month, part in enumerate([*STORY.split("\n\n"), *OTHER.split("\n\n")], start=1)
    ]
    assert not relations(*reports)


def test_every_relation_says_how_one_can_tell() -> None:
    first = write_report("first", STORY, "2023-05-02T06:00Z", "Meridian Press")
    later = write_report("later", STORY, "2023-05-02T09:00Z", "Gazette", agencies=("Meridian Press",))
    (copy,) = find_copies([first, later])
    assert "credits Meridian Press" in copy.evidence
    assert "4 equal paragraphs" in copy.evidence


NOTICE = (
    "The Port Harlan harbour authority has closed Channel {channel} to all from {day} May until further notice.\n\n"
    "Masters of vessels at anchor are asked to keep a watch on the working frequency and to report every movement.\n\n"
    "Enquiries about berths are answered by the duty officer in the control tower at any hour of the day and night."
)


def notice(name: str, day: int, channel: int, outlet: str = "Harbour Wire", hour: int = 6) -> Report:
    text = NOTICE.format(channel=channel, day=day)
    return write_report(name, text, f"2023-05-{day:02d}T{hour:02d}:00Z", outlet)


def test_notices_of_one_publisher_in_one_form_are_no_copies_of_each_other() -> None:
    assert not relations(notice("one", 2, 4), notice("two", 3, 7), notice("three", 4, 2))


def test_the_reprint_of_a_notice_comes_from_the_notice_it_repeats_not_from_the_first_of_that_form() -> None:
    reprint = notice("reprint", 3, 7, "Gazette", hour=9)
    assert relations(notice("one", 2, 4), reprint, notice("two", 3, 7)) == {"reprint": ("two", "reprint")}


def test_a_publisher_that_issues_the_same_once_more_copies_itself() -> None:
    first, again = (
        notice("one", 2, 4),
        write_report("again", NOTICE.format(channel=4, day=2), "2023-05-05", "Harbour Wire"),
    )
    assert relations(first, again) == {"again": ("one", "reprint")}


def test_the_signature_of_a_report_is_the_same_on_every_machine_and_with_every_build() -> None:
    bands = passages_of(write_report("first", STORY, "2023-05-02")).bands
    assert len(bands) == 16
    assert list(bands[:2]) == [37518161991037434, 5997900262005251]


def test_of_two_versions_that_hold_all_of_a_reprint_the_one_that_holds_nothing_else_is_its_source() -> None:
    longer = write_report("longer", f"{STORY}\n\nTalks go on.", "2023-05-02T06:00Z", "Courier", agencies=("AP",))
    own = write_report("own", STORY, "2023-05-02T08:00Z", "Courier")
    reprint = write_report("reprint", STORY, "2023-05-02T09:00Z", "Gazette")
    assert relations(longer, own, reprint)["reprint"] == ("own", "reprint")
