"""The pages around the events: sources, search, what changed between two moments, and every decision.

Each lists what the record holds, by content alone, and leads to the reports and events behind a figure.
"""

from collections import Counter
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy import text as sql
from starlette.requests import Request
from starlette.responses import Response

from dateline.desk.library import Library, Rest, connection_of
from dateline.desk.marks import words_around
from dateline.desk.rendering import page
from dateline.errors import RecordError
from dateline.fusion.decision import in_force
from dateline.fusion.events import Voice
from dateline.fusion.names import fold_words, publisher_name
from dateline.record import asking
from dateline.record.difference import compare
from dateline.record.filters import EventFilter
from dateline.record.finding import find_events
from dateline.record.readers import Standing
from dateline.record.schema import log, reports

MOST_VOICES = 300
MOST_FOUND = 40
SORTS = ("reports", "claims", "agreed", "disagreed", "first", "revised", "copied", "name")


class Flow(msgspec.Struct, frozen=True):
    """How often one outlet's reports are copies of another's."""

    giver: str
    taker: str
    copies: int
    how: str


def show(request: Request) -> Response:
    """Outlets, agencies and speakers, and who copied whom."""
    library: Library = request.app.state.library
    by = request.query_params.get("by", "claims")
    by = by if by in SORTS else "claims"
    with library.standing() as standing:
        rest = library.rest(standing)
        flows = _flows(connection_of(standing), rest)
    given: Counter[str] = Counter()
    for flow in flows:
        given[flow.giver] += flow.copies
    values = {
        "outlets": _sorted(rest.fused.outlets, by),
        "speakers": _sorted(rest.fused.speakers, by),
        "given": given,
        "flows": flows[:100],
        "by": by,
        "unapplied": rest.fused.unapplied,
    }
    return page(request, "sources.html", values)


def _sorted(voices: tuple[Voice, ...], by: str) -> list[Voice]:
    if by == "name":
        return sorted(voices, key=lambda voice: voice.name.lower())[:MOST_VOICES]
    return sorted(voices, key=lambda voice: (-getattr(voice, by), voice.name))[:MOST_VOICES]


def _flows(connection: Connection, rest: Rest) -> list[Flow]:
    names = sorted({name for copy in rest.fused.copies for name in (copy.from_, copy.to)})
    outlets: dict[str, str] = {}
    for at in range(0, len(names), 500):
        chosen = select(reports.c.id, reports.c.outlet, reports.c.source).where(reports.c.id.in_(names[at : at + 500]))
        outlets |= {
            row.id: publisher_name(row.outlet) if row.outlet else row.source for row in connection.execute(chosen)
        }
    counts: Counter[tuple[str, str]] = Counter()
    kinds: dict[tuple[str, str], Counter[str]] = {}
    for copy in rest.fused.copies:
        pair = (outlets.get(copy.from_, copy.from_source), outlets.get(copy.to, copy.to_source))
        counts[pair] += 1
        kinds.setdefault(pair, Counter())[copy.how] += 1
    order = sorted(counts, key=lambda pair: (-counts[pair], pair))
    return [
        Flow(*pair, counts[pair], ", ".join(f"{n} {how}" for how, n in sorted(kinds[pair].items()))) for pair in order
    ]


def search(request: Request) -> Response:
    """Reports with these words, the events they tell of, and speakers of that name."""
    library: Library = request.app.state.library
    words = request.query_params.get("q", "").strip()[:200]
    values: dict[str, Any] = {"words": words, "hits": [], "events": [], "voices": [], "total": 0}
    if words:
        with library.standing() as standing:
            values |= _search(library, standing, words)
    return page(request, "search.html", values)


def _search(library: Library, standing: Standing, words: str) -> dict[str, Any]:
    connection, folded = connection_of(standing), fold_words(words)
    names, total = asking.search_reports(connection, words, standing.sequence, MOST_FOUND)
    rest = library.rest(standing)
    voices = [
        each for each in (*rest.fused.outlets, *rest.fused.speakers) if folded and folded in fold_words(each.name)
    ]
    return {
        "hits": [_hit(standing, name, words) for name in names],
        "events": find_events(connection, EventFilter(), words, limit=12),
        "voices": sorted(voices, key=lambda each: (-each.claims, each.name))[:20],
        "total": total,
    }


def _hit(standing: Standing, name: str, words: str) -> dict[str, Any]:
    report = standing.report(name)
    parts = [part.strip() for part in words.replace('"', " ").split() if part.strip()]
    places = [(report.text.lower().find(part.lower()), len(part)) for part in parts]
    found = min(((at, length) for at, length in places if at >= 0), default=(0, 0))
    around = words_around(report.text, found[0], found[0] + found[1])
    return {"report": report, "around": around, "start": found[0], "end": found[0] + found[1]}


def changes(request: Request) -> Response:
    """What the record says otherwise than at an earlier moment."""
    library: Library = request.app.state.library
    before, after = (request.query_params.get(name, "").strip() or None for name in ("before", "after"))
    values: dict[str, Any] = {"before": before, "after": after, "differences": None, "fault": None}
    with library.standing() as standing:
        values["moments"] = _moments(connection_of(standing))
    if before:
        try:
            with library.standing(before) as old:
                earlier = old.fused()
            with library.standing(after) as new:
                values["differences"] = compare(earlier, new.fused())
        except RecordError as error:
            values["fault"] = str(error)
    return page(request, "changes.html", values)


def _moments(connection: Connection) -> list[tuple[str, int]]:
    """The last days on which something was added, with how many entries of the log each has."""
    day = sql("substr(at, 1, 10)")
    rows = connection.execute(
        select(day, sql("count(*)")).select_from(log).group_by(day).order_by(sql("1 DESC")).limit(20)
    )
    return [(str(name), int(entries)) for name, entries in rows]


def decisions(request: Request) -> Response:
    """Every decision, the latest first: who, when, what, why, on which words, and whether it still holds."""
    library: Library = request.app.state.library
    with library.standing() as standing:
        taken = standing.decisions()
        unapplied = {each.decision: each.why for each in library.rest(standing).fused.unapplied}
    holding = {each.id for each in in_force(taken)}
    values = {"taken": taken[::-1][:500], "holding": holding, "unapplied": unapplied, "total": len(taken)}
    return page(request, "decisions.html", values)
