"""Small articles written for these tests."""

import gzip

SCRAPE = """Skip to main content
Ferry service to Port Harlan halted after storm

March 4, 2022

Ferries between Port Harlan and the outer islands stopped on Friday. They may run again on Monday.

https://news.example.org/p/77
A ferry lies at the quay of Port Harlan, March 4, 2022.
The ferry Maren has been in port since ThursdayImage: Ann Weller/AFP

The harbour office said two piers were damaged when the storm came ashore.

No one was hurt, said the mayor, Ida Brandt.

Repairs may take a week

A tug was sent from the mainland to tow the damaged pontoon.

"We will open the line as soon as it is safe," Brandt said.

kl/rs (AFP, Reuters)

A ferry lies at the quay of Port Harlan, March 4, 2022.

Ferry service to Port Harlan halted after storm
"""

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Mine reopens after flood | The Harlan Courier</title>
<meta property="og:site_name" content="The Harlan Courier">
<meta property="og:title" content="Mine reopens after flood">
<meta property="article:published_time" content="2021-06-02T08:15:00+02:00">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Mine reopens after flood",
 "dateModified": "2021-06-02T10:00:00+02:00", "author": [{"@type": "Person", "name": "Jane Rowe"}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Mine reopens after flood</h1>
<figure><img src="a.jpg"><figcaption>Workers at the gate of the mine.
<span class="credit">Tom Ode/Getty Images</span></figcaption></figure>
<p>LOWER MARN, June 2 (AFP) - The copper mine at Lower Marn took up work again on Wednesday, nine days after
a flood closed it, the owner said.</p>
<p>Some 300 workers went back to the pit, according to the miners' union, which had asked for new pumps.</p>
<p><a href="/other">Also on our pages: the history of the pit</a></p>
<p>The regional government said it would inspect the dam above the town before the end of the month.</p>
<h2>Owner promises pumps</h2>
<p>"The pumps are ordered and will be here in July," the director said to reporters at the gate.</p>
<p>Reporting by Jane Rowe; Editing by Max Ort</p></article>
<footer>All rights reserved</footer></body></html>"""

FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Harlan Courier - World</title>
<item><title>Pass closed by snow</title><link>https://courier.example.org/1</link>
<pubDate>Wed, 02 Jun 2021 10:00:00 +0200</pubDate>
<description>&lt;p&gt;The pass was closed on Tuesday, police said.&lt;/p&gt;
&lt;p&gt;It may open on Friday.&lt;/p&gt;</description></item>
<item><title>Two boats missing</title><link>https://courier.example.org/2</link>
<description><![CDATA[<p>Two boats are missing off the cape </item> the coast guard said.</p>]]></description></item>
</channel></rss>"""


def make_record(number: int, body: bytes | None = None) -> bytes:
    """A WARC response record with a small page."""
    page = body or PAGE.replace("300 workers", f"{number} workers").encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example.org/{number}\r\n"
        f"WARC-Date: 2021-06-02T10:00:00Z\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def pack(record: bytes) -> bytes:
    """A record as its own gzip member."""
    return gzip.compress(record, mtime=0)
