"""The transport: what is repeated, how long it waits, and when it gives up."""

from __future__ import annotations

import gzip
from collections import Counter
from threading import Barrier, Lock, Thread

import httpx2
import pytest

from refsync.errors import NetworkError
from refsync.zotero.transport import PATIENCE, TRIES, PatientTransport
from tests.gateway import Clock

URL = "https://zotero.example/users/1/items"
Answer = httpx2.Response | Exception


class Server:
    """Answers as it was told to, one answer a request."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[httpx2.Request] = []
        self.clock = Clock()
        transport = PatientTransport(
            httpx2.MockTransport(self.answer), sleep=self.clock.sleep, clock=self.clock
        )
        self.client = httpx2.Client(transport=transport)

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def slept(self) -> list[float]:
        return self.clock.slept


def refusal(status: int, **headers: str) -> httpx2.Response:
    return httpx2.Response(status, headers={k.replace("_", "-"): v for k, v in headers.items()})


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_succeed_later_is_repeated(status: int) -> None:
    server = Server(refusal(status), httpx2.Response(200, text="there"))
    assert server.client.get(URL).text == "there"
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "error",
    [
        httpx2.ConnectError("refused"),
        httpx2.ReadTimeout("slow"),
        httpx2.ReadError("reset"),
        httpx2.RemoteProtocolError("closed without an answer"),
    ],
)
def test_broken_connections_are_repeated(error: Exception) -> None:
    server = Server(error, httpx2.Response(200))
    assert server.client.get(URL).status_code == 200


def test_a_body_that_breaks_off_is_asked_for_again() -> None:
    whole = gzip.compress(b"there")
    headers = {"Content-Encoding": "gzip"}
    server = Server(
        httpx2.Response(200, headers=headers, stream=httpx2.ByteStream(b"no gzip")),
        httpx2.Response(200, headers=headers, stream=httpx2.ByteStream(whole)),
    )
    assert server.client.get(URL).text == "there"


@pytest.mark.parametrize("status", [200, 304, 400, 403, 404, 409, 412, 413, 428])
def test_other_answers_are_handed_on(status: int) -> None:
    server = Server(httpx2.Response(status))
    assert server.client.get(URL).status_code == status
    assert server.slept == []


def test_a_write_is_repeated_with_the_same_body() -> None:
    server = Server(httpx2.ReadTimeout("lost"), refusal(500), httpx2.Response(200))
    server.client.post(URL, json=[{"key": "ABCD2345", "version": 0}])
    assert len({request.content for request in server.requests}) == 1
    assert len(server.requests) == 3


def test_retry_after_in_seconds_is_kept_to() -> None:
    server = Server(refusal(429, Retry_After="7"), httpx2.Response(200))
    server.client.get(URL)
    assert server.slept == [7]


def test_retry_after_as_a_date_is_read_by_the_servers_clock() -> None:
    server = Server(
        refusal(
            503,
            Date="Mon, 23 Nov 2026 10:00:00 GMT",
            Retry_After="Mon, 23 Nov 2026 10:00:09 GMT",
        ),
        httpx2.Response(200),
    )
    server.client.get(URL)
    assert server.slept == [9]


@pytest.mark.parametrize("value", ["", "soon", "-5", "1.5", "Mon, 23 Nov 1998 10:00:00 GMT"])
def test_a_retry_after_that_says_nothing_is_passed_over(value: str) -> None:
    server = Server(refusal(503, Retry_After=value), httpx2.Response(200))
    server.client.get(URL)
    assert 0 < sum(server.slept) < 1


def test_waits_grow_and_differ() -> None:
    server = Server(*[refusal(503)] * (TRIES - 1), httpx2.Response(200))
    server.client.get(URL)
    assert len(server.slept) == TRIES - 1
    for tried, seconds in enumerate(server.slept):
        assert 2**tried / 4 <= seconds <= 2**tried / 2


@pytest.mark.parametrize("status", [200, 304, 404])
def test_backoff_on_any_answer_delays_the_next_request(status: int) -> None:
    server = Server(refusal(status, Backoff="5"), httpx2.Response(200))
    server.client.get(URL)
    assert server.slept == []
    server.client.get(URL)
    assert server.slept == [5]


def test_what_was_heeded_is_not_handed_on() -> None:
    answer = Server(refusal(200, Backoff="5", Retry_After="5")).client.get(URL)
    assert not {"backoff", "retry-after"} & set(answer.headers)


@pytest.mark.parametrize("trouble", [refusal(503), httpx2.ConnectError("refused")])
def test_it_gives_up_after_some_tries(trouble: Answer) -> None:
    server = Server(*[trouble] * TRIES)
    with pytest.raises(NetworkError, match=r"zotero\.example did not answer as it should"):
        server.client.get(URL)
    assert len(server.requests) == TRIES


def test_it_gives_up_at_once_when_asked_for_more_patience_than_it_has() -> None:
    server = Server(refusal(429, Retry_After="3600"))
    with pytest.raises(NetworkError, match="3600 seconds"):
        server.client.get(URL)
    assert server.slept == []


def test_the_whole_wait_is_bounded() -> None:
    server = Server(*[refusal(429, Retry_After="50")] * TRIES)
    with pytest.raises(NetworkError, match="429"):
        server.client.get(URL)
    assert sum(server.slept) <= PATIENCE


def test_errors_name_the_host_and_no_secret() -> None:
    server = Server(*[refusal(500)] * TRIES)
    with pytest.raises(NetworkError) as caught:
        server.client.get(URL, headers={"Authorization": "Bearer SECRETSECRET"})
    assert "SECRET" not in str(caught.value)


def test_at_most_four_requests_are_sent_at_a_time() -> None:
    lock, meeting, present = Lock(), Barrier(4), Counter[str]()

    def answer(_request: httpx2.Request) -> httpx2.Response:
        with lock:
            present["now"] += 1
            present["most"] = max(present["most"], present["now"])
        meeting.wait(timeout=30)
        with lock:
            present["now"] -= 1
        return httpx2.Response(200)

    transport = PatientTransport(httpx2.MockTransport(answer))
    requests = [
        Thread(target=lambda: transport.handle_request(httpx2.Request("GET", URL)))
        for _ in range(12)
    ]
    for request in requests:
        request.start()
    for request in requests:
        request.join()
    assert present["most"] == 4
