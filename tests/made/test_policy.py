"""What pages may load."""

import pytest

from ownwords.made.policy import content_security_policy

from .factory import make_plan, make_published, named

STORIES = [make_published(), make_published(id="other", credit=named("N", place="Fife"))]


@pytest.mark.parametrize(
    ("uri", "runs_webassembly"),
    [
        ("find/index.html", True),
        ("stories/index.html", False),
        ("stories/leeks-in-february/index.html", False),
    ],
)
def test_only_the_search_runs_webassembly(uri, runs_webassembly):
    policy = content_security_policy(make_plan(*STORIES).by_uri[uri].head.scripts)
    assert ("wasm" in policy) is runs_webassembly


def test_no_page_loads_anything_from_elsewhere_or_written_into_it():
    assert content_security_policy(("find-words", "find")) == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "img-src 'self'; media-src 'self'; connect-src 'self'; font-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    )
