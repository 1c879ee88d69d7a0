"""What kinds of event there are, as data, and the reader of that data."""

from dateline.ontology.ontology import Ontology
from dateline.ontology.parts import Competence, EventType, Field, Kind, Meaning, Mode, Verb

__all__ = ["Competence", "EventType", "Field", "Kind", "Meaning", "Mode", "Ontology", "Verb"]
