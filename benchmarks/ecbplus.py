"""Cross-document clustering of the event mentions of ECB+, beside a lemma baseline: MUC, B3, CEAF-e, CoNLL F1.

    python -m benchmarks.ecbplus ECBPLUS_FOLDER dev|train|test [own]

Gold mentions become mentions of an open type with the human participants and places of their sentence as arguments;
time is left unresolved. With `own` the mentions are the product's: what it codes, and, as ECB+ marks actions of every
kind and the ontology has sixteen types, all predicates that its model finds, taken as gold mentions are. No topic is
given to the fusion. The test topics are for the last run only.
"""

import csv
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from corpora.texts import ECB_PLUS

from dateline.coding.coder import default_coder
from dateline.coding.mention import Actor, Coded, Mention, Place, Words
from dateline.fusion import CodedReport, fuse
from dateline.fusion.deeds import stem_words
from dateline.language.annotations import Span
from dateline.language.model import Model
from dateline.reading.report import Paragraph, Report

Clusters = list[set[str]]


class Part(NamedTuple):
    """Reports with gold mentions; of each its cluster and (topic and half, lemma); the words of validated sentences."""

    reports: list[CodedReport]
    gold: dict[str, str]
    keys: dict[str, tuple[str, str]]
    validated: dict[str, list[Span]]


def read_part(folder: Path, part: str) -> Part:
    validated: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open() as rows:
        for row in csv.DictReader(rows):
            validated[(row["Topic"], row["File"])].add(int(row["Sentence Number"]))
    read = Part([], {}, {}, {})
    for (topic, name), sentences in sorted(validated.items()):
        if int(topic) not in ECB_PLUS[part]:
            continue
        path = folder / "ECB+" / topic / f"{topic}_{name}.xml"
        coded, clusters, spans = read_document(path, sentences)
        read.reports.append(coded)
        read.gold.update(clusters)
        read.validated[coded.report.id] = spans
        half = f"{topic}{'plus' if name.endswith('plus') else ''}"
        read.keys.update((one.id, (half, stem_words(one.trigger.text))) for one in coded.coded.mentions)
    return read


def read_document(path: Path, sentences: set[int]) -> tuple[CodedReport, dict[str, str], list[Span]]:
    root = ElementTree.parse(path).getroot()
    text, spans, sentence_of, last = "", {}, {}, None
    paragraphs: list[Paragraph] = []
    for token in root.iter("token"):
        sentence = int(token.get("sentence", "0"))
        gap = "" if last is None else " " if sentence == last else "\n\n"
        start = len(text) + len(gap)
        text += gap + (token.text or "")
        spans[token.get("t_id")], sentence_of[token.get("t_id")] = (start, len(text)), sentence
        if sentence != last:
            paragraphs.append(Paragraph(start, start, "body"))
        paragraphs[-1] = Paragraph(paragraphs[-1].start, len(text), "body")
        last = sentence
    marks = {}
    for mark in root.find("Markables"):  # type: ignore[union-attr]
        anchors = [anchor.get("t_id") for anchor in mark.iter("token_anchor")]
        if anchors and sentence_of[anchors[0]] in sentences:
            start, end = spans[anchors[0]][0], spans[anchors[-1]][1]
            marks[mark.get("m_id")] = (mark.tag, sentence_of[anchors[0]], start, end, text[start:end])
    clusters = read_clusters(root, path.stem)
    mentions, gold = [], {}
    for number, (tag, sentence, start, end, words) in marks.items():
        if tag.startswith(("ACTION", "NEG")):
            near = [mark for mark in marks.values() if mark[1] == sentence]
            identity = f"{path.stem}:{number}"
            mentions.append(make_mention(identity, (start, end, words), near))
            gold[identity] = clusters.get(number, f"single {identity}")
    report = Report(f"sha256:{path.stem}", "sha256:c", path.stem, text, tuple(paragraphs))
    validated = [Span(*spans[name]) for name, sentence in sentence_of.items() if sentence in sentences]
    return CodedReport(report, Coded(tuple(mentions), ())), gold, validated


