"""Reads the forms of the desk: small, in UTF-8, and carrying the secret of the session they were made for."""

from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from dateline.desk.sessions import Sessions

_MOST_FIELDS = 2000


class Form(dict[str, str]):
    """The fields of a form; `many` gives every value of a field that may be chosen more than once."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        super().__init__(pairs)
        self._pairs = pairs

    def many(self, name: str) -> tuple[str, ...]:
        """Every value of a field, in order."""
        return tuple(dict.fromkeys(value for key, value in self._pairs if key == name))


async def read_form(request: Request) -> Form:
    """The form of a request; refused unless it was made by this desk for this session."""
    try:
        body = await request.body()
    except ClientDisconnect:
        raise HTTPException(413, "the form is too large") from None
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400, "the form cannot be read") from None
    form = Form(pairs)
    sessions: Sessions = request.app.state.sessions
    if not sessions.holds_secret(request.state.session, form.get("secret", "")):
        raise HTTPException(403, "this form was not made for you, or is too old: go back, load the page, try again")
    return form
