"""What goes into the resolver of actors and what comes out of it. What the words do not tell is None, never a guess."""

from typing import Literal

import msgspec

SpeakerKind = Literal["official", "agency", "outlet", "media", "witness", "expert", "party", "unknown"]


class ActorContext(msgspec.Struct, frozen=True):
    """What is known around an actor's words: the whole text, where they stand, the day of publication.

    `country` (alpha-3) is where the report plays, if the caller knows; else it is read from the text.
    """

    text: str = ""
    start: int | None = None
    published: str | None = None
    country: str | None = None


class ResolvedActor(msgspec.Struct, frozen=True):
    """Who words mean: canonical name, country (alpha-3, "EUR" for the EU), PLOVER sector, office as the text gives it.

    `id` is that of our tables, the same for all names of one body; a state's own bodies have ids made of country and
    function ("kor-military").
    """

    name: str | None = None
    country: str | None = None
    sector: str | None = None
    office: str | None = None
    id: str | None = None
    speaker_kind: SpeakerKind = "unknown"
