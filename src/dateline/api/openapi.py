"""The OpenAPI document, made from the table of endpoints and the types they take and give.

The types are those that parse the questions and write the answers, so the document cannot say anything else than what
is done. It depends on the code alone.
"""

import re
from functools import cache
from importlib.metadata import version
from typing import Any

import msgspec

from dateline.api.endpoints import Endpoint, endpoints
from dateline.api.problems import MEDIA_TYPE, TITLES, Problem
from dateline.export.json_lines import shapes

_ETAG = {"ETag": {"description": "Names this answer; send it back as If-None-Match.", "schema": {"type": "string"}}}
_WORDS = {
    "event": "The id of an event, or the start that only one has; an id it had before leads to it.",
    "report": "The id of a report, or the start that only one has.",
    "format": "The name of a format.",
}


@cache
def document() -> dict[str, Any]:
    """The document, version 3.1."""
    table = endpoints()
    bodies = [endpoint.body for endpoint in table if endpoint.body is not None]
    kinds = [Problem, *dict.fromkeys(each for endpoint in table for each in endpoint.answers), *bodies]
    references, schemas = shapes(kinds, "#/components/schemas/{name}")
    refer = dict(zip(kinds, references, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in table:
        paths.setdefault(endpoint.path, {})[endpoint.method.lower()] = _operation(endpoint, refer)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Dateline",
            "version": version("dateline"),
            "description": "A sourced record of what happened. The words and filters are those of the command line.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": paths,
        "components": {"schemas": schemas, "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(endpoint: Endpoint, refer: dict[Any, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "parameters": [*_path_parameters(endpoint), *_query_parameters(endpoint), *_header_parameters(endpoint)],
        "responses": {str(status): answer for status, answer in _answers(endpoint, refer)},
    }
    if endpoint.body is not None:
        content = {"application/json": {"schema": refer[endpoint.body]}}
        operation |= {"requestBody": {"required": True, "content": content}, "security": [{"token": []}]}
    return operation


def _path_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [
        _parameter(name, "path", _path_schema(endpoint), _WORDS[name]) for name in re.findall(r"{(\w+)}", endpoint.path)
    ]


def _path_schema(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.choices:
        return {"type": "string", "enum": list(endpoint.choices)}
    return {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[A-Za-z0-9:]+$"}


def _query_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    if endpoint.question is None:
        return []
    schema = msgspec.json.schema(endpoint.question)["$defs"][endpoint.question.__name__]
    required = set(schema.get("required", ()))
    return [
        _parameter(name, "query", _present(given), given.get("description") or _description(given), name in required)
        for name, given in schema["properties"].items()
    ]


def _present(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter that is given: without null, which is said by leaving it out."""
    choices = [each for each in schema.get("anyOf", ()) if each.get("type") != "null"]
    chosen = dict(choices[0]) if choices else dict(schema)
    if "enum" in chosen:
        chosen["enum"] = [value for value in chosen["enum"] if value is not None]
    dropped = ("description", "default") if chosen.get("default", 0) is None else ("description",)
    return {name: value for name, value in chosen.items() if name not in dropped}


def _description(schema: dict[str, Any]) -> str:
    return next((each["description"] for each in schema.get("anyOf", ()) if "description" in each), "")


def _header_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    if endpoint.method == "GET":
        return []
    words = "Take it only while the events it names still have these ETags."
    return [_parameter("If-Match", "header", {"type": "string", "maxLength": 2000}, words, False)]


def _parameter(name: str, where: str, schema: dict[str, Any], words: str, required: bool = True) -> dict[str, Any]:
    parameter = {"name": name, "in": where, "required": required, "schema": schema}
    return parameter | ({"description": words} if words else {})


def _answers(endpoint: Endpoint, refer: dict[Any, Any]) -> Any:
    choices = [refer[each] for each in endpoint.answers]
    schema = {"schema": choices[0] if len(choices) == 1 else {"anyOf": choices}} if choices else {}
    content = dict.fromkeys(endpoint.media_types, schema)
    yield endpoint.status, {"description": endpoint.summary, "headers": _ETAG, "content": content}
    if endpoint.method == "GET":
        yield 304, {"description": "The asker has it already", "headers": _ETAG}
    if endpoint.moved:
        yield 307, {"description": "The event goes by another id now"}
    for status in endpoint.may_fail:
        yield status, {"description": TITLES[status], "content": {MEDIA_TYPE: {"schema": refer[Problem]}}}
