"""Lines of a page that belong to the site, not to the article: navigation, sharing, advertising, sign-up boxes.

A line is furniture only as a whole; a sentence of the article that has such words in it stays.
"""

import re

_URL_LINE = re.compile(
    r"(?:(?:source|link|url|via|read more at|original)\s*:?\s*)?(?P<url>https?://\S+)", re.IGNORECASE
)
_NAVIGATION = re.compile(
    r".{0,40}\bskip to (?:main |the )?(?:content|navigation|search|footer)\b.{0,60}"
    r"|(?:main )?menu|search|home|close|open|log ?in|sign ?in|sign ?up|register|subscribe(?: now|"
    r" today)?|share|save|print|e-?mail|comments?|copy link|listen|watch|play|reply|more"
    r"|(?:share|tweet|pin|follow us|like us|email this|copy|send)(?: (?:this|it|on|to|via|the|with|by"
    r"|article|story|page|link|friends?|facebook|twitter|x|whatsapp|linkedin|reddit|e-?mail|pinterest"
    r"|telegram|instagram|flipboard|or|and))*[.!]?"
    r"|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|instagram|youtube|flipboard"
    r"|messenger|link copied[.!]?"
    r"|advertisements?|ad|sponsored(?: content)?|promoted(?: content)?|paid (?:content|post)|story"
    r" continues(?: below)?(?: advertisement)?|(?:article|content) continues (?:after|below).{0,30}"
    r"|scroll (?:down )?to continue.{0,30}|continue reading.{0,30}"
    r"|(?:related|recommended|trending|popular|more|top|latest|most (?:read|viewed|popular"
    r"|watched))(?: (?:on this story|stories|story|articles?|content|topics?|news|coverage|links?"
    r"|posts?|reading|videos?|now|from .{2,30}|in .{2,30}|for you))?:?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in).{0,20}|read (?:more|also|next|full"
    r" (?:story|article))(?: here)?:?|see also:?|also read:?|don'?t miss:?|editor'?s (?:picks?"
    r"|choice)|what to read next"
    r"|(?:click|tap) here.{0,60}|(?:view|show|hide|load|see) (?:all|more|less|comments?|gallery|image"
    r"|photos?|\d+ .{2,20})|back to (?:top|home).{0,10}|(?:next|previous)(?: (?:article|story|post"
    r"|page))?"
    r"|(?:image|photo|video|picture|media)(?: \d+ of \d+| gallery)?|\d+ of \d+|getty"
    r" images/istockphoto|published by.{0,3}|\d+ (?:shares?|comments?|likes?|views?|retweets?)"
    r"|\d+\s*min(?:ute)?s?(?: read)?"
    r"|(?:sign up|subscribe|register) (?:to|for|here|now)\b.{0,160}|get (?:the|our|breaking|daily"
    r"|more) .{0,60}(?:newsletter|inbox|app|alerts).{0,60}|(?:join|follow|find|like) (?:us|our)"
    r" .{0,40}(?:on|in|at) .{2,60}|download (?:our|the) .{0,40}app.{0,40}"
    r"|like (?:this|the|what you).{0,30}\?.{0,60}|have (?:a|any|you got).{0,30}(?:tips?|stor(?:y|ies)"
    r"|questions?|information).{0,5}\?.{0,160}|follow .{1,40} on (?:twitter|facebook|instagram|x"
    r"|telegram|threads).{0,80}"
    r"|(?:e-?mail|contact|write to|reach) (?:the|this|our|us|him|her) ?(?:writer|author|reporter"
    r"|newsroom|editors?|at)?\b.{0,80}@.{0,60}"
    r"|all rights reserved\.?|terms (?:of (?:use|service)|and conditions).{0,40}|privacy (?:policy"
    r"|notice).{0,20}|cookie(?:s| policy| settings).{0,20}|loading\.*|please wait\.*|enable"
    r" javascript.{0,80}|your browser does not support.{0,80}"
    r"|(?:media|video|audio) playback (?:is (?:un|not )supported|isn['’]t supported).{0,40}",
    re.IGNORECASE,
)  # fmt: skip
_MORE_NAVIGATION = re.compile(
    r"view (?:this|image|images|on|in|post|original) .{1,40}|unsubscribe\b.{0,80}"
    r"|you are receiving this (?:e-?mail|newsletter|message).{0,160}|(?:tags?|tagged|topics?|filed under"
    r"|keywords?)\s*:.{1,200}|leave a (?:comment|reply).{0,20}|your e-?mail address will not be published.{0,80}"
    r"|required fields are marked.{0,10}|post by @\w+|pic\.twitter\.com/\w+|for (?:further|more) (?:information"
    r"|details)(?: please)?,? (?:contact|call|visit|e-?mail|see)\b.{0,120}|(?:published|posted|updated)?\s*\d+\s*(?:h"
    r"|hrs?|hours?|m|mins?|minutes?|d|days?|weeks?|months?|years?) ago",
    re.IGNORECASE,
)
# The reader is asked something and told where to answer.
_CALL = re.compile(
    r"(?:are|can|could|did|do|does|got|has|have|is|know|need|want|was|were|would)\b[^.?!]{3,120}\?\s+"
    r"(?:please |you can |why not )?(?:call|click|comment|contact|e-?mail|get in touch|join|let us know|send|share"
    r"|sign up|subscribe|tell us|text|write)\b.{0,120}(?:\b(?:us|our|your|here|below)\b|@|www\.|https?:|\d{4}).{0,60}",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|(?<!\w)@\w+"
    r"|(?:\+\(?\d|\b(?:fax|mobile|phone|tel(?:ephone)?)\b[\s.:]*\+?\(?\d)[\d ()/.-]{5,}\d",
    re.IGNORECASE,
)
_ADDRESS_LABEL = re.compile(
    r"\b(?:contacts?|e-?mail|fax|mobile|phone|tel(?:ephone)?|twitter|web(?:site)?|x|at|or|and)\b", re.IGNORECASE
)
_SECTIONS = frozenset({
    "africa", "americas", "arts", "asia", "asia pacific", "business", "climate", "culture", "economy", "entertainment",
    "environment", "europe", "health", "home", "international", "latin america", "lifestyle", "local", "middle east",
    "money", "national", "news", "opinion", "politics", "science", "sport", "sports", "tech", "technology", "travel",
    "uk", "us", "video", "weather", "world",
})  # fmt: skip
_SECTION_MARK = re.compile(r"\s*[|/›»>•·]\s*")
_LIST_HEADING = re.compile(
    r"(?:related|recommended|trending|most (?:read|viewed|popular|watched)|read (?:more|also|next)|see also|also read"
    r"|(?:popular|more|top|latest)\s)\b.{0,40}",
    re.IGNORECASE,
)
_TAIL_POINTER = re.compile(
    r"(?<=[.!?…\"”’)\]])\s*[\[(]?(?:continue reading|read (?:more|on|(?:the )?full (?:story|article))"
    r"|full story)(?: here)?[\])]?[\s.…»>›→]*(?:\[?https?://\S+\]?)?$",
    re.IGNORECASE,
)
_POINTER = re.compile(
    r"(?:read (?:more|also|next|the full (?:story|article))|see (?:also|more)|also read|also on .{2,30}"
    r"|related(?: (?:story|article|coverage|reading|news))?|more(?: on(?: this)?| from .{2,30})?|watch(?:"
    r" (?:now|live|more|here))?|listen|recommended|don'?t miss|in (?:pictures|pics)|opinion|live"
    r" updates|explainer)\s*(?::|>+|»|\|)\s*\S.{0,160}",
    re.IGNORECASE,
)


