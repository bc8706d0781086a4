"""The desk's verbs: claims, decisions, arrangements."""

import uuid
from datetime import timedelta

import pytest

from articles.models import Article, AuditEntry, Refused
from articles.wirecopy.wellformed import IllFormed
from tests.cast import SOON, approved, claimed, clock, credit, desk, person, published, sql, story, submitted

pytestmark = pytest.mark.django_db


def test_the_road_of_a_story():
    article, rita, ed = story(), person("rita"), person("ed")
    article.submit(by=rita, seen=article.revision_id)
    article.claim(by=ed)
    article.approve(by=ed, seen=article.revision_id)
    edition = article.publish(by=ed)
    assert (article.state, article.standing(), edition.number, edition.kind) == ("published", "live", 1, "new")
    assert [entry.act for entry in article.entries.order_by("number")] == [
        "file",
        "submit",
        "claim",
        "approve",
        "publish",
    ]
    assert sql("SELECT * FROM articles_audit_faults()") == []


def test_moves_for_says_what_may_be_done_and_why_not():
    article = claimed()
    moves = article.moves_for(person("ed"))
    assert [act for act, why in moves.items() if why is None][:4] == [
        "approve_and_publish",
        "approve",
        "return",
        "let_go",
    ]
    assert moves["publish"] == "This story is in review."
    assert article.moves_for(person("nina"))["approve"] == "Ed Harker has this story."
    assert set(article.moves_for(person("sam")).values()) - {None} != set()
    assert article.moves_for(person("sam"))["approve"] == "This story belongs to another desk."


def test_moves_for_is_one_query_however_long_the_history(django_assert_num_queries):
    article = claimed()
    for n in range(5):
        article.save_text(by=person("ed"), base=article.revision_id, headline=f"Another {n}")
    ed, article = (
        person("ed"),
        Article.objects.select_related("desk", "revision", "claimed_by", "author").get(pk=article.pk),
    )
    ed.seats()
    with django_assert_num_queries(1):
        article.moves_for(ed)


def test_an_editor_of_a_covering_desk_reviews():
    night = desk("night")
    night.covers.add(desk())
    owen = person("owen", on=night, role="editor")
    article = submitted()
    article.claim(by=owen)
    article.approve(by=owen, seen=article.revision_id)
    assert article.state == "approved"


def test_the_text_on_the_screen_is_what_is_approved():
    article, ed = claimed(), person("ed")
    seen = article.revision_id
    article.save_text(by=ed, base=seen, body="<p>Other words altogether were put here.</p>")
    with pytest.raises(Refused, match="The text has changed since this page was opened"):
        article.approve(by=ed, seen=seen)


def test_who_was_quicker_is_told():
    article = submitted()
    article.claim(by=person("ed"))
    with pytest.raises(Refused, match=r"^Ed Harker claimed it\. This story is in review\.$"):
        article.claim(by=person("nina"))


def test_the_same_press_twice_is_one_act():
    article, ed, press = submitted(), person("ed"), uuid.uuid4()
    article.claim(by=ed, press=press)
    article.claim(by=ed, press=press)
    assert AuditEntry.objects.filter(article=article, act="claim").count() == 1


def test_nobody_approves_their_own_story_in_any_way():
    ed, nina, vera = person("ed"), person("nina"), person("vera")
    filed = story(by=ed, credits=[])
    filed.submit(by=ed)
    filed.claim(by=vera)
    filed.let_go(by=vera)
    filed.claim(by=ed)
    with pytest.raises(Refused, match="You filed or submitted this story"):
        filed.approve(by=ed, seen=filed.revision_id)
    credited = submitted(credits=[credit(person("rita")), credit(nina, "writer")])
    credited.claim(by=nina)
    with pytest.raises(Refused, match="You wrote this story"):
        credited.approve(by=nina, seen=credited.revision_id)
    superuser = story(by=vera, credits=[])
    superuser.submit(by=vera)
    superuser.claim(by=vera)
    with pytest.raises(Refused, match="someone else has to approve it"):
        superuser.approve(by=vera, seen=superuser.revision_id)


