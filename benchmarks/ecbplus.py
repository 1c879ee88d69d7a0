"""Cross-document clustering of the gold event mentions of ECB+, beside a lemma baseline: MUC, B3, CEAF-e, CoNLL F1.

    python -m benchmarks.ecbplus ECBPLUS_FOLDER dev|train|test

Mentions become mentions of an open type with the human participants and places of their sentence as arguments; time is
left unresolved. No topic is given to the fusion. The test topics are for the last run only.
"""

import csv
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

from dateline.coding.mention import Actor, Coded, Mention, Place, Words
from dateline.fusion import CodedReport, fuse
from dateline.fusion.deeds import stem_words
from dateline.reading.report import Paragraph, Report

DEV = {2, 5, 12, 18, 21, 23, 34, 35}
PARTS = {"dev": DEV, "train": set(range(1, 36)) - DEV, "test": set(range(36, 46))}
Clusters = list[set[str]]


def read_part(folder: Path, part: str) -> tuple[list[CodedReport], dict[str, str], dict[str, tuple[str, str]]]:
    """Reports with their mentions, the gold cluster of each mention, and each mention's (topic and half, lemma)."""
    validated: dict[tuple[str, str], set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open() as rows:
        for row in csv.DictReader(rows):
            validated[(row["Topic"], row["File"])].add(int(row["Sentence Number"]))
    reports, gold, keys = [], {}, {}
    for (topic, name), sentences in sorted(validated.items()):
        if int(topic) not in PARTS[part]:
            continue
        path = folder / "ECB+" / topic / f"{topic}_{name}.xml"
        report, clusters = read_document(path, sentences)
        reports.append(report)
        gold |= clusters
        half = f"{topic}{'plus' if name.endswith('plus') else ''}"
        keys |= {mention.id: (half, stem_words(mention.trigger.text)) for mention in report.coded.mentions}
    return reports, gold, keys


def read_document(path: Path, sentences: set[int]) -> tuple[CodedReport, dict[str, str]]:
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
    return CodedReport(report, Coded(tuple(mentions), ())), gold


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


def muc(found: Clusters, gold: Clusters) -> tuple[float, float]:
    def recall(one: Clusters, other: Clusters) -> float:
        where = {name: at for at, group in enumerate(other) for name in group}
        kept = sum(len(group) - len({where[name] for name in group}) for group in one)
        return kept / max(1, sum(len(group) - 1 for group in one))

    return recall(found, gold), recall(gold, found)


def b_cubed(found: Clusters, gold: Clusters) -> tuple[float, float]:
    here = {name: group for group in found for name in group}
    there = {name: group for group in gold for name in group}
    both = {name: len(here[name] & there[name]) for name in here}
    return (
        sum(both[name] / len(here[name]) for name in here) / len(here),
        sum(both[name] / len(there[name]) for name in here) / len(here),
    )


def ceaf_e(found: Clusters, gold: Clusters) -> tuple[float, float]:
    at = {name: number for number, group in enumerate(gold) for name in group}
    scores = np.zeros((len(found), len(gold)))
    for row, group in enumerate(found):
        for column, count in Counter(at[name] for name in group).items():
            scores[row, column] = 2 * count / (len(group) + len(gold[column]))
    best = scores[linear_sum_assignment(-scores)].sum()
    return best / len(found), best / len(gold)


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
    reports, gold, keys = read_part(Path(sys.argv[1]), sys.argv[2])
    truth = grouped(gold)
    print(f"{len(reports)} documents, {len(gold)} mentions, {len(truth)} gold clusters")
    report_scores("lemma, no topic", grouped({name: lemma for name, (_, lemma) in keys.items()}), truth)
    report_scores(
        "lemma in gold topic",
        grouped({n: (half.removesuffix("plus"), lemma) for n, (half, lemma) in keys.items()}),
        truth,
    )
    report_scores("lemma in gold seminal event", grouped(dict(keys)), truth)
    report_scores(
        "fusion, no topic given", [{m.mention for m in event.mentions} for event in fuse(reports).events], truth
    )


if __name__ == "__main__":
    main()
