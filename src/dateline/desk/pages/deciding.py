"""Decisions taken at the desk: accept, correct, merge, split, reject, note and undo, each signed and dated.

A form carries what its analyst saw; if the event has changed since, nothing is kept, and the analyst is shown what is
new before deciding again. A correction may show the characters of a report as its evidence.
"""

import logging
from datetime import date
from typing import Any, cast

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.desk.entrance import local_address
from dateline.desk.forms import Form, read_form
from dateline.desk.library import ChangedSinceError, Library, connection_of, version_of
from dateline.desk.matrix import ordered_fields
from dateline.desk.rendering import page
from dateline.desk.sessions import tidy_name
from dateline.desk.settings import DeskSettings
from dateline.errors import RecordError
from dateline.fusion.decision import DecisionKind, Evidence, in_force
from dateline.fusion.events import Event
from dateline.fusion.moments import LAST_DAY, interval_of
from dateline.intake.keeping import Tally, retry
from dateline.intake.work import Coding
from dateline.reading.report import Report
from dateline.reading.settings import ReadingSettings
from dateline.record import Record
from dateline.record.corrections import read_correction
from dateline.record.filters import EventFilter
from dateline.record.finding import Found, find_events
from dateline.record.readers import Standing

FORMS = ("correct", "same", "split", "reject", "note")
TITLES = {
    "correct": "Correct a value",
    "same": "Merge with another event",
    "split": "Split off reports",
    "reject": "Reject",
    "note": "Add a note",
}
_log = logging.getLogger("dateline.desk")


class Telling(msgspec.Struct, frozen=True):
    """A mention of the event, with the sentence it stands in."""

    mention: str
    report: str
    outlet: str
    headline: str
    words: str


def ask(request: Request) -> Response:
    """The form of one kind of decision on one event."""
    library, what = _library(request), request.path_params["what"]
    if what not in FORMS:
        raise HTTPException(404)
    with library.standing() as standing:
        event = library.event(standing, request.path_params["event"])
        reports = _reports(standing, event)
        values = {
            "event": event,
            "what": what,
            "title": TITLES[what],
            "version": version_of(event),
            "fields": ordered_fields(event.fields),
            "reports": reports,
            "tellings": _tellings(standing, event, reports) if what == "split" else [],
            "nearby": _nearby(standing, event) if what == "same" else [],
            "given": dict(request.query_params),
        }
    return page(request, "decide.html", values)


def _reports(standing: Standing, event: Event) -> list[Report]:
    names = dict.fromkeys(each.report for each in event.mentions)
    found = [standing.report(name) for name in names]
    return sorted(found, key=lambda each: (each.published.from_ if each.published else "9", each.id))


def _tellings(standing: Standing, event: Event, reports: list[Report]) -> list[Telling]:
    wanted = {each.mention for each in event.mentions}
    found = []
    for report in reports:
        outlet = report.outlet.name if report.outlet else report.source
        for mention in standing.coded(report.id).mentions:
            if mention.id in wanted:
                words = _sentence(report.text, mention.trigger.start, mention.trigger.end)
                found.append(Telling(mention.id, report.id, outlet, report.headline or "without headline", words))
    return found


def _sentence(text: str, start: int, end: int, reach: int = 140) -> str:
    before, after = text[max(0, start - reach) : start], text[end : end + reach]
    before = before.rpartition("\n")[2].rpartition(". ")[2]
    after = after.partition("\n")[0]
    return f"{before}{text[start:end]}{after}"


def _nearby(standing: Standing, event: Event) -> list[Found]:
    """Events of the same type within two days: what this one may be one with."""
    time = event.fields["time"].preferred if "time" in event.fields else None
    span = interval_of(time) if isinstance(time, dict) else None
    if span is None:
        return []
    since, until = (date.fromordinal(min(max(1, day), LAST_DAY)).isoformat() for day in (span.first - 2, span.last + 2))
    asked = EventFilter(type=event.type, since=since, until=until)
    found = find_events(connection_of(standing), asked, limit=20)
    return [each for each in found if each.id != event.id]


async def take(request: Request) -> Response:
    """Keep a decision on an event, unless it has changed since its analyst saw it."""
    form = await read_form(request)
    user = _signed(request, form)
    name = request.path_params["event"]
    try:
        decided = await run_in_threadpool(_take, _library(request), name, form, user)
    except ChangedSinceError as error:
        return page(request, "changed.html", _changed(error.event, form), 409)
    _log.warning("decision %s (%s) by %s from %s", decided, form.get("what"), user, _client(request))
    then = local_address(form.get("then") or f"/event/{name}")
    return RedirectResponse(f"{then}{'&' if '?' in then else '?'}kept={decided.removeprefix('sha256:')[:12]}", 303)


