"""The record: everything read and decided, kept append-only, in a folder or a PostgreSQL database."""

from dateline.record.record import Record

__all__ = ["Record"]
