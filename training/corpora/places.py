"""Place names of LGL, GeoVirus and GeoWebNews: a layer of places alone (other names are not annotated).

Documents of even index train, those of odd index measure, as in benchmarks/places.py.
"""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

from documents import Argument, Document

CORPORA = {"lgl": ("lgl.xml", "toponym", "phrase"), "geovirus": ("GeoVirus.xml", "location", "name"), "gwn": ("GWN.xml", "toponym", "extractedName")}


def read_places(shared: Path, corpus: str) -> list[Document]:
    """All articles of one corpus, entities of kind place only."""
    file, tag, name = CORPORA[corpus]
    articles = ElementTree.parse(shared / "geoparsing" / file).getroot()
    return [read_article(f"{corpus}:{n}", article, tag, name, n % 2 == 1) for n, article in enumerate(articles)]


def read_article(key: str, article: ElementTree.Element, tag: str, name: str, development: bool) -> Document:
    text = article.findtext("text") or ""
    places = []
    for node in article.iter(tag):
        start, end = int(float(node.findtext("start") or -1)), int(float(node.findtext("end") or -1))
        words = node.findtext(name) or ""
        if 0 <= start < end and text[start:end].lower() == words.lower():
            places.append(Argument("place", start, end))
    return Document(key=key, text=text, entities=tuple(places), development=development)
