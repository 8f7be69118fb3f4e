"""A script with one letter for each of its own names: the same script, a tenth lighter.

Only what a script declares with const, let or as a parameter within a block or function is renamed:
no property, no label, no name that other scripts see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from itertools import chain, product
from string import ascii_letters

import tree_sitter_javascript
from tree_sitter import Language, Node, Parser

_LANGUAGE = Language(tree_sitter_javascript.language())
_NAMES = {
    "identifier",
    "shorthand_property_identifier",  # {name}: the property, and the value of that name
    "shorthand_property_identifier_pattern",  # const {name} = …: the property, and what it declares
}
_FUNCTIONS = {"arrow_function", "function_declaration", "function_expression", "method_definition"}
_BLOCKS = {"statement_block", "switch_body", "for_statement", "for_in_statement", "catch_clause"}
_SCOPES = _FUNCTIONS | _BLOCKS
_PATTERNS = {
    "array_pattern": "",
    "object_pattern": "",
    "rest_pattern": "",
    "pair_pattern": "value",
    "assignment_pattern": "left",
    "object_assignment_pattern": "left",
}
"""What a declared name may stand in, and in which field of it."""
_DECLARING = {
    "arrow_function": "parameter",
    "catch_clause": "parameter",
    "for_in_statement": "left",
    "variable_declarator": "name",
}
"""What declares a name, and in which field of it."""
_SHORT = ["".join(each) for each in chain(ascii_letters, product(ascii_letters, repeat=2))]
_RESERVED = {"as", "do", "if", "in", "of"}

_Name = tuple[int, str]
"""The scope that declares it, and how it is called there."""


def with_short_names(script: str) -> str:
    """The script renamed; as it is, where it is no JavaScript or makes names while it runs."""
    source = script.encode()
    root = Parser(_LANGUAGE).parse(source).root_node
    nodes = list(_within(root))
    if root.has_error or any(
        each.type == "with_statement" or _text(each) == "eval" for each in nodes
    ):
        return script
    names = [node for node in nodes if node.type in _NAMES]
    declared = {(scope.id, _text(node)) for node in names if (scope := _declares(node))}
    uses: dict[_Name, list[Node]] = defaultdict(list)
    of_others = set()
    for node in names:
        around = ((scope.id, _text(node)) for scope in _scopes(node))
        if own := next((each for each in around if each in declared), None):
            uses[own].append(node)
        else:
            of_others.add(_text(node))
    short = _shortened(uses, _RESERVED | of_others)
    made, done = [], 0
    for start, end, name in sorted(
        (node.start_byte, node.end_byte, _in_place_of(node, short[own]))
        for own, found in uses.items()
        for node in found
    ):
        made += [source[done:start], name.encode()]
        done = end
    return b"".join([*made, source[done:]]).decode()


def _declares(node: Node) -> Node | None:
    """The scope that declares a name here; none where it is only used, or declared for others."""
    inner, outer = node, node.parent
    while outer and outer.type in _PATTERNS:
        if (field := _PATTERNS[outer.type]) and inner != outer.child_by_field_name(field):
            return None
        inner, outer = outer, outer.parent
    if outer is None:
        return None
    if outer.type == "formal_parameters":
        return outer.parent
    field = _DECLARING.get(outer.type, "")
    return _scope_of(outer) if field and inner == outer.child_by_field_name(field) else None


def _scope_of(declaring: Node) -> Node | None:
    if declaring.type == "for_in_statement":
        kind = declaring.child_by_field_name("kind")
        return declaring if kind and _text(kind) != "var" else None
    if declaring.type == "variable_declarator":
        is_ours = declaring.parent and declaring.parent.type == "lexical_declaration"
        return next(_scopes(declaring), None) if is_ours else None
    return declaring


def _shortened(uses: Mapping[_Name, list[Node]], taken: Set[str]) -> Mapping[_Name, str]:
    """The most used first. Two names have the same letter where neither is within reach of the
    other."""
    reach = {
        own: {own[0], *(scope.id for node in found for scope in _scopes(node))}
        for own, found in uses.items()
    }
    short: dict[_Name, str] = {}
    for own in sorted(uses, key=lambda name: -len(uses[name])):
        near = {
            letter
            for other, letter in short.items()
            if other[0] in reach[own] or own[0] in reach[other]
        }
        short[own] = next(each for each in _SHORT if each not in taken | near)
    return short


def _in_place_of(node: Node, name: str) -> str:
    return name if node.type == "identifier" else f"{_text(node)}:{name}"


def _within(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _within(child)


def _scopes(node: Node) -> Iterator[Node]:
    """From the innermost that a name stands in."""
    while node.parent:
        node = node.parent
        if node.type in _SCOPES:
            yield node


def _text(node: Node) -> str:
    return (node.text or b"").decode()
