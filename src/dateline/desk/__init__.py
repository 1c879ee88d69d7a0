"""The desk: where analysts see, question and correct a record in the browser.

Pages are made on the server from the record alone and work without a script; scripts add the map, the keys and what
moves together. Nothing is loaded from elsewhere, and nothing of a report is ever taken for markup.
"""

from typing import TYPE_CHECKING, Any

from dateline.desk.settings import DeskSettings

if TYPE_CHECKING:
    from dateline.desk.app import create_desk

__all__ = ["DeskSettings", "create_desk"]


def __getattr__(name: str) -> Any:
    if name == "create_desk":
        from dateline.desk.app import create_desk

        return create_desk
    raise AttributeError(f"module 'dateline.desk' has no attribute {name!r}")