def test_a_return_needs_a_reason_and_goes_back_to_the_writer():
    article, ed = claimed(), person("ed")
    with pytest.raises(Refused, match="Say what should be mended"):
        article.return_to_writer(by=ed, reason="  ")
    article.return_to_writer(by=ed, reason="Who paid?")
    assert (article.state, article.claimed_by) == ("returned", None)
    assert article.entries.latest("number").reason == "Who paid?"
    article.submit(by=person("rita"))
    assert article.state == "submitted"


def test_a_reopened_text_is_somebodys_again():
    article, nina = approved(), person("nina")
    article.reopen(by=nina)
    assert (article.state, article.claimed_by, article.approval.act) == ("in_review", nina, "approve")
    with pytest.raises(Refused):
        article.publish(by=nina)


def lapse(article, minutes):
    sql(
        "UPDATE articles_article SET claim_seen = claim_seen - %s * interval '1 minute' WHERE id = %s",
        minutes,
        article.pk,
    )
    article.refresh_from_db()


def test_a_claim_lapses_without_input_and_a_beat_keeps_it():
    article, ed, nina = claimed(), person("ed"), person("nina")
    with pytest.raises(Refused, match="Ed Harker has this story"):
        article.take_over(by=nina)
    lapse(article, 11)
    assert article.beat(by=ed) is True
    article.refresh_from_db()
    with pytest.raises(Refused):
        article.take_over(by=nina)
    lapse(article, 11)
    article.take_over(by=nina)
    assert (article.claimed_by, article.beat(by=ed), article.beat(by=nina)) == (nina, False, True)


def test_claim_next_takes_what_burns_and_never_ones_own():
    ed, nina = person("ed"), person("nina")
    late = submitted(deadline=clock() - SOON, urgency=5)
    alert = submitted(urgency=1, body="<p>Bridge open.</p>")
    usual = submitted()
    own = story(by=ed, credits=[], urgency=2)
    own.submit(by=ed)
    parked = submitted(urgency=3)
    parked.park(by=nina, until=clock() + SOON)
    assert [Article.claim_next(by=ed) for _ in range(4)] == [alert, late, usual, None]
    assert Article.claim_next(by=nina) == own
    assert Article.claim_next(by=person("rita")) is None


def test_claim_next_takes_up_a_lapsed_claim():
    article = claimed(by=person("ed"))
    assert Article.claim_next(by=person("nina")) is None
    lapse(article, 11)
    assert Article.claim_next(by=person("nina")) == article
    article.refresh_from_db()
    assert article.claimed_by == person("nina")


def test_claim_next_leaves_what_is_assigned_to_a_colleague():
    article = submitted()
    article.assign(by=person("vera"), to=person("nina"))
    assert Article.claim_next(by=person("ed")) is None
    assert Article.claim_next(by=person("nina")) == article


def test_assign_park_transfer():
    article, ed = submitted(), person("ed")
    with pytest.raises(Refused, match="does not work on this desk"):
        article.assign(by=ed, to=person("sam"))
    article.assign(by=ed, to=person("nina"))
    with pytest.raises(Refused, match="lies ahead"):
        article.park(by=ed, until=clock() - SOON)
    article.park(by=ed, until=clock() + SOON)
    assert article not in Article.objects.waiting_for(ed)
    article.unpark(by=ed)
    assert article in Article.objects.waiting_for(ed)
    article.transfer(by=ed, to=desk("sport"), reason="A stadium.")
    assert (article.desk.slug, article.assignee) == ("sport", None)
    with pytest.raises(Refused, match="another desk"):
        article.claim(by=ed)


def test_a_check_is_cleared_for_one_revision():
    article = claimed(legal_needed=True)
    ed = person("ed")
    with pytest.raises(Refused, match="legal check of this text is still open"):
        article.approve(by=ed, seen=article.revision_id)
    article.clear_check("legal", by=ed, seen=article.revision_id)
    assert article.stops() == []
    article.save_text(by=ed, base=article.revision_id, body=article.revision.body.replace("opened", "was opened"))
    assert [problem.code for problem in article.stops()] == ["legal"]


def test_a_blocking_note_stops_until_it_is_resolved():
    article, ed = claimed(), person("ed")
    note = article.notes.create(by=person("nina"), text="Is it Tuesday?", blocking=True)
    with pytest.raises(Refused, match="blocking note is unresolved"):
        article.approve(by=ed, seen=article.revision_id)
    with pytest.raises(Refused, match="they or an editor resolve it"):
        note.resolve(by=person("rita"))
    note.resolve(by=ed)
    article.approve(by=ed, seen=article.revision_id)