def _take(library: Library, name: str, form: Form, user: str) -> str:
    what = form.get("what", "")
    with library.standing() as standing:
        event = library.event(standing, name)
        subject = _subject(library, standing, event, form)
    seen = {event.id: form.get("seen", "")}
    other = form.get("other", "").strip()
    if form.get("other-seen"):
        seen[other] = form["other-seen"]
    reason = form.get("reason", "")
    return library.decide(cast(DecisionKind, what), user=user, reason=reason, seen=seen, subject=subject).id


def _subject(library: Library, standing: Standing, event: Event, form: Form) -> dict[str, Any]:
    what = form.get("what", "")
    subject: dict[str, Any] = {"events": (event.id,), "evidence": _evidence(standing, form)}
    if form.get("field"):
        subject["field"] = form["field"]
    if what == "correct":
        subject |= read_correction(form.get("field"), form.get("value", "").strip())
    elif what in ("same", "not-same"):
        subject["events"] = (event.id, library.event(standing, form.get("other", "").strip()).id)
    elif what == "split":
        leaving = set(form.many("mention"))
        subject["mentions"] = tuple(each.mention for each in event.mentions if each.mention in leaving)
        subject["stay"] = tuple(each.mention for each in event.mentions if each.mention not in leaving)
        if not subject["stay"]:
            raise RecordError("to split an event some of its mentions must stay")
    elif what not in ("accept", "reject", "note"):
        raise RecordError(f"no such decision: {what}")
    return subject


def _evidence(standing: Standing, form: Form) -> tuple[Evidence, ...]:
    """The words an analyst selected, or typed as they stand in the report."""
    words, name = form.get("evidence", "").strip("\n"), form.get("evidence-report", "")
    if not words.strip() or not name:
        return ()
    report = standing.report(name)
    start = form.get("evidence-start", "")
    if start.isdigit() and report.text[int(start) : int(start) + len(words)] == words:
        return (Evidence(report.id, int(start), int(start) + len(words), words),)
    if report.text.count(words) != 1:
        many = "more than once" if words in report.text else "nowhere"
        raise RecordError(f"these words stand {many} in that report: select more of them, or others")
    at = report.text.index(words)
    return (Evidence(report.id, at, at + len(words), words),)


def _changed(event: Event, form: Form) -> dict[str, Any]:
    kept = [(name, value) for name in form if name not in ("secret", "seen") for value in form.many(name)]
    return {"event": event, "version": version_of(event), "form": kept, "what": form.get("what", "")}


async def undo(request: Request) -> Response:
    """Take a decision back by a further one."""
    form = await read_form(request)
    user, name = _signed(request, form), request.path_params["decision"]

    def keep(record: Record) -> str:
        standing = {each.id for each in in_force(record.decisions())}
        if name not in standing:
            raise RecordError("that decision does not hold any more: somebody has taken it back")
        return record.decide("undo", user=user, reason=form.get("reason", ""), undoes=name).id

    decided = await run_in_threadpool(_library(request).writer.write, keep)
    _log.warning("decision %s (undo) by %s from %s", decided, user, _client(request))
    return RedirectResponse(local_address(form.get("then", "/decisions")), 303)


async def leave_out(request: Request) -> Response:
    """Take a rejection out of quarantine for good: it is not to be read."""
    form = await read_form(request)
    user, name = _signed(request, form), request.path_params["rejection"]
    await run_in_threadpool(_library(request).writer.write, lambda record: record.release(name))
    _log.warning("rejection %s left out by %s from %s", name, user, _client(request))
    return RedirectResponse("/review?queue=quarantine", 303)


async def try_again(request: Request) -> Response:
    """Read the kept bytes of a rejection again, as `dateline retry` does."""
    form = await read_form(request)
    user, name = _signed(request, form), request.path_params["rejection"]
    tally = await run_in_threadpool(_library(request).writer.write, lambda record: _try_again(record, name))
    _log.warning("rejection %s tried again by %s from %s", name, user, _client(request))
    return RedirectResponse(f"/review?queue=quarantine&added={tally.added}&failed={tally.rejected}", 303)


def _try_again(record: Record, name: str) -> Tally:
    """What became of it; a desk reads bytes it has, and leaves it to the command line to fetch others."""
    found = [each for each in record.quarantined() if each.id == name]
    if not found:
        raise RecordError(f"no rejection has the id {name}: somebody has taken it up")
    if found[0].capture is None:
        raise RecordError("its bytes were not kept: dateline retry fetches it again")
    tally = Tally()
    retry(record, found, ReadingSettings(), Coding(), tally)
    return tally


def _signed(request: Request, form: Form) -> str:
    """Who decides: nobody decides unsigned, and nobody decides on a desk that is read only."""
    settings: DeskSettings = request.app.state.settings
    if settings.read_only:
        raise HTTPException(403, "this desk is read only")
    user = tidy_name(form.get("user", "") or request.state.session.user)
    if not user:
        raise RecordError("a decision is signed: sign your name first (at the top right)")
    return user


def _library(request: Request) -> Library:
    library: Library = request.app.state.library
    return library


def _client(request: Request) -> str:
    return request.client.host if request.client else "unknown"
