"""The scan reads what Pagefind packs: a story that should not be searched is found there."""

from tests.made.factory import EDITORIAL, TEMPLATES, make_published

from ownwords.archive import WebArchive
from ownwords.made.files import SiteSettings
from ownwords.made.finding.word_index import word_index
from ownwords.made.kit import Kit
from ownwords.verify import Secret

from .conftest import BODY

FERRY = Secret("the-last-ferry", names=("Siobhán",), texts=(BODY,))


def test_the_words_of_a_withheld_story_are_found_in_an_index_they_got_into(findings):
    story = make_published(body=f"<p>{BODY}</p>", summary="By Siobhán.")
    kit = Kit(WebArchive([story]), EDITORIAL, SiteSettings(), TEMPLATES, {}, {})
    files = {file.uri: file.content for file in word_index(kit).files}
    found = findings(files, FERRY)
    assert {finding.path.split("/")[2] for finding in found} == {"fragment"}
    assert {finding.what for finding in found} == {"eight words in a row", "name"}
