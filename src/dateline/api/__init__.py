"""The REST API of a record: the words and filters of the command line, as an ASGI application."""

from dateline.api.app import make_api

__all__ = ["make_api"]
