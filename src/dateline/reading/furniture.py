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
_POINTER = re.compile(
    r"(?:read (?:more|also|next|the full (?:story|article))|see also|also read|also on .{2,30}"
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
    return len(line) <= 260 and bool(_NAVIGATION.fullmatch(bare) or _POINTER.fullmatch(line))


def read_url_line(line: str) -> str | None:
    """The address, if the line is nothing but one."""
    found = _URL_LINE.fullmatch(line) if len(line) < 2000 else None
    return found["url"].rstrip(".,;)") if found else None
