import pytest

from ownwords.made.pagination import paginate


def test_an_empty_list_has_one_page():
    [page] = paginate([], "stories/", 24)
    assert (page.items, page.previous, page.next) == ((), None, None)


@pytest.mark.parametrize(("number", "pages"), [(24, 1), (25, 2), (48, 2), (49, 3)])
def test_a_full_page_is_not_followed_by_an_empty_one(number, pages):
    assert len(paginate(range(number), "stories/", 24)) == pages


def test_every_item_is_on_one_page_in_order():
    pages = paginate(range(50), "stories/", 24)
    assert [item for page in pages for item in page.items] == list(range(50))


def test_pages_know_their_neighbours():
    second = paginate(range(50), "stories/", 24)[1]
    assert (second.previous, second.uri, second.next) == (
        "stories/",
        "stories/page/2/index.html",
        "stories/page/3/",
    )
