"""Pictures are looked at before they are kept, and kept for the staff's eyes only."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from articles.models import Article, Photo
from tests import cast
from tests.articles.admin.conftest import ADD, STORY, open_and_save, posted, signed_in

pytestmark = pytest.mark.django_db
UPLOAD = "/admin/articles/photo/add/"
NO_PICTURE = "This file is no picture we can use: send JPEG, PNG, WebP, AVIF or TIFF."


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def picture(kind="JPEG", size=(64, 48), colour="navy", **saved):
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **saved)
    return out.getvalue()


def file(data, name="bridge.jpg"):
    return SimpleUploadedFile(name, data)


def upload(client, data, name="bridge.jpg", **words):
    return client.post(UPLOAD, {"file": file(data, name), "caption": "", "credit": "", "alt": "", **words})


def iptc(tag, words):
    return b"\x1c\x02" + bytes([tag]) + struct.pack(">H", len(words)) + words


def with_iptc(data, *fields):
    """The JPEG with an IPTC-IIM block, as agencies send their pictures."""
    block = b"".join(iptc(*field) for field in fields)
    irb = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\0" + irb
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


@pytest.mark.parametrize(
    ("kind", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("TIFF", "tif"), ("AVIF", "avif")]
)
def test_a_picture_is_kept_under_its_digest_whatever_its_name(as_rita, media, kind, ending):
    response = upload(as_rita, picture(kind), name="evil.html", caption="The bridge.")
    photo = Photo.objects.get()
    assert response["Location"] == f"/admin/articles/photo/{photo.pk}/change/"
    assert photo.file.name == f"photos/{photo.sha256[:2]}/{photo.sha256}.{ending}"
    assert (media / photo.file.name).read_bytes() == picture(kind)
    assert (photo.width, photo.height, photo.caption, photo.by) == (64, 48, "The bridge.", cast.person("rita"))


def test_the_same_bytes_are_the_same_photo(as_rita):
    upload(as_rita, picture(), caption="First words.")
    upload(as_rita, picture(), caption="Other words.")
    assert Photo.objects.get().caption == "First words."


def test_words_left_empty_are_read_from_the_file(as_rita):
    data = with_iptc(picture(), (80, "Ян Рус".encode()), (110, b"Example"), (120, "Трамвай на мосту".encode()))
    upload(as_rita, data)
    photo = Photo.objects.get()
    assert (photo.caption, photo.credit) == ("Трамвай на мосту", "Ян Рус / Example")


def test_exif_tells_too_and_turns_the_picture(as_rita):
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x0112] = "From above", "Anna Lind", 6
    upload(as_rita, picture(exif=exif))
    photo = Photo.objects.get()
    assert (photo.caption, photo.credit, photo.width, photo.height) == ("From above", "Anna Lind", 48, 64)
    with photo.thumbnail_file() as file, Image.open(file) as small:
        assert small.size == (48, 64)
        assert not small.getexif()


def bomb(width, height):
    """A PNG that claims to be this large and holds next to nothing."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    ihdr = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", ihdr) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<html><script>alert(1)</script>", NO_PICTURE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
        (picture("GIF"), NO_PICTURE),
        (picture()[:-30], "The file is damaged: it can't be read to its end."),
        (picture("PNG")[:-30], "The file is damaged: it can't be read to its end."),
        (picture(size=(8, 8)), "The picture is only 8 × 8 pixels."),
        (bomb(9_000, 9_000), "The picture is 9,000 × 9,000 pixels; 64 million pixels is the most."),
        (bomb(60_000, 60_000), "The picture is too large: 64 million pixels is the most."),
        (bomb(10_500, 10_500), "The picture is too large: 64 million pixels is the most."),
    ],
)  # fmt: skip
def test_what_is_no_bearable_picture_gets_a_sentence(as_rita, data, sentence):
    response = upload(as_rita, data)
    assert response.context["errors"] == [[sentence]]
    assert not Photo.objects.exists()


def test_a_file_too_large_is_not_even_opened(as_rita, monkeypatch):
    monkeypatch.setattr("articles.models.picture.FILE_LIMIT", 100)
    response = upload(as_rita, picture())
    assert "MB is the most" in response.text


