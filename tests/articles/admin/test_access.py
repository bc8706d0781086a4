"""Who gets in, what they see, and that nobody deletes anything."""

from datetime import timedelta

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from accounts.models import Membership, User
from articles.models import Photo, Place, Tag, Topic
from tests import cast
from tests.articles.admin.conftest import ADD, STORY, open_and_save, posted, signed_in

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"


def test_the_signed_out_are_led_to_our_own_door(client):
    response = client.get("/admin/", follow=True)
    assert response.redirect_chain[-1][0] == "/accounts/sign-in/?next=/admin/"


def test_the_door_leads_nowhere_else(client):
    response = client.get("/admin/login/?next=https://evil.example/")
    assert response["Location"] == "/accounts/sign-in/?next=/admin/"


def test_who_is_no_staff_is_told_so(client):
    response = signed_in(client, "nick").get("/admin/", follow=True)
    assert response.status_code == 403
    assert "has no access to the newsroom’s admin" in response.text


def test_staff_without_a_desk_have_no_stories(client):
    User.objects.create(username="new", is_staff=True)
    client.force_login(User.objects.get(username="new"))
    assert [client.get(address).status_code for address in (LIST, ADD, STORY.format(1))] == [403, 403, 403]


def test_a_strangers_story_is_not_there(client):
    article = cast.story()
    stranger = signed_in(client, "sam")
    assert stranger.get(STORY.format(article.pk)).status_code == 404
    assert stranger.post(STORY.format(article.pk), {"headline": "Sam’s"}).status_code == 404
    assert stranger.get(f"/admin/articles/article/{article.pk}/history/").status_code == 404
    assert stranger.get(LIST).context["cl"].result_count == 0


@pytest.mark.parametrize("number", ["12abc", "१२", "0", "-1", "9" * 30, "%00", "1e3", "null"])
def test_what_is_no_number_of_a_story_is_not_there(as_rita, number):
    assert as_rita.get(STORY.format(number)).status_code == 404


def test_what_went_out_from_another_desk_is_not_written_here(client):
    article = cast.published()
    cast.person("olga", on=cast.desk("economy"), role="editor")
    olga, address = signed_in(client, "olga"), STORY.format(article.pk)
    data = {"base": article.revision_id, "headline": "Mine now"}
    answers = [olga.get(address), olga.post(address, data), olga.get(address.replace("change", "history"))]
    answers.append(olga.post(f"/admin/articles/article/preview/?story={article.pk}", data))
    assert [answer.status_code for answer in answers] == [404] * 4
    assert article.revisions.count() == 1


def suggested(client, kind, words):
    found = client.get(f"/admin/articles/article/suggest/{kind}/", {"q": words}).json()["found"]
    return [(one["insert"], one["show"]) for one in found]


def test_of_another_desks_story_the_headline_that_readers_see_is_offered(client):
    out, hidden = cast.published(headline="Ferry runs"), cast.story(headline="Ferry sinks")
    out.correct(by=cast.person("rita"))
    out.save_text(by=cast.person("rita"), base=out.revision_id, headline="Ferry stops")
    cast.person("olga", on=cast.desk("economy"), role="editor")
    cast.person("oleg", on=cast.desk("economy"), role="reporter")
    shown = f"{out.pk}: Ferry runs"
    for username in ("olga", "oleg"):
        olga = signed_in(client, username)
        assert suggested(olga, "story", "ferry") == suggested(olga, "story", str(out.pk)) == [(str(out.pk), shown)]
        assert suggested(olga, "story", "ferry stops") == suggested(olga, "story", str(hidden.pk)) == []
    own = [(str(hidden.pk), f"{hidden.pk}: Ferry sinks"), (str(out.pk), f"{out.pk}: Ferry stops")]
    assert suggested(signed_in(client, "rita"), "story", "ferry") == own


def test_a_tag_is_told_once_readers_have_it_or_to_the_desk_whose_story_bears_it(client):
    live, gone = cast.published(tags=["bridges"]), cast.published(tags=["brothels"])
    secret = cast.approved(tags=["bribes"], embargo=cast.clock() + timedelta(hours=2))
    secret.publish(by=cast.person("ed"))
    gone.withhold(by=cast.person("ed"), reason="Disputed.")
    known = [(name, name) for name in ("bribes", "bridges", "brothels")]
    cast.person("olga", on=cast.desk("economy"), role="chief")
    olga, rita = signed_in(client, "olga"), signed_in(Client(), "rita")
    assert (suggested(olga, "tag", "br"), suggested(rita, "tag", "br")) == (known[1:2], known)
    assert [tag.name for tag in olga.get("/admin/articles/tag/").context["cl"].result_list] == ["bridges"]
    hidden = Tag.objects.get(name="bribes")
    assert olga.get(f"/admin/articles/tag/{hidden.pk}/change/").status_code == 302
    assert live.standing() == "live"


@pytest.mark.parametrize("username", ["rita", "vera"])
def test_nobody_deletes_a_story(client, username):
    article = cast.story()
    editor = signed_in(client, username)
    assert editor.post(f"/admin/articles/article/{article.pk}/delete/", {"post": "yes"}).status_code == 404
    editor.post(LIST, {"action": "delete_selected", "_selected_action": article.pk, "post": "yes"})
    article.refresh_from_db()
    assert "deletelink" not in editor.get(STORY.format(article.pk)).text


