"""When an event was: its time arguments tied to the times of the report and to its own modality.

The words come first; the modality settles what they leave open: nothing that is told as having happened ends after
publication, and nothing to come begins before it. The day of publication itself is never taken for an event's.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from dateline.coding.claims import Resolved
from dateline.coding.mention import Time
from dateline.coding.surroundings import Surroundings
from dateline.grammar import Outlook, TimeExpression, fit_time, go_on, is_compared, lay_out, on_day, time_in
from dateline.language.annotations import Argument, Span

LINKS = (
    "on in at by of to from for the a an this that and or after before since until during following amid despite "
    "within between mid nearing"
)
# "In the past" is no more of a time than the tense of the verb.
SAYS_NOTHING = frozenset((*LINKS.split(), "past", "future", "present", "time"))
OUTLOOKS: dict[str, Outlook] = {"actual": "past", "historical": "past", "future": "coming"}
PRECISIONS = ("minute", "hour", "day", "week", "month", "season", "year", "decade", None)
# Of these a finer time that lies within is most likely that of the same event, told elsewhere: its clock, its month.
FILLED = frozenset({"day", "year"})
SINCE = re.compile(r"\bsince\s+(?:(?:the|mid|early|late)[\s-]+)?", re.I)
SINCE_REACH = 12
THEN = re.compile(r"\s*,?\s*when\b", re.I)
# What had happened by Sunday is told of Sunday.
BY = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
BY_REACH = 10
OPENED = re.compile(r"(?:ever\s+)?since\b", re.I)
# "A day after the vote", "two weeks away", "the first two days": lengths that are told from something else than now.
BEFORE_ANOTHER = re.compile(r"\s+(?:after|before|since|into|from|away|later|earlier)\b", re.I)
BEGINNING = re.compile(r"(?:the\s+)?first\b", re.I)
WITHIN = re.compile(r"\b(?P<word>within|in)\s+(?:\w+\s+)?$", re.I)
WITHIN_REACH = 20
# What zones may add to a day.
ZONE = timedelta(days=1)


class Setting(NamedTuple):
    """What is known of an event beside the words of its time: its modality, and the one day it is told of."""

    modality: str = "hypothetical"
    day: str | None = None

    @property
    def outlook(self) -> Outlook | None:
        """Whether the event is past or to come; None where it may be neither."""
        return OUTLOOKS.get(self.modality)


NO_SETTING = Setting()


def find_setting(arguments: Iterable[Argument], modality: str, surroundings: Surroundings) -> Setting:
    """The modality, and the one day that the time arguments tell, if they tell one."""
    setting = Setting(modality)
    found = (time_at(a.span, surroundings, setting) for a in arguments if a.role == "time")
    days = {(t.from_[:10], (t.to or t.from_)[:10]) for t in found if t and t.from_ and t.precision == "day"}
    first, last = days.pop() if len(days) == 1 else ("", None)
    return Setting(modality, first if first == last else None)


def resolve_time(
    arguments: Iterable[Argument],
    surroundings: Surroundings,
    setting: Setting = NO_SETTING,
    trigger: Span | None = None,
) -> Time | None:
    """The event's time: that of its time arguments which stands nearest to the trigger; the first, where none resolves.

    Of a day or a year it is the finest time within it: the clock told of the day, the month told of the year.

    What only says when something ends ("on bail until June 3") counts where nothing says when it was.
    """
    times = [time for a in arguments if (time := resolve_time_span(a.span, surroundings, setting))]
    resolved = [t for t in times if t.status == "resolved"]
    nearest = min(resolved, key=lambda time: rank(time, trigger), default=None)
    if nearest is None:
        return times[0] if times else None
    finer = (time for time in resolved if nearest.precision in FILLED and lies_within(time, nearest))
    return min(finer, key=lambda time: (PRECISIONS.index(time.precision), rank(time, trigger)), default=nearest)


def lies_within(time: Time, other: Time) -> bool:
    """Whether the days of a time are among those of another."""
    (first, last), (other_first, other_last) = days_of(time), days_of(other)
    return other_first <= first and last <= other_last


def rank(time: Time, trigger: Span | None) -> tuple[bool, int, int, int]:
    """Those with a beginning first, then the nearer to the trigger, then the finer, then the earlier in the text."""
    apart = max(trigger.start - time.end, time.start - trigger.end) if trigger else 0
    return time.from_ is None, apart, PRECISIONS.index(time.precision), time.start


def resolve_time_span(span: Span, surroundings: Surroundings, setting: Setting = NO_SETTING) -> Time | None:
    """The time at a span; words the grammar does not know are unresolved, a length without ends is no time.

    A clock without a day of its own is one of the day that the event is told of.
    """
    if is_anothers(span, surroundings.report.text):
        return None
    found = time_at(span, surroundings, setting)
    if found is None:
        words = surroundings.words(span)
        return None if says_nothing(words) else Time(span.start, span.end, words, "unresolved")
    if found.kind == "set" or (found.status == "unresolved" and (found.kind == "duration" or says_nothing(found.text))):
        return None
    found = on_day(found, setting.day) if setting.day else found
    if setting.outlook == "past" and is_after(found.from_, surroundings.published_day):
        return Time(found.start, found.end, found.text, "unresolved")
    if setting.outlook == "coming" and is_before(found.to, surroundings.published_day):
        return None  # of the saying: "launched a partnership yesterday to provide scholarships"
    return Time(
        found.start,
        found.end,
        found.text,
        found.status,
        from_=found.from_,
        to=found.to,
        edtf=found.edtf,
        precision=found.precision,
    )


def says_nothing(words: str) -> bool:
    """Whether words for a time name none ("in the past")."""
    return set(words.lower().split()) <= SAYS_NOTHING


def is_anothers(span: Span, text: str) -> bool:
    """Whether a time is that of what the news is compared with: January in "the first test since January".

    Where the text goes on to tell what was then ("since January, when it fired two"), that event has the time.
    """
    if THEN.match(text, span.end):
        return False
    found = SINCE.finditer(text, max(0, span.start - SINCE_REACH), span.end)
    return any(span.start in since.span() and is_compared(text, since.start()) for since in found)


def time_at(span: Span, surroundings: Surroundings, setting: Setting) -> TimeExpression | None:
    """The time in a span as one of an event of this setting; "since" before it opens it."""
    found, published = time_in(surroundings.times, span.start, span.end), surroundings.published_day
    if found is None:
        return None
    if lasts_to_or_from_now(found, setting, surroundings.report.text):
        found = lay_out(found, setting.outlook, published)
    if setting.outlook == "past" and is_by_day(found, surroundings.report.text):
        found = replace(found, from_=found.to)
    fitted = fit_time(found, setting.outlook, published)
    return go_on(fitted, published) if OPENED.match(surroundings.words(span)) else fitted


def is_by_day(time: TimeExpression, text: str) -> bool:
    """Whether something is told to be so by a day."""
    is_day = time.from_ is None and time.to is not None and time.precision == "day"
    return is_day and BY.search(text, max(0, time.start - BY_REACH), time.start) is not None


def is_before(ends: str | None, day: str | None) -> bool:
    """Whether a time ends before an ISO day."""
    return ends is not None and day is not None and ends[:10] < day


def is_after(begins: str | None, day: str | None) -> bool:
    """Whether a time begins later than the day after an ISO day, which is as far as zones reach."""
    if not begins or not day:
        return False
    return date.fromisoformat(begins[:10]) > date.fromisoformat(day) + ZONE


def lasts_to_or_from_now(time: TimeExpression, setting: Setting, text: str) -> bool:
    """Whether a length of time is how long the news has gone on, or within which what is to come will come."""
    if time.kind != "duration" or BEGINNING.match(time.text) or BEFORE_ANOTHER.match(text, time.end):
        return False
    within = WITHIN.search(text, max(0, time.start - WITHIN_REACH), time.start)
    word = within["word"].lower() if within else ""
    return (setting.modality == "actual" and word != "within") or (setting.modality == "future" and word != "")


def of_one_moment(resolved: Sequence[Resolved], time: Time | None, surroundings: Surroundings) -> Iterator[Resolved]:
    """The resolved arguments of what has one moment, without what the outlet tells of another `time` than its own.

    Somebody else may put it on another day; the outlet does not contradict itself, and tells of another thing then,
    save in one sentence ("in 2016 and 2017").
    """
    own = time and surroundings.sentence_of(Span(time.start, time.end))

    def is_others(argument: Argument, value: Time) -> bool:
        """Whether the outlet tells a time in another sentence that is not that of the event."""
        # What cannot be when it happened is unresolved; what its words say is another time all the same.
        said = time_in(surroundings.times, argument.span.start, argument.span.end) or value
        is_told_apart = not argument.speakers and surroundings.sentence_of(argument.span) != own
        return time is not None and is_told_apart and not may_be_then(said, time)

    yield from ((a, value) for a, value in resolved if not (isinstance(value, Time) and is_others(a, value)))


def may_be_then(one: Time | TimeExpression, time: Time) -> bool:
    """Whether a time may be that of what happened at another, which zones may put a day apart."""
    (first, last), (other_first, other_last) = days_of(one), days_of(time)
    return first - other_last <= ZONE and other_first - last <= ZONE


def days_of(time: Time | TimeExpression) -> tuple[date, date]:
    """The first and last day that a time may be of; an end that is not known is as far as the calendar goes."""
    first, last = ((end or "")[:10] for end in (time.from_, time.to))
    return date.fromisoformat(first) if first else date.min, date.fromisoformat(last) if last else date.max