def is_furniture(line: str) -> bool:
    """Whether the whole line belongs to the site."""
    if not any(character.isalnum() for character in line):
        return True
    bare = line.strip(" \t.:|·•-–—*>»<«[]()#_")
    return len(line) <= 260 and (
        any(pattern.fullmatch(bare) for pattern in (_NAVIGATION, _MORE_NAVIGATION, _CALL))
        or _POINTER.fullmatch(line) is not None
        or _is_address(line)
        or _is_menu(bare)
    )


def heads_list(line: str) -> bool:
    """Whether a line of the site is the heading of a list of other stories."""
    return len(line) <= 60 and _LIST_HEADING.fullmatch(line.strip(" \t.:|·•-–—*>»")) is not None


def strip_tail_pointer(line: str) -> str:
    """A paragraph without the link to the rest of the story that a feed or a letter sets after its last sentence."""
    return _TAIL_POINTER.sub("", line)


def _is_address(line: str) -> bool:
    """Whether the line holds where to write or to call, and nothing else."""
    rest, found = _ADDRESS.subn(" ", line)
    return found > 0 and not re.search(r"\w", _ADDRESS_LABEL.sub(" ", rest))


def _is_menu(line: str) -> bool:
    """Whether the line names sections of a site, parted by bars or arrows."""
    names = _SECTION_MARK.split(line.casefold())
    return len(names) >= 2 and sum(name in _SECTIONS for name in names) >= max(2, 0.5 * len(names))


def read_url_line(line: str) -> str | None:
    """The address, if the line is nothing but one."""
    found = _URL_LINE.fullmatch(line) if len(line) < 2000 else None
    return found["url"].rstrip(".,;)") if found else None
