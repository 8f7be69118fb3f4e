"""JSON Schema of front matter, from the models that enforce it: so an editor can help while typing.

What a model reads is text; an editor reads YAML. A day is a string here, yes is a boolean.
"""

from __future__ import annotations

import ast
import inspect
import re
import types
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from textwrap import dedent
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ownwords.editorial.fields import CollectionFields, ThemeFields
from ownwords.editorial.guides.fields import GuideFields
from ownwords.reading.fields import Month
from ownwords.told.front_matter import FrontMatter, Stub
from ownwords.told.translation import TranslationFields

Schema = dict[str, Any]
_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The draft that editors know best."""
_DAY = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"
_MONTH = r"^\d{4}-(0[1-9]|1[0-2])$"
KINDS: Mapping[str, tuple[type[BaseModel], ...]] = {
    "story": (FrontMatter, Stub),
    "translation": (TranslationFields,),
    "guide": (GuideFields,),
    "theme": (ThemeFields,),
    "collection": (CollectionFields,),
}


def schema_of(kind: str) -> Schema:
    """The JSON Schema of one kind of file's front matter."""
    models = KINDS[kind]
    head: Schema = {"$schema": _DRAFT, "title": f"Front matter of a {kind}"}
    if len(models) == 1:
        return head | model_schema(models[0])
    # A story, or what is left of one: which of them, the key of a stub says.
    told, left = map(model_schema, models)
    return head | {"if": {"required": ["withdrawn"]}, "then": left, "else": told}


def model_schema(model: type[BaseModel]) -> Schema:
    hints = get_type_hints(model, include_extras=True)
    words = docs_of(model)
    properties = {
        name: _of_field(field, hints[name], words.get(name, ""))
        for name, field in model.model_fields.items()
    }
    required = [name for name, field in model.model_fields.items() if field.is_required()]
    schema: Schema = {"type": "object", "properties": properties}
    if model.model_config.get("extra") == "forbid":
        schema["additionalProperties"] = False
    return schema | ({"required": required} if required else {})


def _of_field(field: FieldInfo, hint: Any, words: str) -> Schema:
    schema = type_schema(hint)
    said = {"description": words} if words else {}
    examples = {"examples": list(field.examples)} if field.examples else {}
    return said | schema | examples


def type_schema(hint: Any) -> Schema:
    """What a value of a type looks like in YAML."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        if hint == Month:
            return {"type": "string", "pattern": _MONTH}
        return type_schema(arguments[0]) | _pattern_in(hint)
    if origin in (Union, types.UnionType):
        # Left empty is not left out: what may be missing may still not be null.
        (only,) = (each for each in arguments if each is not type(None))
        return type_schema(only)
    if origin in (tuple, frozenset):
        return _of_items(arguments)
    return _of_mapping(*arguments) if origin is not None else _of_plain(hint)


def _of_items(kinds: tuple[Any, ...]) -> Schema:
    if len(kinds) == 1 or kinds[-1] is Ellipsis:
        return {"type": "array", "items": type_schema(kinds[0])}
    items = [type_schema(each) for each in kinds]
    return {"type": "array", "items": items, "minItems": len(items), "maxItems": len(items)}


def _of_mapping(key: Any, value: Any) -> Schema:
    keys = type_schema(key)
    names = {word: keys[word] for word in ("enum", "pattern") if word in keys}
    said: Schema = {"type": "object", "additionalProperties": type_schema(value)}
    return said | ({"propertyNames": names} if names else {})


def _of_plain(hint: Any) -> Schema:
    if issubclass(hint, BaseModel):
        return model_schema(hint)
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [str(word) for word in hint]}
    if issubclass(hint, date):
        return {"type": "string", "pattern": _DAY}
    if hint is bool:
        # To newer YAML, and so to editors, yes is a word.
        return {"enum": ["yes", "no", True, False]}
    plain = {int: "integer", float: "number", str: "string"}
    return {"type": plain[hint]}


def _pattern_in(hint: Any) -> Schema:
    """The shape that matching() asks for, as a pattern of JavaScript's for the whole text."""
    shapes = (getattr(getattr(each, "func", None), "shape", None) for each in hint.__metadata__)
    shape = next((shape for shape in shapes if shape), None)
    if shape is None or shape.startswith("(?i)"):
        return {}
    if re.fullmatch(r"[a-z]+(\|[a-z]+)+", shape):
        return {"enum": shape.split("|")}
    return {"pattern": f"^(?:{shape})$".replace(r"\0", r"\u0000")}


@cache
def docs_of(model: type[BaseModel]) -> Mapping[str, str]:
    """What is written below each field of a model in its source."""
    words: dict[str, str] = {}
    for each in reversed(model.__mro__):
        if each.__module__.startswith("ownwords."):
            words |= _docs_in(each)
    return words


def _docs_in(model: type) -> dict[str, str]:
    (tree,) = ast.parse(dedent(inspect.getsource(model))).body
    assert isinstance(tree, ast.ClassDef)
    words = {}
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(ast.Constant(str(said))):
                words[name] = " ".join(said.split())
    return words
