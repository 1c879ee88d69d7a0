"""Figures that a report gives to the wrong one of two quantities it tells in one sentence.

"It climbed to 50 km before it fell after 350 km" may be read as a range of 50. Where the other reports tell that very
figure as another quantity, and this quantity otherwise, the figure is taken for that other one and speaks of this field
no more. Nothing is dropped: such a claim is shown beside the values. Copies are not asked.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from dateline.fusion.claims import Told
from dateline.fusion.features import sentence_around

Figure = tuple[str, float]


def find_crossed(told: Iterable[Told], texts: Mapping[str, str]) -> frozenset[str]:
    """The ids of claims whose figure is another field's; `texts` has the reports' texts."""
    figures = [item for item in told if item.claim.best is not None]
    asked = {(*_figure(item), item.claim.mention) for item in figures if not item.copied}
    counts = Counter((field, best) for field, best, _ in asked)
    return frozenset(
        item.claim.id
        for item in figures
        if _is_anothers(_figure(item), counts) and _stands_beside_another(item, figures, texts[item.claim.report])
    )


def _figure(item: Told) -> Figure:
    assert item.claim.best is not None
    return item.field, item.claim.best


def _is_anothers(figure: Figure, counts: Mapping[Figure, int]) -> bool:
    """Whether more mentions tell the figure of another field, and more another figure of this one.

    As many are not enough: a true figure told once may also be misread once.
    """
    (field, best), here = figure, counts.get(figure, 0)
    of_another = any(each > here for (other, told), each in counts.items() if other != field and told == best)
    return of_another and any(each > here for (other, told), each in counts.items() if other == field and told != best)


def _stands_beside_another(item: Told, figures: Iterable[Told], text: str) -> bool:
    """Whether its mention has, in the same sentence, another figure as well."""
    claim = item.claim
    start, end = sentence_around(text, claim.start, claim.end)
    return any(
        other.claim.mention == claim.mention
        and start <= other.claim.start < end
        and other.claim.best != claim.best
        and other.field != "count"
        for other in figures
    )
