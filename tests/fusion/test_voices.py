"""Who spoke how often: a body of a state is one speaker under whatever names the reports give it."""

from fusion.happenings import tell_launch, time_of

from dateline.coding.mention import Speaker
from dateline.fusion import CodedReport, fuse

STAFF = Speaker("official", "Joint Chiefs of Staff", "KOR")
ARMY = Speaker("official", "South Korean military", "KOR")
POLICE = Speaker("official", "National Police", "KOR")


def tell(name: str, day: str, speaker: Speaker) -> CodedReport:
    """A launch of a day, told on the word of a speaker."""
    words = f"Word of {name} came on {day}."
    return tell_launch(name, f"{day}T09:00Z", speaker, time=time_of(day), site="Sunan", text=words)


def test_one_body_under_two_names_is_one_speaker_and_another_body_another():
    told = [tell("a", "2023-03-13", STAFF), tell("b", "2023-06-13", ARMY), tell("c", "2023-09-13", POLICE)]
    speakers = {voice.name: voice.reports for voice in fuse(told).speakers}
    assert speakers == {"Joint Chiefs of Staff": 2, "National Police": 1}
    assert fuse(reversed(told)) == fuse(told)
