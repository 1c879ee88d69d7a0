"""Questions that every way of finding events must answer alike: by the filter, by the tables, by columns in memory."""

from dateline.record.filters import Box, Circle, EventFilter

QUESTIONS = [
    EventFilter(),
    EventFilter(type="mobilize"),
    EventFilter(type="ASSAULT"),
    EventFilter(mode="weapons-test", kind="missile-launch"),
    EventFilter(kind="missile-launch", min_origins=2),
    EventFilter(modality="actual", min_origins=1),
    EventFilter(modality="actual", conflicts=True),
    EventFilter(min_origins=2),
    EventFilter(conflicts=True),
    EventFilter(actor="North Korea"),
    EventFilter(actor="north"),
    EventFilter(actor="korea north"),
    EventFilter(actor="100%"),
    EventFilter(country="prk"),
    EventFilter(country="KOR"),
    EventFilter(place="Sunan"),
    EventFilter(place="the wonsan area"),
    EventFilter(since="2023-09"),
    EventFilter(until="2023-09-12"),
    EventFilter(since="2023-09-13", until="2023-09-13"),
    EventFilter(area=Box(39.19, 125, 39.3, 126)),
    EventFilter(area=Box(39.0, 127, 39.3, -170)),
    EventFilter(area=Circle(39.15, 127.44, 20)),
    EventFilter(area=Circle(39.2, 126.5, 90)),
    EventFilter(area=Circle(89.9, 0, 100)),
    EventFilter(place="Sunan", conflicts=True),
    EventFilter(place="Sunan", conflicts=True, since="2023"),
]