def read_clusters(root: ElementTree.Element, document: str) -> dict[str | None, str]:
    found: dict[str | None, str] = {}
    for relation in root.find("Relations"):  # type: ignore[union-attr]
        note = relation.get("note")
        name = note if relation.tag == "CROSS_DOC_COREF" and note else f"{document} {relation.get('r_id')}"
        for source in relation.iter("source"):
            found[source.get("m_id")] = str(name)
    return found


def make_mention(identity: str, trigger: tuple[int, int, str], near: list[tuple]) -> Mention:
    actors = [Actor(start, end, words) for tag, _, start, end, words in near if tag.startswith("HUMAN")]
    places = [Place(start, end, words) for tag, _, start, end, words in near if tag.startswith("LOC")]
    return Mention(identity, "EVENT", None, None, "actual", Words(*trigger), (), tuple(actors), (), tuple(places))


def code_predicates(report: Report, model: Model, validated: list[Span]) -> Coded:
    """Every predicate of the validated sentences as a mention, as gold mentions are made."""
    seen = model.annotate_fully(report.text)
    kinds = {"person": "HUMAN", "organization": "HUMAN", "place": "LOC"}
    marks = [(kinds.get(one.kind, ""), one.span, report.text[one.span.start : one.span.end]) for one in seen.entities]
    mentions = []
    for frame in seen.predicates:
        if not any(frame.trigger.overlaps(each) for each in validated):
            continue
        sentence = next((each for each in seen.sentences if each.contains(frame.trigger)), frame.trigger)
        near = [(tag, 0, span.start, span.end, words) for tag, span, words in marks if sentence.contains(span)]
        start, end = frame.trigger.start, frame.trigger.end
        mentions.append(make_mention(f"{report.source}:{start}", (start, end, report.text[start:end]), near))
    return Coded(tuple(mentions), ())


def tellings(reports: list[CodedReport], part: Part) -> dict[str, list[Words]]:
    """All words in validated sentences that name the event of each mention."""
    return {
        mention.id: [
            words
            for words in (mention.trigger, *mention.others)
            if any(Span(words.start, words.end).overlaps(each) for each in part.validated[coded.report.id])
        ]
        for coded in reports
        for mention in coded.coded.mentions
    }


def identify(reports: list[CodedReport], part: Part, exact: bool) -> dict[tuple[str, int], str]:
    """Own words under the names of the gold mentions they are; those that are none have names of their own.

    Exact are the same characters. Else a shared one is enough, and each gold mention is the first words that share one.
    """
    gold = {coded.report.id: {one.id: one.trigger for one in coded.coded.mentions} for coded in part.reports}
    told, names = tellings(reports, part), {}
    for coded in reports:
        left = gold[coded.report.id]
        for words in (words for mention in coded.coded.mentions for words in told[mention.id]):
            fits = [name for name, true in left.items() if is_same(words, true, exact)]
            names[(coded.report.id, words.start)] = fits[0] if fits else f"own {coded.report.id}:{words.start}"
            left = {name: true for name, true in left.items() if name not in fits[:1]}
    return names


def is_same(words: Words, true: Words, exact: bool) -> bool:
    if exact:
        return (words.start, words.end) == (true.start, true.end)
    return words.start < true.end and true.start < words.end


def report_own(what: str, reports: list[CodedReport], part: Part) -> None:
    """Scores of mentions found by the product, joined by fusion and by their lemmas."""
    told, events, truth = tellings(reports, part), fuse(reports).events, grouped(part.gold)
    for how in ("exact", "overlapping"):
        names = identify(reports, part, how == "exact")
        hits = len(set(names.values()) & part.gold.keys())
        print(f"{what}, {how} words: mentions P {hits / len(names):.3f} R {hits / len(part.gold):.3f} of {len(names)}")
        spans = [
            [(each.report, words.start) for each in one.mentions for words in told[each.mention]] for one in events
        ]
        joined = [{names[span] for span in event} for event in spans if event]
        lemmas = {
            names[(coded.report.id, words.start)]: stem_words(words.text)
            for coded in reports
            for mention in coded.coded.mentions
            for words in told[mention.id]
        }
        report_scores("  lemma, no topic", grouped(lemmas), truth)
        report_scores("  fusion, no topic given", joined, truth)


