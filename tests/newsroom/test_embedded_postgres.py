"""On clusters of their own, which each test makes and throws away."""

import os
import signal
import threading
import time

import psycopg
import pytest

from newsroom.embedded_postgres import EmbeddedPostgres, command_of


@pytest.fixture
def cluster(tmp_path, capfd):
    made = EmbeddedPostgres(tmp_path / "cluster", durable=True)
    yield made
    made.reset()


def ask(cluster, query, role="newsroom_owner"):
    with psycopg.connect(cluster.url(role), autocommit=True) as connection:
        answer = connection.execute(query)
        return answer.fetchall() if answer.description else None


def postmaster(cluster):
    return int((cluster.data / "postmaster.pid").read_text().split()[0])


def test_the_demos_database_is_durable_and_belongs_to_the_owner(cluster):
    cluster.ensure()
    durable = "SELECT setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"
    assert ask(cluster, durable) == [("on",)] * 3
    assert ask(cluster, "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'newsroom'") == [
        ("newsroom_owner",)
    ]
    roles = "SELECT rolname, rolsuper, rolinherit FROM pg_roles WHERE rolname ~ '^newsroom_' ORDER BY 1"
    assert ask(cluster, roles) == [
        ("newsroom_desk", False, False),
        ("newsroom_owner", False, True),
        ("newsroom_public", False, True),
    ]
    assert ask(cluster, "SELECT lower('ГРОДНА, МАГІЛЁЎ'), current_setting('max_connections')") == [
        ("гродна, магілёў", "200")
    ]


def test_only_this_user_may_enter_its_socket(cluster):
    cluster.ensure()
    assert cluster.socket.stat().st_mode & 0o777 == 0o700
    assert ask(cluster, "SHOW listen_addresses") == [("",)]


def test_data_survives_a_kill(cluster):
    cluster.ensure()
    ask(cluster, "CREATE TABLE story (headline text)")
    ask(cluster, "INSERT INTO story VALUES ('kept')")
    os.kill(postmaster(cluster), signal.SIGKILL)
    time.sleep(0.1)
    assert cluster.ready() is False
    assert ask(cluster.ensure(), "SELECT headline FROM story") == [("kept",)]


def test_a_process_number_that_is_someone_elses_by_now_is_no_obstacle(cluster):
    cluster.ensure()
    lock = cluster.data / "postmaster.pid"
    lines = lock.read_text().splitlines()
    os.kill(int(lines[0]), signal.SIGKILL)
    time.sleep(0.1)
    lock.write_text("\n".join([str(os.getppid()), *lines[1:]]) + "\n")  # as after a reboot
    assert ask(cluster.ensure(), "SELECT 1") == [(1,)]


@pytest.mark.parametrize("left", ["", "nonsense\n"])
def test_a_lock_file_cut_short_is_no_obstacle(cluster, left):
    cluster.ensure().stop()
    (cluster.data / "postmaster.pid").write_text(left)
    assert ask(cluster.ensure(), "SELECT 1") == [(1,)]


def test_a_cluster_whose_making_was_interrupted_is_made_again(cluster):
    cluster.data.mkdir(parents=True)
    (cluster.data / "PG_VERSION").write_text("18\n")
    assert ask(cluster.ensure(), "SELECT 1") == [(1,)]


def test_four_at_once_start_one_server(tmp_path, cluster):
    same = [EmbeddedPostgres(tmp_path / "cluster", durable=True) for _ in range(4)]
    starts = [threading.Thread(target=one.ensure) for one in same]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    first = postmaster(cluster)
    assert str(cluster.data) in command_of(first)
    assert {postmaster(one) for one in same} == {first}
    assert [one.ready() for one in same] == [True] * 4


def test_idle_means_that_nobody_else_is_connected(cluster):
    cluster.ensure()
    assert cluster.idle() is True
    with psycopg.connect(cluster.url("newsroom_desk")):
        assert cluster.idle() is False


def test_a_folder_that_someone_else_has_laid_is_refused(cluster, tmp_path):
    if cluster.socket.parent == cluster.root:
        cluster.root.mkdir(parents=True, exist_ok=True)
    (tmp_path / "elsewhere").mkdir()
    cluster.socket.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RuntimeError, match="belongs to someone else"):
        cluster.ensure()
    cluster.socket.unlink()


def test_the_tests_own_cluster_is_quick_instead():
    from django.conf import settings

    assert "postgres-test" in settings.DATABASES["owner"]["HOST"] or "newsroom-" in settings.DATABASES["owner"]["HOST"]
    with psycopg.connect(
        host=settings.DATABASES["owner"]["HOST"], dbname="postgres", user="newsroom_owner"
    ) as connection:
        assert connection.execute("SHOW fsync").fetchone() == ("off",)