def test_nobody_deletes_what_stories_hang_on(client):
    Photo.objects.create(id=1, file="x", sha256="0" * 64, width=20, height=20, by=cast.person("rita"))
    addresses = {
        "articles/section": cast.section().pk,
        "articles/place": Place.objects.create(id=1, name="Minsk").pk,
        "articles/topic": Topic.objects.create(code="20000001", name_en="diplomacy").pk,
        "articles/photo": 1,
        "accounts/user": cast.person("rita").pk,
        "accounts/desk": cast.desk().pk,
    }
    vera = signed_in(client, "vera")
    for model, key in addresses.items():
        response = vera.post(f"/admin/{model}/{key}/delete/", {"post": "yes"})
        assert (model, response.status_code) == (model, 403)


def test_state_and_claim_are_shown_and_never_taken_from_a_form(as_rita):
    article = cast.submitted()
    response = open_and_save(
        as_rita, article, state="approved", round="9", revision="1", author="1", claimed_by="1", desk="1", approval="1"
    )
    assert response.status_code == 302
    before = (article.state, article.round, article.author_id, article.claimed_by, article.desk_id)
    article.refresh_from_db()
    assert (article.state, article.round, article.author_id, article.claimed_by, article.desk_id) == before


def test_a_story_is_filed_on_ones_own_desk_only(as_rita):
    response = as_rita.post(ADD, posted(as_rita.get(ADD), headline="Mine", desk=cast.desk("economy").pk))
    assert response.status_code == 422
    assert "desk" in response.context["form"].errors


def test_a_published_story_is_shown_as_fixed(as_rita):
    article = cast.published()
    page = as_rita.get(STORY.format(article.pk))
    assert page.context["frozen"] == "This text went out: open an update or a correction before you change it."
    assert [field.name for field in page.context["form"].visible_fields() if not field.field.disabled] == []
    assert 'name="_continue"' not in page.text


def test_an_approved_story_can_still_be_coded_and_planned(client):
    article = cast.approved()
    response = open_and_save(signed_in(client, "nina"), article, tags="bridges", hold="on")
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.tags, article.hold, article.state, article.revisions.count()) == (["bridges"], True, "approved", 1)


# ---- people and desks


def test_reporters_do_not_see_accounts(client):
    assert signed_in(client, "rita").get("/admin/accounts/user/").status_code == 403


def chief(client):
    """Vera as a chief without a superuser's rights."""
    cast.person("vera")
    User.objects.update(is_superuser=False)
    return signed_in(client, "vera")


def test_a_chief_makes_nobody_a_superuser_and_gives_nobody_a_new_password(client):
    rita = cast.person("rita")
    vera = chief(client)
    data = {"username": "rita", "name": "Rita Malko", "email": "", "is_active": "on", "is_staff": "on"}
    assert vera.post(f"/admin/accounts/user/{rita.pk}/change/", {**data, "is_superuser": "on"}).status_code == 302
    assert vera.get(f"/admin/accounts/user/{rita.pk}/password/").status_code == 403
    rita.refresh_from_db()
    assert not rita.is_superuser


def test_a_chief_seats_people_on_their_own_desk_only(client):
    vera, carl = chief(client), cast.person("carl")
    other = cast.desk("economy")
    data = {"name": "x", "slug": "x", "language": "en", "time_zone": "Europe/Minsk"}
    rows = {"membership_set-TOTAL_FORMS": 1, "membership_set-INITIAL_FORMS": 0, "membership_set-0-user": carl.pk}
    rows |= {"membership_set-0-role": "chief", "membership_set-0-desk": other.pk}
    assert vera.post(f"/admin/accounts/desk/{other.pk}/change/", {**data, **rows}).status_code == 403
    assert not Membership.objects.filter(desk=other).exists()


def test_a_chief_does_not_take_another_desk_by_covering_it(client):
    vera, mine, other = chief(client), cast.desk(), cast.desk("economy")
    seats = list(Membership.objects.filter(desk=mine).order_by("user__name", "pk"))
    data = {"name": "Politics", "language": "en", "time_zone": "Europe/Minsk", "covers": other.pk, "strict": "on"}
    data |= {"membership_set-TOTAL_FORMS": len(seats), "membership_set-INITIAL_FORMS": len(seats)}
    for at, seat in enumerate(seats):
        data |= {f"membership_set-{at}-id": seat.pk, f"membership_set-{at}-user": seat.user_id}
        data |= {f"membership_set-{at}-role": seat.role, f"membership_set-{at}-desk": mine.pk}
    response = vera.post(f"/admin/accounts/desk/{mine.pk}/change/", data)
    assert response.status_code == 302
    mine.refresh_from_db()
    assert (mine.strict, list(mine.covers.all())) == (True, [])
    assert LogEntry.objects.get().object_repr == "Politics"


# ---- reference data


def test_a_chief_sets_how_the_house_spells_a_place_and_nothing_else(client):
    place = Place.objects.create(id=627907, name="Homyel", country="BY", population=480_000)
    data = {"name_en": "Gomel", "name_ru": "Гомель", "name_be": "Гомель", "name": "Atlantis", "population": 1}
    chief(client).post(f"/admin/articles/place/{place.pk}/change/", data)
    place.refresh_from_db()
    assert (place.name_en, place.name_ru, place.name, place.population) == ("Gomel", "Гомель", "Homyel", 480_000)


def test_others_look_it_up_only(client):
    place = Place.objects.create(id=627907, name="Homyel")
    editor = signed_in(client, "ed")
    assert editor.get(f"/admin/articles/place/{place.pk}/change/").status_code == 200
    assert editor.post(f"/admin/articles/place/{place.pk}/change/", {"name_en": "Gomel"}).status_code == 403


def test_the_address_of_a_section_is_permanent(client):
    section = cast.section()
    chief(client).post(
        f"/admin/articles/section/{section.pk}/change/", {"name_en": "Power", "slug": "power", "position": 1}
    )
    section.refresh_from_db()
    assert (section.name_en, section.slug) == ("Power", "politics")