def test_a_chief_overrides_with_a_reason_but_not_the_promises():
    article, vera, ed = (
        claimed(by=person("vera"), body="<p>The fee is TK roubles.</p>", urgency=2),
        person("vera"),
        person("ed"),
    )
    assert article.stops() == []  # an alert does not wait for style
    usual = story(body="<p>The fee is TK roubles.</p><p>It is due.</p>")
    rita = person("rita")
    with pytest.raises(Refused, match="TK"):
        usual.submit(by=rita)
    with pytest.raises(Refused, match="Only a chief overrides"):
        usual.submit(by=ed, override="no time")
    usual.submit(by=vera, override="The fee comes at noon.")
    assert usual.entries.latest("number").reason == "The fee comes at noon."
    legal = claimed(by=vera, legal_needed=True)  # an open check keeps nobody from submitting
    with pytest.raises(Refused, match="legal check"):
        legal.approve(by=vera, seen=legal.revision_id, override="no time")


def test_what_a_stranger_may_open():
    draft, out = story(), published()
    sam, rita = person("sam"), person("rita")
    elsewhere = person("eva", on=desk("sport"), role="editor")
    assert set(Article.objects.visible_to(sam)) == set()
    assert set(Article.objects.visible_to(elsewhere)) == {out}
    assert set(Article.objects.visible_to(rita)) == {draft, out}
    gone = person("rita")
    gone.is_active = False
    gone.save()
    assert set(Article.objects.visible_to(person("rita"))) == set()


def test_an_alert_of_an_editor_is_approved_by_a_second_reader():
    ed, owen = person("ed"), person("owen", role="reporter", on=desk(), second_reader=True)
    alert = story(by=ed, urgency=1, body="<p>Bridge open.</p>")
    alert.submit(by=ed)
    alert.claim(by=owen)
    alert.approve(by=owen, seen=alert.revision_id)
    alert.publish(by=ed)
    assert alert.standing() == "live"
    with pytest.raises(Refused, match="Editors review"):
        submitted().claim(by=owen)


def test_a_moment_is_the_databases():
    assert abs(submitted().waiting_since - clock()) < timedelta(minutes=1)


def test_a_second_reader_reads_alerts_and_nothing_that_grew_out_of_one():
    ed, owen = person("ed"), person("owen", role="reporter", on=desk(), second_reader=True)
    alert = story(by=ed, urgency=1, body="<p>Bridge open.</p>")
    alert.submit(by=ed)
    alert.claim(by=owen)
    saved = alert.save_text(by=ed, base=alert.revision_id, urgency=5, body="<p>Bridge open.</p><p>And more.</p>")
    alert.take_in(by=owen)
    with pytest.raises(Refused, match="Editors review"):
        alert.approve(by=owen, seen=saved.revision.pk)
    with pytest.raises(Refused, match="Editors review"):
        alert.return_to_writer(by=owen, reason="Too long.")
    alert.let_go(by=owen)


def test_a_list_is_no_alert():
    ed, owen = person("ed"), person("owen", role="reporter", on=desk(), second_reader=True)
    story_ = story(by=ed, urgency=1, body="<ul>" + "<li>One.</li>" * 50 + "</ul>")
    story_.submit(by=ed)
    with pytest.raises(Refused, match="Editors review"):
        story_.claim(by=owen)


def test_another_persons_press_is_none_of_ones_own():
    article, press = submitted(), uuid.uuid4()
    article.claim(by=person("ed"), press=press)
    with pytest.raises(Refused, match="Ed Harker claimed it"):
        article.claim(by=person("nina"), press=press)


def test_a_reason_is_text_like_any_other():
    article = claimed()
    with pytest.raises(IllFormed, match="control character"):
        article.return_to_writer(by=person("ed"), reason="a\x00b")


def test_what_was_scheduled_and_taken_back_never_went_out():
    article, ed = approved(embargo=clock() + SOON), person("ed")
    elsewhere = person("eva", on=desk("sport"), role="editor")
    article.publish(by=ed)
    assert article not in Article.objects.visible_to(elsewhere)
    article.unschedule(by=ed)
    assert article not in Article.objects.visible_to(elsewhere)