def measure_own(part: Part) -> None:
    coder = default_coder()
    plain = [each.report for each in part.reports]
    report_own("what is coded", [CodedReport(each, coder.code(each)) for each in plain], part)
    report_own(
        "predicates",
        [CodedReport(each, code_predicates(each, coder.model, part.validated[each.id])) for each in plain],
        part,
    )


def muc(found: Clusters, gold: Clusters) -> tuple[float, float]:
    def recall(one: Clusters, other: Clusters) -> float:
        where = places_of(other)
        kept = sum(len(group) - len({where.get(name, name) for name in group}) for group in one)
        return kept / max(1, sum(len(group) - 1 for group in one))

    return recall(found, gold), recall(gold, found)


def b_cubed(found: Clusters, gold: Clusters) -> tuple[float, float]:
    def recall(one: Clusters, other: Clusters) -> float:
        where = places_of(other)
        shares = (Counter(where[name] for name in group if name in where) for group in one)
        both = (sum(n * n for n in share.values()) / len(group) for share, group in zip(shares, one, strict=True))
        return sum(both) / max(1, sum(map(len, one)))

    return recall(found, gold), recall(gold, found)


def ceaf_e(found: Clusters, gold: Clusters) -> tuple[float, float]:
    where = places_of(gold)
    scores = np.zeros((len(found), len(gold)))
    for row, group in enumerate(found):
        for column, count in Counter(where[name] for name in group if name in where).items():
            scores[row, column] = 2 * count / (len(group) + len(gold[column]))
    best = scores[linear_sum_assignment(-scores)].sum()
    return best / len(found), best / len(gold)


def places_of(clusters: Clusters) -> dict[str, int]:
    """The number of the cluster of every mention; what one side lacks stays in none, as in the reference scorer."""
    return {name: at for at, group in enumerate(clusters) for name in group}


def f1(pair: tuple[float, float]) -> float:
    return 2 * pair[0] * pair[1] / max(1e-9, sum(pair))


def report_scores(name: str, found: Clusters, gold: Clusters) -> float:
    scores = {"MUC": muc(found, gold), "B3": b_cubed(found, gold), "CEAF-e": ceaf_e(found, gold)}
    conll = sum(f1(pair) for pair in scores.values()) / 3
    parts = "  ".join(f"{metric} {p:.3f}/{r:.3f}/{f1((p, r)):.3f}" for metric, (p, r) in scores.items())
    print(f"{name:28s} CoNLL {conll:.3f}  (P/R/F1) {parts}  clusters {len(found)} of {len(gold)}")
    return conll


def grouped(labels: dict[str, object]) -> Clusters:
    groups: dict[object, set[str]] = defaultdict(set)
    for name, label in labels.items():
        groups[label].add(name)
    return list(groups.values())


def main() -> None:
    part = read_part(Path(sys.argv[1]), sys.argv[2])
    truth = grouped(part.gold)
    print(f"{len(part.reports)} documents, {len(part.gold)} mentions, {len(truth)} gold clusters")
    if "own" in sys.argv:
        return measure_own(part)
    halves = {name: half for name, (half, _) in part.keys.items()}
    lemmas = {name: lemma for name, (_, lemma) in part.keys.items()}
    topics = {name: half.removesuffix("plus") for name, half in halves.items()}
    events = fuse(part.reports).events
    report_scores("lemma, no topic", grouped(lemmas), truth)
    report_scores("lemma in gold topic", grouped({n: (topic, lemmas[n]) for n, topic in topics.items()}), truth)
    report_scores("lemma in gold seminal event", grouped(dict(part.keys)), truth)
    report_scores("fusion, no topic given", [{m.mention for m in event.mentions} for event in events], truth)


if __name__ == "__main__":
    main()
