import pytest

from ownwords.made.addresses import page_uri, root_of, slug


@pytest.mark.parametrize(
    ("tag", "made"),
    [
        ("peer support", "peer-support"),
        ("  Peer   Support! ", "peer-support"),
        ("men's group", "men-s-group"),
        ("GP", "gp"),
        ("Straße", "strasse"),
        ("ﬁsh", "fish"),
        ("हिन्दी", "हिन्दी"),
        ("a/../b", "a-b"),
        ("<script>", "script"),
    ],
)
def test_a_tag_becomes_part_of_an_address(tag, made):
    assert slug(tag) == made


def test_a_tag_without_a_word_still_has_an_address():
    assert slug("!!!").startswith("tag-")


def test_a_tag_longer_than_a_folder_name_may_be_is_named_by_its_digest():
    assert slug("x" * 300) != slug("x" * 301)
    assert len(slug("x" * 300)) < 30


def test_two_spellings_in_different_unicode_forms_are_one_tag():
    assert slug("cafe\u0301") == slug("CAF\u00c9")


@pytest.mark.parametrize(
    ("page", "uri"), [(1, "themes/hope/index.html"), (2, "themes/hope/page/2/index.html")]
)
def test_the_first_page_of_a_list_has_no_number(page, uri):
    assert page_uri("themes/hope/", page) == uri


@pytest.mark.parametrize(
    ("uri", "root"), [("index.html", ""), ("stories/leeks/index.html", "../../")]
)
def test_the_way_back_to_the_root(uri, root):
    assert root_of(uri) == root
