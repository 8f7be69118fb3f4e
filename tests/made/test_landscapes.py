from xml.etree import ElementTree

from ownwords.made.drawing.landscapes import landscape


def test_the_same_id_is_always_the_same_landscape():
    assert landscape("leeks") == landscape("leeks")


def test_five_hundred_ids_are_five_hundred_landscapes():
    assert len({landscape(f"story-{number}") for number in range(500)}) == 500


def test_is_well_formed_and_small():
    for number in range(200):
        drawn = landscape(f"story-{number}")
        ElementTree.fromstring(drawn)
        assert len(drawn) < 1_500


def test_holds_neither_the_id_nor_anything_that_runs_or_fetches():
    drawn = landscape("the-allotment").decode().replace("http://www.w3.org/2000/svg", "")
    assert not any(word in drawn for word in ("allotment", "script", "href", "http", "style"))
