"""What the models promise: the door, saves, gates, scope and the readers' role."""

from .changes import BY_MODELS, breaks, in_file

WRITING, DOOR, REVIEWING, OUTGOING, ISSUE, TEXT = (
    f"articles/models/{name}.py" for name in ("writing", "door", "reviewing", "outgoing", "issue", "text")
)

breaks(
    "door: the lock",
    in_file(
        DOOR,
        'Article.objects.select_for_update(no_key=True).only("pk").get(pk=pk)',
        "pass",
    ),
    by=("tests/articles/models/test_concurrency.py",),
)
breaks(
    "door: the text on the screen",
    in_file(DOOR, "if seen is not None and seen != self.article.revision_id:", "if False:"),
    by=BY_MODELS,
)
breaks(
    "door: who may",
    in_file(
        DOOR,
        "if sentence := workflow.refusal(self.name, self.seen.facts, self.article.person(self.by)):",
        "if sentence := '':",
    ),
    by=BY_MODELS,
)
breaks(
    "door: the same press",
    in_file(
        DOOR,
        "if press and AuditEntry.objects.filter(article=locked, by=by, press=press, act__in=recorded).exists():",
        "if False:",
    ),
    by=BY_MODELS,
)
breaks("save: the base revision", in_file(WRITING, "base = self._base(base_key, tip)", "base = tip"), by=BY_MODELS)
breaks("save: conflicts", in_file(WRITING, "if merged.conflicts:", "if False:"), by=BY_MODELS)
breaks(
    "door: looks again after the lock",
    in_file(
        DOOR,
        """    Article.objects.select_for_update(no_key=True).only("pk").get(pk=pk)
    return Article.objects.select_related("desk", "revision", "claimed_by", "author", "section").get(pk=pk)
""",
        """    joined = Article.objects.select_related("desk", "revision", "claimed_by", "author", "section")
    return joined.select_for_update(no_key=True, of=("self",)).get(pk=pk)
""",
    ),
    by=("tests/articles/models/test_concurrency.py",),
)
breaks(
    "door: another person's press",
    in_file(DOOR, "filter(article=locked, by=by, press=press,", "filter(article=locked, press=press,"),
    by=BY_MODELS,
)
breaks("save: a stranger", in_file(WRITING, "if not article.desk_role(by):", "if False:"), by=BY_MODELS)
breaks(
    "save: sanitised",
    in_file("articles/models/text.py", 'markup.clean(out["body"])', 'out["body"]'),
    by=BY_MODELS,
)
breaks("save: substantial", in_file(WRITING, "hand.substantial, tuple(hand.reasons)", "False, ()"), by=BY_MODELS)
breaks(
    "gates: stops stop", in_file("articles/models/gates.py", "        if stops:\n", "        if False:\n"), by=BY_MODELS
)
breaks(
    "gates: promises are not overridden",
    in_file("articles/models/gates.py", "stops = [one for one in stops if one.code in NEVER_OVERRIDDEN]", "stops = []"),
    by=BY_MODELS,
)
breaks(
    "scope: a stranger's story",
    in_file("articles/models/article.py", "mine = Q(desk__in=user.desk_ids())", "mine = Q()"),
    by=BY_MODELS,
)
breaks(
    "claim next: skip what is locked",
    in_file(REVIEWING, "skip_locked=True, ", ""),
    by=("tests/articles/models/test_concurrency.py", "-k", "claim_next"),
)
breaks(
    "kill: translations with it",
    in_file(OUTGOING, "                    withhold_translations(act)\n", ""),
    by=BY_MODELS,
)
breaks("kill: repeats nothing", in_file(OUTGOING, "refuse_to_repeat(act.article, notice)", "pass"), by=BY_MODELS)
breaks(
    "workflow: four eyes",
    in_file("articles/workflow.py", 'if facts.hand == "credited":', 'if facts.hand == "nothing":'),
    by=("tests/articles/test_workflow.py",),
)
breaks(
    "public: the role",
    in_file(
        "articles/public/reader.py",
        'cursor.execute(f"SET LOCAL ROLE {connection.ops.quote_name(settings.PUBLIC_ROLE)}")',
        "pass",
    ),
    by=("tests/articles/public/test_attacks.py", "tests/articles/database/test_readers.py"),
)
breaks(
    "public: the role ends with the page",
    in_file("articles/public/reader.py", 'cursor.execute("SET LOCAL ROLE NONE")', "pass"),
    by=("tests/articles/public", "tests/articles/database/test_readers.py", "tests/test_road.py"),
)
breaks(
    "publish: the plan on the screen",
    in_file(OUTGOING, "if plan is not None and plan != act.article.plan:", "if False:"),
    by=BY_MODELS,
)
breaks(
    "approve: the newer text",
    in_file(REVIEWING, "if act.article.newer_id not in (None, newer):", "if False:"),
    by=BY_MODELS,
)
breaks("recode: nobody's change is lost", in_file(OUTGOING, "if merged.conflicts:", "if False:"), by=BY_MODELS)
breaks("recode: only what changed", in_file(OUTGOING, "(was or now).get(name, now[name])", "now[name]"), by=BY_MODELS)
breaks(
    "kill: down the whole line",
    in_file(ISSUE, "for key in family(act.article):", "for key in family(act.article)[:2]:"),
    by=BY_MODELS,
)
breaks(
    "kill: locks the line first",
    in_file(OUTGOING, "            lock_family(self)\n", ""),
    by=("tests/articles/models/test_concurrency.py",),
)
breaks(
    "claim: a letting go keeps the newer text",
    in_file(
        REVIEWING,
        "                act.move()\n                act.article.settle_newer()\n",
        "                act.move()\n",
    ),
    by=BY_MODELS,
)
breaks(
    "return: keeps the newer text",
    in_file(
        REVIEWING,
        "                act.move(reason=reason, waiting_since=None)\n                act.article.settle_newer()\n",
        "                act.move(reason=reason, waiting_since=None)\n",
    ),
    by=BY_MODELS,
)
breaks("save: credits by name", in_file(TEXT, 'out["credits"] = linked(out["credits"])', "pass"), by=BY_MODELS)
breaks("save: both of one name", in_file(TEXT, "for key in keys[1:]", "for key in keys[9:]"), by=BY_MODELS)
breaks(
    "save: coding that exists",
    in_file(TEXT, "if missing := [key for key in new[name] if key not in known]:", "if missing := []:"),
    by=BY_MODELS,
)
breaks(
    "save: no retired topic",
    in_file(TEXT, 'pk__in=new.get("topics", []), retired=None', 'pk__in=new.get("topics", [])'),
    by=BY_MODELS,
)
breaks(
    "save: the note of an approved story",
    in_file(WRITING, 'if merged.content["ed_note"] != theirs["ed_note"] and self.state not in WRITABLE:', "if False:"),
    by=BY_MODELS,
)
breaks(
    "plan: an editor loosens",
    in_file(WRITING, '(guarded or loosened) and self.desk_role(by) == "reporter"', "False"),
    by=BY_MODELS,
)
breaks(
    "plan: recorded",
    in_file(WRITING, 'self._record(by, "plan",', 'AuditEntry(article=self, by=by, act="plan",'),
    by=BY_MODELS,
)
breaks("gates: what the source is", in_file("articles/models/gates.py", '    "source_killed",\n', ""), by=BY_MODELS)
