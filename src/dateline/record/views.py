"""The views `events`, `claims` and `sources` in words, for the reference of the schema.

They are meant for people with Datasette, pandas or R, and are made by the migrations; Dateline itself does not read
them.
"""

VIEWS = {
    "events": "One row an event as of the last fold: type, preferred time and place, number of origins and outlets.",
    "claims": "One row a claim: who says what, of which event, in which words of which report.",
    "sources": "One row an outlet: how many reports and mentions, from when to when.",
}
