import os
import signal
import socket
import sys
import time

import pytest

from newsroom.demo.processes import Processes, free_port
from newsroom.embedded_postgres import command_of

SLEEPER = [sys.executable, "-c", "import time; time.sleep(60)"]
PARENT = [
    *(sys.executable, "-c"),
    "import subprocess, sys, time; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(61)']);"
    " print(p.pid, flush=True); time.sleep(60)",
]
STUBBORN = [
    *(sys.executable, "-c"),
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)",
]


@pytest.fixture
def children(tmp_path):
    said = []
    made = Processes(tmp_path, dict(os.environ), say=said.append)
    made.said = said
    yield made
    made.stop()


def until(condition):
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "it did not happen"
        time.sleep(0.02)


def test_stopping_ends_the_children_and_what_they_started(children):
    children.start("parent", PARENT)
    until(lambda: children.tail("parent"))
    grandchild = int(children.tail("parent"))
    assert command_of(grandchild)
    children.stop()
    until(lambda: not command_of(grandchild))
    assert children.running == {}


def test_one_that_does_not_listen_is_ended_after_a_while(children):
    children.patience = 0.2
    children.start("stubborn", STUBBORN)
    until(lambda: children.tail("stubborn"))
    asked = time.monotonic()
    children.stop()
    assert 0.2 < time.monotonic() - asked < 10


def test_what_a_killed_demo_left_running_is_ended_by_the_next(children, tmp_path):
    children.start("sleeper", SLEEPER)
    left = children.running.pop("sleeper")
    until(lambda: "sleep" in command_of(left.pid))
    Processes(tmp_path, {}, say=print).end_leftovers()
    assert left.wait(timeout=5) == -signal.SIGTERM


def test_a_number_that_belongs_to_something_else_by_now_is_left_alone(children, tmp_path):
    children.start("sleeper", SLEEPER)
    bystander = children.running["sleeper"]
    until(lambda: "sleep" in command_of(bystander.pid))
    children.numbers.write_text(f'{{"{bystander.pid}": ["python", "-m", "granian"]}}')
    Processes(tmp_path, {}, say=print).end_leftovers()
    assert bystander.poll() is None


class Enough(Exception):
    pass


def test_what_dies_is_started_again(children):
    children.start("sleeper", SLEEPER)
    first = children.running["sleeper"]
    first.kill()

    def look():
        if children.running["sleeper"] is not first:
            raise Enough

    with pytest.raises(Enough):
        children.watch(look)
    assert children.running["sleeper"].poll() is None
    assert children.said == [
        f"The sleeper has stopped (-9) and is started again; see {children.log('sleeper')}.",
    ]


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port) > port
