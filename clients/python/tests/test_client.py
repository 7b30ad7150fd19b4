"""Against the service at FILOROSSO_URL, over the report of 2019: ``python -m unittest discover tests``."""

import contextlib
import io
import os
import re
import socketserver
import tempfile
import threading
import unittest
import zipfile
from decimal import Decimal
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from filorosso import ApiError, Client

URL = os.environ.get("FILOROSSO_URL", "http://localhost:4000")
ACT = "act/anpal/dd-570-2019"
ACTS = """
query Acts($filter: ActFilter, $first: Int!, $after: String) {
  acts(filter: $filter, first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } totalCount }
}"""


class Asking(unittest.TestCase):
    def setUp(self) -> None:
        self.client = Client(URL)

    def test_pages_by_itself(self) -> None:
        total = self.client.query("{ acts { totalCount } }")["acts"]["totalCount"]
        ids = [act["id"] for act in self.client.items(ACTS, {"first": 7}, at="acts")]
        self.assertEqual(len(set(ids)), total)
        self.assertEqual([row["id"] for row in self.client.rows("acts")], ids)

    def test_stays_with_one_release(self) -> None:
        self.assertRegex(self.client.release, r"^r[0-9a-f]{16}$")
        self.assertEqual({row["release"] for row in self.client.rows("plans")}, {self.client.release})
        with self.assertRaises(ApiError) as raised:
            list(Client(URL, release="rffffffffffffffff").rows("acts"))
        self.assertEqual(raised.exception.code, "NOT_FOUND")

    def test_takes_filters_orders_and_tables(self) -> None:
        asked = {"filter": {"act": {"id": {"eq": ACT}}, "grain": {"in": ["TOTAL", "SUBTOTAL"]}}, "order_by": "AMOUNT_DESC"}
        amounts = [Decimal(row["amount.amount"]) for row in self.client.rows("allocations", **asked)]
        self.assertEqual(amounts, sorted(amounts, reverse=True))
        self.assertIn(Decimal("164313744.00"), amounts)
        claims = list(self.client.rows("contradictions", table="claims"))
        self.assertGreater(len(claims), len(list(self.client.rows("contradictions"))))

    def test_asks_questions(self) -> None:
        hops = list(self.client.rows("trace", from_=ACT, to="indicator/rapporto-2019/l290"))
        self.assertEqual({row["verdict"] for row in hops}, {"REACHED_BY_INFERENCE"})
        self.assertEqual([row["routes.hops.relation"] for row in hops], ["SETS", "FOR", "HAS_SECTION", "MEASURES"])

    def test_speaks_italian(self) -> None:
        said = [next(client.rows("trace", from_=ACT, table="stops"))["stops.explanation"]
                for client in (self.client, Client(URL, language="it"))]
        self.assertNotEqual(*said)

    def test_what_is_refused_says_what_to_change(self) -> None:
        for what, asked, code in [("acts", {"colour": 1}, "BAD_USER_INPUT"), ("trace", {"from_": "act/nobody/none"}, "NOT_FOUND")]:
            with self.assertRaises(ApiError) as raised:
                list(self.client.rows(what, **asked))
            self.assertEqual(raised.exception.code, code)
            self.assertTrue(raised.exception.hint)
            self.assertFalse(raised.exception.passing)
        with self.assertRaises(ApiError) as raised:
            Client("http://127.0.0.1:9").query("{ release { id } }")
        self.assertTrue(raised.exception.passing)

    def test_keeps_the_whole_release(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            with zipfile.ZipFile(self.client.save_release(f"{folder}/release.zip")) as archive:
                self.assertIsNone(archive.testzip())
                self.assertIn("packages/rapporto-2019/datapackage.json", archive.namelist())


class Frames(unittest.TestCase):
    def test_have_the_columns_of_the_file_and_know_their_release(self) -> None:
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("pandas is not installed")
        client = Client(URL)
        frame = client.frame("indicators", progress=True)
        self.assertGreater(len(frame), 10)
        self.assertIn("planned.value", frame.columns)
        self.assertEqual(frame.attrs, {"release": client.release, "licence": "CC-BY-4.0"})


class Readme(unittest.TestCase):
    def test_shows_what_runs(self) -> None:
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("pandas is not installed")
        text = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
        [code] = re.findall(r"```python\n(.*?)```", text, re.S)
        with contextlib.redirect_stdout(io.StringIO()) as said:
            exec(code.replace("http://localhost:4000", URL), {})
        self.assertIn("MEASURES", said.getvalue())


class Elsewhere(BaseHTTPRequestHandler):
    """A service that ends in the middle of a file, and is another where something is asked of it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"7\r\n<html>\n\r\n0\r\n\r\n" if "sections" in self.path else b'b\r\n{"id": "x"}\r\n')
        self.close_connection = True

    def do_POST(self) -> None:
        self.send_response(200)
        self.send_header("content-length", "6")
        self.end_headers()
        self.wfile.write(b"<html>")

    def log_message(self, *_: object) -> None:
        pass


class Otherwise(unittest.TestCase):
    def setUp(self) -> None:
        self.server = socketserver.TCPServer(("127.0.0.1", 0), Elsewhere)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.client = Client(f"http://127.0.0.1:{self.server.server_address[1]}", release="r1")

    def tearDown(self) -> None:
        self.server.shutdown()
        self.server.server_close()

    def test_a_part_is_not_taken_for_the_whole(self) -> None:
        with self.assertRaises(ApiError) as raised:
            list(self.client.rows("acts"))
        self.assertEqual(raised.exception.code, "UNAVAILABLE")
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaises(ApiError):
                self.client.save_release(f"{folder}/release.zip")
            self.assertEqual(os.listdir(folder), [])

    def test_another_service_is_not_taken_for_this_one(self) -> None:
        for asked in (lambda: self.client.query("{ release { id } }"), lambda: list(self.client.rows("sections"))):
            with self.assertRaises(ApiError) as raised:
                asked()
            self.assertEqual(raised.exception.code, "UNAVAILABLE")
        with self.assertRaisesRegex(ValueError, "https://"):
            Client("example.org")


if __name__ == "__main__":
    unittest.main()
