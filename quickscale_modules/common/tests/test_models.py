"""The abstract models, on tables that live as long as a test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from quickscale_modules.common.models import (
    SlugModel,
    SoftDeleteModel,
    TimestampedModel,
    UUIDModel,
)
from quickscale_modules.common.models.slug import SLUG_LENGTH

pytestmark = [pytest.mark.contract, pytest.mark.django_db]

with isolate_apps("quickscale_modules.common"):

    class Note(UUIDModel, TimestampedModel, SoftDeleteModel, SlugModel):
        name = models.CharField(max_length=300)

        class Meta:
            app_label = "quickscale_common"

    class Comment(models.Model):
        note = models.ForeignKey(Note, on_delete=models.CASCADE, db_constraint=False)

        class Meta:
            app_label = "quickscale_common"

        def __str__(self) -> str:
            return f"Comment on {self.note_id}"


@pytest.fixture(autouse=True)
def tables(db: None) -> Iterator[None]:
    editor = connection.schema_editor()
    with connection.cursor() as cursor:
        for model in (Note, Comment):
            cursor.execute(editor.table_sql(model)[0])
        yield
        for model in (Comment, Note):
            cursor.execute(f"DROP TABLE {model._meta.db_table}")


def at(monkeypatch: pytest.MonkeyPatch, day: int) -> datetime:
    """Set the clock to a day of January 2026."""
    now = datetime(2026, 1, day, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    return now


def names(rows: Any) -> list[str]:
    return sorted(rows.values_list("name", flat=True))


def test_a_row_knows_when_it_was_made_and_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    made = at(monkeypatch, 1)
    note = Note.objects.create(name="Tea")

    changed = at(monkeypatch, 2)
    note.save(update_fields=["name"])

    note.refresh_from_db()
    assert (note.created_at, note.updated_at) == (made, changed)


def test_keys_are_uuids_in_the_order_of_creation() -> None:
    keys = [Note.objects.create(name=f"Note {number}").pk for number in range(20)]

    assert {key.version for key in keys} == {7}
    assert keys == sorted(keys)


def test_a_deleted_row_is_hidden_and_not_lost() -> None:
    tea, milk = Note.objects.create(name="Tea"), Note.objects.create(name="Milk")

    outcome = tea.delete()

    assert outcome == (1, {"quickscale_common.Note": 1})
    assert tea.is_deleted
    assert list(Note.objects.all()) == [milk]
    assert names(Note.all_objects.all()) == ["Milk", "Tea"]
    assert names(Note.all_objects.deleted()) == ["Tea"]


def test_deleting_twice_keeps_the_first_time(monkeypatch: pytest.MonkeyPatch) -> None:
    note = Note.objects.create(name="Tea")
    first = at(monkeypatch, 1)
    note.delete()

    at(monkeypatch, 2)
    outcome = note.delete()

    assert outcome == (0, {"quickscale_common.Note": 0})
    assert Note.all_objects.get().deleted_at == first


def test_a_deleted_row_comes_back() -> None:
    note = Note.objects.create(name="Tea")
    note.delete()

    note.restore()

    assert names(Note.objects.all()) == ["Tea"]


def test_many_rows_are_hidden_and_brought_back_at_once() -> None:
    for name in ("Tea", "Milk", "Bread"):
        Note.objects.create(name=name)

    outcome = Note.objects.filter(name__in=["Tea", "Milk"]).delete()

    assert outcome == (2, {"quickscale_common.Note": 2})
    assert names(Note.objects.all()) == ["Bread"]
    assert Note.all_objects.all().restore() == 2
    assert names(Note.objects.all()) == ["Bread", "Milk", "Tea"]


def test_a_row_can_be_removed_for_good_with_what_hangs_on_it() -> None:
    note = Note.objects.create(name="Tea")
    Comment.objects.create(note=note)

    note.hard_delete()

    assert (Note.all_objects.count(), Comment.objects.count()) == (0, 0)


def test_rows_can_be_removed_for_good_at_once() -> None:
    Note.objects.create(name="Tea")

    Note.all_objects.all().hard_delete()

    assert Note.all_objects.count() == 0


def test_what_points_at_a_hidden_row_still_finds_it() -> None:
    comment = Comment.objects.create(note=Note.objects.create(name="Tea"))
    comment.note.delete()

    found = Comment.objects.get()

    assert found.note.name == "Tea"


def test_the_slug_is_readable_and_stays_when_the_name_changes() -> None:
    note = Note.objects.create(name="Tea & Milk, für zwei")

    note.name = "Coffee"
    note.save()

    assert Note.objects.get().slug == "tea-milk-fur-zwei"


def test_equal_names_get_different_slugs_even_where_one_is_hidden() -> None:
    Note.objects.create(name="Tea").delete()

    slugs = [Note.objects.create(name="Tea").slug for _ in range(2)]

    assert slugs == ["tea-2", "tea-3"]


@pytest.mark.parametrize("name", ["茶", "🫖", "---", ""])
def test_a_name_without_latin_letters_gets_the_slug_of_its_kind(name: str) -> None:
    assert Note.objects.create(name=name).slug == "note"


def test_a_long_name_fits_into_the_slug_with_its_number() -> None:
    slugs = [Note.objects.create(name="x" * 300).slug for _ in range(2)]

    assert all(len(slug) <= SLUG_LENGTH for slug in slugs)
    assert len(set(slugs)) == 2


def test_a_slug_is_made_for_a_partial_save_too() -> None:
    note = Note.objects.create(name="Tea")
    Note.objects.update(slug="")
    note.slug = ""

    note.save(update_fields=["name"])

    assert Note.objects.get().slug == "tea"
