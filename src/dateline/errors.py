"""The errors Dateline raises. Each carries one line that says what is wrong and what to do.

Nothing here is raised for a single bad report inside a run: that becomes a `Rejection` (reading/report.py)
and the run goes on.
"""


class DatelineError(Exception):
    """Base of all errors a user may see; `str(error)` is one line."""


class ReadingError(DatelineError):
    """A capture cannot be read as a report; `str(error)` is the reason kept in quarantine."""


class FetchError(ReadingError):
    """A URL was refused or could not be retrieved."""


class OntologyError(DatelineError):
    """An ontology file does not say what it must."""


class ModelError(DatelineError):
    """The weights are missing or do not fit this version."""


class GazetteerError(DatelineError):
    """The gazetteer's index was not built or cannot be opened."""


class RecordError(DatelineError):
    """The record on disk is missing, locked, of another version or damaged."""


class BusyError(RecordError):
    """Another process writes the record now; it can be waited for."""


class ProvenanceError(RecordError):
    """A value does not resolve to characters of a stored capture or to a signed decision."""


class DeskError(DatelineError):
    """The desk cannot start as it was asked to, or lacks a part."""
