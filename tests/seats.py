"""A record of outlets that disagree, one of them hostile, and people at a desk on it."""

import re
from dataclasses import dataclass

from samples import sample, variant
from starlette.testclient import TestClient

from dateline.record import Record

HOSTILE = (
    '<img src=x onerror="document.body.dataset.hurt=1"> "quoted" </p><script>document.body.dataset.hurt=1</script>'
)


def fill(location: str, clock=None) -> None:
    options = {"clock": clock} if clock else {}
    with Record.open(location, create=True, **options) as record:
        record.add(*sample(source="harbour.txt"))
        record.add(*sample(variant("Valley Gazette", "three"), "valley.txt", "Valley Gazette"))
        record.add(*sample(variant(HOSTILE, place="the Wonsan area"), f"{HOSTILE}.txt", HOSTILE))
        record.refresh()


@dataclass
class Person:
    """One browser at the desk."""

    client: TestClient

    def get(self, path, **options):
        return self.client.get(path, **options)

    def secret(self, path="/enter"):
        return re.search(r'name="secret" value="([0-9a-f]+)"', self.client.get(path).text).group(1)

    def sign(self, user, **fields):
        return self.send("/enter", user=user, **fields)

    def send(self, path, secret=None, **fields):
        form = {"secret": self.secret() if secret is None else secret, **fields}
        return self.client.post(path, data=form, follow_redirects=False)

    def event(self, words="missiles"):
        return re.search(r'href="(/event/event:[0-9a-f]+)"', self.client.get("/").text).group(1)

    def version(self, event):
        return re.search(r'name="seen" value="(\w+)"', self.client.get(event).text).group(1)

    def decide(self, event, what, seen=None, **fields):
        return self.send(f"{event}/decide", what=what, seen=seen or self.version(event), **fields)


def another(person: Person) -> Person:
    return Person(TestClient(person.client.app, base_url="http://localhost"))
