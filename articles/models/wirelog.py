"""The numbered sequence of everything that went out. Written by the database alone."""

from __future__ import annotations

import uuid

from django.db import connection, models
from django.db.models.functions import Now


class WireCounter(models.Model):
    """One row. `seen` is the last whole pass of a worker; `epoch` changes when a log begins anew, after a restore."""

    last = models.BigIntegerField()
    seen = models.DateTimeField()
    epoch = models.UUIDField(default=uuid.uuid4)


class WireEntry(models.Model):
    """`act`: "out"; under embargo "advance" to the entitled, then "release" to all. `moment`: when it was due."""

    number = models.BigIntegerField(primary_key=True)
    epoch = models.UUIDField()
    edition = models.ForeignKey("Edition", models.PROTECT, related_name="+")
    act = models.CharField(max_length=8, default="out")
    moment = models.DateTimeField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["edition", "act"], name="wire_act_once")]

    @staticmethod
    def append_due() -> int:
        """Number what has come due; the worker calls this every second. Returns how many entries were written."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT articles_wire_due()")
            return int(cursor.fetchone()[0])