def test_a_photo_comes_in_with_a_new_story(as_rita):
    data = posted(as_rita.get(ADD), headline="With a picture")
    data |= {"photos-0-file": file(picture()), "photos-0-caption": "The bridge.", "photos-0-alt": "A bridge"}
    assert as_rita.post(ADD, data).status_code == 302
    photo, article = Photo.objects.get(), Article.objects.get()
    assert article.revision.photos == [{"photo": photo.pk, "alt": "A bridge", "caption": "The bridge.", "credit": ""}]


def test_a_picture_that_came_in_survives_an_error_elsewhere(as_rita):
    article = cast.story()
    row = {"photos-TOTAL_FORMS": "1", "photos-0-file": file(picture()), "photos-0-caption": "The bridge."}
    response = open_and_save(as_rita, article, **row, headline="x" * 400)
    assert response.status_code == 422
    photo = Photo.objects.get()
    again = as_rita.post(STORY.format(article.pk), posted(response, headline="Short"))
    assert again.status_code == 302
    article.refresh_from_db()
    assert [row["photo"] for row in article.revision.photos] == [photo.pk]


def test_a_bad_picture_in_a_story_is_named_in_its_row(as_rita):
    article = cast.story()
    response = open_and_save(as_rita, article, **{"photos-TOTAL_FORMS": "1", "photos-0-file": file(b"no picture")})
    assert response.status_code == 422
    assert response.context["form"].photos.forms[0].errors == {"file": [NO_PICTURE]}


def test_photos_are_chosen_from_the_library_ordered_and_taken_out(as_rita):
    upload(as_rita, picture(colour="red"))
    upload(as_rita, picture(colour="green"))
    red, green = Photo.objects.order_by("pk")
    rows = [{"photo": photo.pk, "alt": "", "caption": "", "credit": ""} for photo in (red, green)]
    article = cast.story(photos=rows)
    open_and_save(as_rita, article, **{"photos-0-ORDER": "2", "photos-1-ORDER": "1"})
    article.refresh_from_db()
    assert article.revision.photos == rows[::-1]
    open_and_save(as_rita, article, **{"photos-0-DELETE": "on"})
    article.refresh_from_db()
    assert article.revision.photos == rows[:1]


def test_pictures_are_for_staff_with_a_desk(client):
    upload(signed_in(client, "rita"), picture())
    photo = Photo.objects.get()
    for what in ("thumbnail", "original"):
        address = f"/admin/articles/photo/{photo.pk}/{what}/"
        response = signed_in(client, "rita").get(address)
        assert (response.status_code, response["Content-Type"]) == (200, "image/jpeg")
        assert b"".join(response.streaming_content)[:2] == b"\xff\xd8"
        for close in response._resource_closers:  # response.close() would end the test’s connection, too
            close()
        assert signed_in(client, "nick").get(address).status_code == 302
        client.logout()
        assert client.get(address).status_code == 302


def test_a_file_that_is_gone_is_not_there(as_rita, media):
    upload(as_rita, picture())
    photo = Photo.objects.get()
    (media / photo.file.name).unlink()
    assert as_rita.get(f"/admin/articles/photo/{photo.pk}/thumbnail/").status_code == 404


def test_only_editors_clear_rights(client):
    upload(signed_in(client, "rita"), picture())
    photo = Photo.objects.get()
    address = f"/admin/articles/photo/{photo.pk}/change/"
    client.post(address, {"caption": "Hers", "credit": "", "alt": "", "cleared": "on"})
    photo.refresh_from_db()
    assert (photo.caption, photo.cleared) == ("Hers", False)
    signed_in(client, "ed").post(address, {"caption": "Hers", "credit": "", "alt": "", "cleared": "on"})
    photo.refresh_from_db()
    assert photo.cleared


def test_the_library_takes_the_same_queries_for_one_and_for_many(as_rita, django_assert_num_queries):
    for colour in ("red", "green", "blue"):
        upload(as_rita, picture(colour=colour))
    with django_assert_num_queries(6):
        assert as_rita.get("/admin/articles/photo/").context["cl"].result_count == 3
