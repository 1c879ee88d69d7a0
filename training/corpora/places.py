"""Place names of LGL, GeoVirus and GeoWebNews: a layer of places alone (other names are not annotated).

Documents of even index train, those of odd index measure, as in benchmarks/places.py.
"""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from documents import Argument, Document

CORPORA = {
    "lgl": ("lgl.xml", "toponym", "phrase"),
    "geovirus": ("GeoVirus.xml", "location", "name"),
    "gwn": ("GWN.xml", "toponym", "extractedName"),
}


def read_places(shared: Path, corpus: str) -> list[Document]:
    """All articles of one corpus, entities of kind place only."""
    file, tag, name = CORPORA[corpus]
    articles = ElementTree.parse(shared / "geoparsing" / file).getroot()
    return [read_article(f"{corpus}:{n}", article, tag, name, n % 2 == 1) for n, article in enumerate(articles)]


def read_article(key: str, article: ElementTree.Element, tag: str, name: str, development: bool) -> Document:
    text = article.findtext("text") or ""
    places = []
    for node in article.iter(tag):
        words = node.findtext(name) or ""
        stated = int(float(node.findtext("start") or -1))
        # GeoVirus counts from one, the others from nought.
        start = next((at for at in (stated, stated - 1) if text[at : at + len(words)].lower() == words.lower()), -1)
        if start >= 0 and re.search("[A-Z]", words):
            places.append(Argument("place", start, start + len(words)))
    return Document(key=key, text=text, entities=tuple(places), development=development)
