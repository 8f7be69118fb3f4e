import pytest

from ownwords.made.assets import in_two, slim_script, slim_styles


@pytest.mark.parametrize(
    ("css", "slim"),
    [
        ("/* why */\na,\nb > c { margin: 0 auto; }", "a,b>c{margin:0 auto}"),
        ('a { content: "/* ; } */"; }', 'a{content:"/* ; } */"}'),
        ("a { --in-dark: ; --in-light: initial }", "a{--in-dark: ;--in-light:initial}"),
        ("a { --in-dark: ; }", "a{--in-dark: }"),
        ("a { width: calc(1rem + 2px); }", "a{width:calc(1rem + 2px)}"),
        ("a :is(b) { c: d; }", "a :is(b){c:d}"),
        ("a { margin: 0.5rem -0.5em; b: 10.5px }", "a{margin:.5rem -.5em;b:10.5px}"),
        ("a { b: min(0.2rem, 0) 4 / 5 }", "a{b:min(.2rem,0) 4/5}"),
        ('[a="b"] [c="2"] { content: "0.5 / 1" }', '[a=b] [c="2"]{content:"0.5 / 1"}'),
    ],
)
def test_a_stylesheet_keeps_its_rules_and_loses_its_room(css, slim):
    assert slim_styles(css) == slim


def test_a_script_keeps_what_it_says_and_loses_its_comments():
    script = "/*\n  Why.\n*/\n{\n  // here\n  const a = `//${b} `; // and here\n\n  go(a);\n}\n"
    assert slim_script(script) == "{const a=`//${b} `;go(a);}"


def test_a_stylesheet_is_cut_where_it_says_so():
    assert in_two("a {}\n/* Not on every page: lists */\nb {}") == (
        "a {}\n",
        "/* Not on every page: lists */\nb {}",
    )


def test_a_stylesheet_that_says_nothing_stays_whole():
    assert in_two("a {}") == ("a {}", "")
