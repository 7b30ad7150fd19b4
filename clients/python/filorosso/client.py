from __future__ import annotations

import contextlib
import http.client
import json
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlencode
from urllib.request import Request, urlopen

if TYPE_CHECKING:
    import pandas

Code = Literal["BAD_USER_INPUT", "NOT_FOUND", "LIMIT_EXCEEDED", "TIMEOUT", "UNAVAILABLE", "INTERNAL"]
Row = dict[str, Any]

_PAGE = 100


class ApiError(Exception):
    """What the service refuses, or that it does not answer (``UNAVAILABLE``).

    ``code`` decides what to do, ``hint`` says what to change; ``passing`` is true where the same may be answered later.
    """

    def __init__(self, code: str, message: str, hint: str | None = None) -> None:
        super().__init__(f"{code}: {message}" + (f" ({hint})" if hint else ""))
        self.code = code
        self.message = message
        self.hint = hint

    @property
    def passing(self) -> bool:
        return self.code in ("TIMEOUT", "UNAVAILABLE")


class Client:
    """Asks a service, always of one release: the one that is named, or the one that is live when something is first asked.

    :param address: of the service, such as ``https://example.org``
    :param release: id of a release to stay with
    :param language: of sentences, ``"en"`` or ``"it"``
    :param timeout: in seconds, of each wait for the service
    """

    def __init__(
        self,
        address: str = "http://localhost:4000",
        *,
        release: str | None = None,
        language: Literal["en", "it"] | None = None,
        timeout: float = 30,
    ) -> None:
        if not address.startswith(("http://", "https://")):
            raise ValueError(f"address: {address!r} does not begin with http:// or https://")
        self._address = address.rstrip("/")
        self._release = release
        self._language = language
        self._timeout = timeout

    @property
    def address(self) -> str:
        return self._address

    @property
    def release(self) -> str:
        """The id of the release that answers: publish it with what you cite."""
        if self._release is None:
            self._release = self._ask("query { release { id } }", {})["release"]["id"]
        return self._release

    def query(self, text: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The data of a GraphQL operation.

        :raises ApiError: where any of it is refused: an answer is never given out in part
        """
        _ = self.release
        return self._ask(text, variables or {})

    def items(self, text: str, variables: Mapping[str, Any] | None = None, *, at: str) -> Iterator[dict[str, Any]]:
        """Every node of a list, page after page.

        :param text: an operation with the variables ``$first`` and ``$after`` that selects ``nodes`` and
            ``pageInfo { hasNextPage endCursor }``
        :param at: where the list is in the answer, such as ``"acts"`` or ``"act.allocations"``
        """
        after: str | None = None
        while True:
            page: Any = self.query(text, {"first": _PAGE, **(variables or {}), "after": after})
            for name in at.split("."):
                page = None if page is None else page[name]
            if page is None:
                raise ApiError("NOT_FOUND", f"there is no {at}")
            yield from page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    def rows(
        self,
        what: str,
        *,
        filter: Mapping[str, Any] | None = None,
        order_by: str | None = None,
        table: str | None = None,
        progress: bool = False,
        **arguments: Any,
    ) -> Iterator[Row]:
        """The rows of a list, a question or a thing, all of them, as they come.

        :param what: ``"acts"``, ``"trace"``, ``"act/anpal/dd-570-2019"``, ``"plan/…/allocations"``: an address of
            docs/exports.md without its ending
        :param table: rows of what stands inside each record, such as ``"evidence"``
        :param progress: shows a bar, with tqdm where it is installed
        :param arguments: of a question; one that Python has a word for takes an underscore: ``from_=``
        :raises ApiError: where it is refused, or not all of it came
        """
        asked: dict[str, Any] = {name.rstrip("_"): value for name, value in arguments.items()}
        asked |= {"filter": filter, "orderBy": order_by, "table": table, "release": self.release, "lang": self._language}
        query = urlencode({name: _argument(value) for name, value in asked.items() if value is not None})
        request = Request(f"{self._address}/{quote(what)}.jsonl?{query}", headers={"accept-encoding": "gzip"})
        with self._open(request) as response:
            expected = response.headers.get("x-filorosso-rows")
            total = None if expected is None else int(expected)
            lines = _lines(response, what)
            count = 0
            for line in _shown(lines, what, total) if progress else lines:
                with _received(lambda: f"{self._address} answers as another service would"):
                    row = json.loads(line)
                count += 1
                yield row
            if total is not None and count != total:
                raise ApiError("UNAVAILABLE", f"{count} of {total} rows of {what} came")

    def frame(self, what: str, **asked: Any) -> pandas.DataFrame:
        """The rows as a DataFrame, with the release and the licence in its ``attrs``. Takes what :meth:`rows` takes.

        Exact figures stay texts: ``astype(float)`` where a picture is drawn, ``decimal.Decimal`` where they are added.
        """
        import pandas

        frame = pandas.DataFrame(list(self.rows(what, **asked)))
        licences = sorted(set(frame["licence"].dropna())) if "licence" in frame else []
        frame.attrs |= {"release": self.release, "licence": "; ".join(licences)}
        return frame

    def permalink(self, id: str) -> str:
        """The address of a thing's page that stays as it is: what to cite."""
        return f"{self._address}/{quote(id)}?{urlencode({'release': self.release})}"

    def save_release(self, path: str) -> str:
        """Writes the whole release as an archive, which loads again as the same one. Returns the path.

        :raises ApiError: where not all of it came; then nothing is written
        """
        part = f"{path}.part"
        with self._open(Request(f"{self._address}/releases/{self.release}.zip")) as response:
            try:
                with open(part, "wb") as file:
                    file.writelines(_chunks(response, "the archive"))
                os.replace(part, path)
            finally:
                with contextlib.suppress(FileNotFoundError):
                    os.remove(part)
        return path

    def _ask(self, text: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        asked = {"release": self._release, "lang": self._language}
        query = urlencode({name: value for name, value in asked.items() if value is not None})
        body = json.dumps({"query": text, "variables": dict(variables)}).encode()
        headers = {"content-type": "application/json", "accept": "application/json"}
        with self._open(Request(f"{self._address}/graphql?{query}", data=body, headers=headers)) as response:
            with _received(lambda: f"{self._address} answers as another service would"):
                answer: dict[str, Any] = json.load(response)
        for error in answer.get("errors") or []:
            raise _fault(error)
        data: dict[str, Any] = answer["data"]
        return data

    def _open(self, request: Request) -> Any:
        try:
            return urlopen(request, timeout=self._timeout)
        except HTTPError as error:
            try:
                fault = json.load(error)["errors"][0]
            except (ValueError, KeyError, IndexError):
                raise ApiError("UNAVAILABLE", f"{error.code} without an answer of the service") from error
            raise _fault(fault) from None
        except TimeoutError as error:
            raise ApiError("TIMEOUT", f"no answer within {self._timeout} s") from error
        except (URLError, OSError) as error:
            raise ApiError("UNAVAILABLE", f"no answer from {self._address}") from error


@contextlib.contextmanager
def _received(otherwise: Callable[[], str]) -> Iterator[None]:
    """What is read inside is whole, or there is an error that says what came instead."""
    try:
        yield
    except (OSError, EOFError, ValueError, zlib.error, http.client.HTTPException) as error:
        raise ApiError("TIMEOUT" if isinstance(error, TimeoutError) else "UNAVAILABLE", otherwise()) from error


def _chunks(response: Any, what: str) -> Iterator[bytes]:
    count = 0
    while True:
        with _received(lambda: f"{what} was cut after {count} bytes"):
            chunk = response.read(64 * 1024)
        if not chunk:
            return
        count += len(chunk)
        yield chunk


def _lines(response: Any, what: str) -> Iterator[bytes]:
    """The lines of a body. Its own ``readline`` takes a connection that is cut for the end."""
    packed = zlib.decompressobj(31) if response.headers.get("content-encoding") == "gzip" else None
    rest = b""
    for chunk in _chunks(response, what):
        with _received(lambda: f"{what} is not compressed as it says"):
            plain = packed.decompress(chunk) if packed else chunk
        *lines, rest = (rest + plain).split(b"\n")
        yield from lines
    if rest or (packed is not None and not packed.eof):
        raise ApiError("UNAVAILABLE", f"{what} was cut in a row")


def _fault(error: Mapping[str, Any]) -> ApiError:
    said = error.get("extensions", {})
    return ApiError(said.get("code", "INTERNAL"), error["message"], said.get("hint"))


def _argument(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (Mapping, list, tuple)):
        return json.dumps(value)
    return str(value)


def _shown(lines: Iterable[bytes], what: str, total: int | None) -> Iterable[bytes]:
    try:
        from tqdm.auto import tqdm
    except ImportError:
        return lines
    shown: Iterable[bytes] = tqdm(lines, desc=what, total=total, unit="row")
    return shown
