"""Limits and permissions of reading: how large, how deep, how long, and which addresses.

Every reader takes them as a value; nothing here is read from the environment or from a global.
"""

import msgspec


class ReadingSettings(msgspec.Struct, frozen=True):
    """Limits of one run of reading. Sizes are bytes after decompression, texts are code points, times are seconds."""

    size_limit: int = 20_000_000
    page_limit: int = 5_000_000
    text_limit: int = 500_000
    depth_limit: int = 240
    deadline: float = 30.0
    redirect_limit: int = 5
    allow_private: bool = False
    honour_robots: bool = True
    user_agent: str = "dateline/0.1 (news event reader)"


DEFAULT_SETTINGS = ReadingSettings()
