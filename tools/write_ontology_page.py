"""Writes docs/reference/ontology.md from the ontology itself; a test compares the page with what this would write.

Run: python tools/write_ontology_page.py
"""

from pathlib import Path

from dateline.ontology import EventType, Field, Mode, Ontology

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "ontology.md"
OPENING = """# The ontology

Generated from `src/dateline/ontology` by `tools/write_ontology_page.py`. The type and mode codes are those of
PLOVER 2.0 (Open Event Data Alliance); the wording is ours. What is marked *extension* is Dateline's own.

A file of your own may add types, modes, kinds, fields and triggers: see
[Add a type of your own](../how-to/add-a-type.md).
"""


def page() -> str:
    """The whole page."""
    ontology = Ontology.load()
    parts = [OPENING, "## Modalities\n", words_table("modality", dict(ontology.modalities))]
    parts += ["## Place roles\n", words_table("role", dict(ontology.all_place_roles))]
    parts += ["## Value fields\n", fields_table(ontology.all_fields), "## Types\n", summary(ontology)]
    parts += [type_part(ontology, type_) for type_ in ontology.types]
    return "\n".join(parts)


def words_table(head: str, words: dict[str, str]) -> str:
    """Names and what they mean."""
    return table([head, "meaning"], [[f"`{name}`", meaning] for name, meaning in words.items()])


def fields_table(fields: tuple[Field, ...]) -> str:
    """Every value field with kind and unit."""
    rows = [[f"`{field.name}`", field.kind, field.unit or "", field.wording] for field in fields]
    return table(["field", "kind", "unit", "what"], rows)


def summary(ontology: Ontology) -> str:
    """One line a type."""
    rows = [[f"[{each.code}](#{each.code.lower()})", each.quadrant, each.definition] for each in ontology.types]
    return table(["type", "quadrant", "what"], rows)


def type_part(ontology: Ontology, type_: EventType) -> str:
    """One type with all that hangs on it."""
    mark = " (*extension*)" if type_.extension else ""
    lines = [f"### {type_.code}\n", f"{type_.definition}{mark}\n", *facts(ontology, type_), ""]
    if type_.modes:
        lines += [modes_table(type_.modes)]
    lines += [kinds_table(mode) for mode in type_.modes if mode.kinds]
    if competence := authorities_table(type_):
        lines += [competence]
    return "\n".join(lines)


def facts(ontology: Ontology, type_: EventType) -> list[str]:
    """The plain facts of a type, one a line."""
    verb = type_.verb
    lines = [
        f"- Quadrant: {type_.quadrant}; family for fusion: {type_.family}"
        + ("; needs a recipient" if type_.needs_recipient else ""),
        f'- In a sentence: "{verb.toward} ...", "{verb.alone}"',
        f"- Place roles: {', '.join(type_.place_roles)}",
        f"- Fields: {', '.join(type_.fields)}",
        f"- Triggers: {', '.join(type_.triggers)}",
    ]
    lines += [f"- Also told as {other}: {why}" for other, why in type_.also]
    others = sorted(ontology.alternatives(type_.code) - {other for other, _ in type_.also})
    return [*lines, f"- Told so in place of: {', '.join(others)}"] if others else lines


def modes_table(modes: tuple[Mode, ...]) -> str:
    """The modes of a type."""
    rows = [
        [f"`{mode.name}`" + (" (*extension*)" if mode.extension else ""), mode.wording, ", ".join(mode.triggers)]
        for mode in modes
    ]
    return table(["mode", "what", "triggers"], rows)


def kinds_table(mode: Mode) -> str:
    """The finer kinds of a mode, and the fields and place roles it has beyond its type's."""
    rows = [[f"`{kind.name}`", kind.wording, ", ".join(kind.triggers)] for kind in mode.kinds]
    return (
        f"`{mode.name}` has more fields ({', '.join(mode.fields)}), more place roles ({', '.join(mode.place_roles)}) "
        "and finer kinds:\n\n" + table(["kind", "what", "triggers"], rows)
    )


def authorities_table(type_: EventType) -> str:
    """Who is competent for which field, the modes' after the type's."""
    parts: list[tuple[str, EventType | Mode]] = [("any", type_), *((f"`{mode.name}`", mode) for mode in type_.modes)]
    rows = [
        [name, ", ".join(each.fields), f"{'/'.join(each.kinds)} ({'/'.join(each.sectors)})", each.side, each.reason]
        for name, part in parts
        for each in part.competence
    ]
    head = ["mode", "fields", "competent speakers (sectors)", "side", "because"]
    return table(head, rows) if rows else ""


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
