"""Capitals that stand for a government: "the previous test by Pyongyang" tells of a doer, not of a place.

A coder may take such a word for where something came from. Where a mention has no doer, a capital as its origin may be
either: it keeps no two events apart and contradicts no other place. Nothing is taken away.
"""

from dateline.actors.countries import capital_of
from dateline.coding.mention import Mention, Place


def may_be_government(place: Place, mention: Mention) -> bool:
    """Whether the origin of a mention without a doer is named by a capital alone."""
    if place.role != "origin" or mention.actors:
        return False
    return place.country is not None and capital_of(place.name or place.text) == place.country
