from pathlib import Path

import pytest

from ownwords.made.short_names import with_short_names

SCRIPTS = sorted((Path(__file__).parents[2] / "theme/assets").glob("*.js"))


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("{ const word = 1; say(word, word); }", "{ const a = 1; say(a, a); }"),
        ("{ let a1 = 1, a2 = 2; a2 = a1; }", "{ let a = 1, b = 2; b = a; }"),
        ("(event) => event.target", "(a) => a.target"),
        ("(event, key = event.key) => key", "(a, b = a.key) => b"),
        ("(...words) => words", "(...a) => a"),
        ("event => event", "a => a"),
        ("for (const word of words) say(word)", "for (const a of words) say(a)"),
        ("for (let at = 0; at < 3; at += 1) say(at)", "for (let a = 0; a < 3; a += 1) say(a)"),
        ("try {} catch (error) { say(error) }", "try {} catch (a) { say(a) }"),
        ("function told(word) { return word }", "function told(a) { return a }"),
        ("{ const tell = async (word) => word; tell() }", "{ const a = async (b) => b; a() }"),
    ],
)
def test_what_a_script_declares_is_one_letter_long(script, short):
    assert with_short_names(script) == short


@pytest.mark.parametrize(
    ("script", "short"),
    [
        ("{ const word = at.word; at.word = { word: word }; }", "at.word = { word: a }"),
        ("{ const word = 1; window.own = { word }; }", "window.own = { word:a }"),
        ("({ key, repeat = 1 }) => key + repeat", "({ key:a, repeat:b = 1 }) => a + b"),
        ("({ key: name, ...rest }) => name + rest", "({ key: a, ...b }) => a + b"),
        ("{ const [first, { second }] = both; say(first, second) }", "[a, { second:b }] = both"),
        (
            "{ const word = 1; say(`word ${word} 'word'`, 'word'); }",
            "say(`word ${a} 'word'`, 'word')",
        ),
        ("{ const word = 1; say(/word/); /* word */ }", "say(/word/); /* word */"),
        (
            "word: for (;;) { const word = 1; break word; }",
            "word: for (;;) { const a = 1; break word; }",
        ),
    ],
)
def test_what_is_only_called_the_same_keeps_its_name(script, short):
    assert short in with_short_names(script)


@pytest.mark.parametrize(
    "script",
    [
        "const seen = 1; say(seen)",  # by every script of the page
        "function seen() {} seen()",
        "{ var seen = 1; } say(seen)",
        "for (var seen of all) {} say(seen)",
        "{ function seen() {} } seen()",
        "class Seen { seen() {} }",
        "{ const word = 1; eval('word'); }",
        "with (here) { const word = 1; say(word); }",
        "{ const word = ; }",
    ],
)
def test_what_others_may_see_or_make_is_left_alone(script):
    assert with_short_names(script) == script


def test_no_name_hides_another():
    """`name` is the browser's in one place and the script's in another; `a` is somebody else's."""
    script = "{ say(name, a); { const name = 1; say(name); { const b1 = a; say(b1, name); } } }"
    short = "{ say(name, a); { const b = 1; say(b); { const c = a; say(c, b); } } }"
    assert with_short_names(script) == short


def test_names_out_of_one_anothers_reach_share_a_letter():
    script = "{ const one = (first) => first; const two = (second) => second; say(one, two); }"
    short = "{ const a = (b) => b; const c = (b) => b; say(a, c); }"
    assert with_short_names(script) == short


def test_a_name_is_that_of_its_own_scope():
    script = "{ const word = 1; { const word = 2; say(word); } say(word); }"
    assert with_short_names(script) == "{ const a = 1; { const b = 2; say(b); } say(a); }"


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_each_of_our_scripts_gets_lighter_and_stays_so(path):
    script = path.read_text("utf-8")
    short = with_short_names(script)
    assert len(short) < len(script) * 0.95
    assert with_short_names(short) == short
