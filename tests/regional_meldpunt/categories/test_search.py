"""Finding a category with the words people use."""

import pytest

from regional_meldpunt.categories import loading, queries
from regional_meldpunt.categories.catalogue import GROUPS
from regional_meldpunt.categories.models import Category, CategoryGroup

pytestmark = pytest.mark.wall("kortrijk")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lantaarn", "straatlamp-kapot"),
        ("LANTAARN", "straatlamp-kapot"),
        ("lampadaire", "straatlamp-kapot"),
        ("sluikstort", "sluikstort"),
        ("nid de poule", "put-in-de-weg"),
        ("ijzel", "glad-wegdek"),
        ("egout", "straatkolk-verstopt"),
        ("boom gevallen", "boom-op-de-weg"),
        ("wespen", "ratten"),
    ],
)
def test_the_best_one_comes_first(typed: str, first: str) -> None:
    assert queries.by_words(typed)[0].slug == first


@pytest.mark.parametrize("typed", ["", "   ", "xyzzy", "🚲", "'; --", "%", "\\"])
def test_nonsense_finds_nothing(typed: str) -> None:
    assert queries.by_words(typed) == []


def test_a_fresh_installation_has_them_all_and_acute_ones_are_acute() -> None:
    total = sum(len(group.kinds) for group in GROUPS)
    assert total >= 25
    assert Category.objects.count() == total
    assert all(category.urgency == "acute" for category in Category.objects.filter(acute=True))


def test_every_entry_has_words_in_both_languages() -> None:
    for group in GROUPS:
        assert group.nl
        assert group.fr
        for kind in group.kinds:
            assert all((kind.nl, kind.fr, kind.words_nl, kind.words_fr))


def test_slugs_are_unique() -> None:
    slugs = [kind.slug for group in GROUPS for kind in group.kinds]
    assert len(slugs) == len(set(slugs))


def test_loading_again_adds_nothing_and_a_municipality_may_not_change_them() -> None:
    assert loading.load() == 0
    assert Category.objects.filter(municipality="region").update(active=False) == 0
    with pytest.raises(Exception, match="permission denied"):
        CategoryGroup.objects.update(active=False)
