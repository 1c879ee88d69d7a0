"""The OpenAPI document says what the API does: schemathesis asks each operation, on a record and on an empty one."""

import os

import exporting
import pytest

from dateline.record import Record
from dateline.record.readers import Readers

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed (make setup)")
hypothesis = pytest.importorskip("hypothesis")
EXAMPLES = int(os.environ.get("DATELINE_EXAMPLES", "20"))
# A question can have the right form and make no sense (the 30th of February, a cursor of nobody's, near and box at
# once): that is a 422, and no question of the right form is a 400.
TAKEN = ["2xx", "3xx", "401", "403", "404", "412", "422"]


def make(folder, *, filled: bool):
    from dateline.api import make_api

    with Record.open(folder, create=True) as record:
        if filled:
            exporting.fill(record)
    api = make_api(folder, token="open", readers=Readers(folder))
    checks = {"positive_data_acceptance": {"expected-statuses": TAKEN}}
    config = schemathesis.config.SchemathesisConfig.from_dict({"checks": checks})
    return schemathesis.openapi.from_asgi("/openapi.json", api, config=config)


@pytest.mark.parametrize("filled", [True, False], ids=["record", "empty record"])
def test_every_answer_is_one_that_the_document_foretells(tmp_path, filled):
    asked = 0
    for found in make(tmp_path / "record", filled=filled).get_all_operations():
        ask(found.ok())
        asked += 1
    assert asked == 15


def ask(operation) -> None:
    @hypothesis.settings(
        max_examples=EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    @hypothesis.given(case=operation.as_strategy())
    def one(case):
        case.call_and_validate(headers={"Authorization": "Bearer open"})

    one()
