import pytest

from ownwords.errors import PlanError
from ownwords.made.files import SiteFile, SitePlan


@pytest.mark.parametrize(
    "other",
    ["tags/cafe/index.html", "tags/Cafe/index.html", "TAGS/CAFE/INDEX.HTML"],
)
def test_refuses_two_files_with_one_address(other):
    with pytest.raises(PlanError, match="Two files want one address"):
        SitePlan((SiteFile("tags/cafe/index.html", ""), SiteFile(other, "")))


def test_refuses_two_addresses_that_differ_by_unicode_form_alone():
    with pytest.raises(PlanError, match="Two files want one address"):
        SitePlan((SiteFile("tags/cafe\u0301", ""), SiteFile("tags/caf\u00e9", "")))


@pytest.mark.parametrize("uri", ["../x", "/x", "a//b", "a/./b", "a\\b", ""])
def test_refuses_an_address_outside_the_site(uri):
    with pytest.raises(PlanError, match="outside the site"):
        SitePlan((SiteFile(uri, ""),))


def test_is_sorted_by_address():
    plan = SitePlan((SiteFile("b", ""), SiteFile("a", "")))
    assert [file.uri for file in plan.files] == ["a", "b"]


def test_finds_a_file_by_its_address():
    assert SitePlan((SiteFile("a", "words"),)).by_uri["a"].content == "words"
