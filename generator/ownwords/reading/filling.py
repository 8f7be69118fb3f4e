"""Fills a model with front matter, and tells in our words what pydantic has against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ownwords.reading.nodes import Keys, Mark, mark_of, plain
from ownwords.reading.report import FileReport
from ownwords.reading.suggest import nearest, remedy_for, unwrapped

_FEW_KEYS = 3
Model = TypeVar("Model", bound=BaseModel)


def read_fields(model: type[Model], keys: Keys, report: FileReport) -> Model | None:
    """The model filled from the front matter, or None with every problem told."""
    try:
        return model.model_validate(plain(keys))
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=False)
        for details in _each_mistake_once(errors, model):
            _tell(details, model, keys, report)
        return None


def _each_mistake_once(
    errors: list[ErrorDetails], model: type[BaseModel]
) -> Iterable[ErrorDetails]:
    """Without the keys that are missing only because they are misspelt or misplaced."""
    meant, unknown = set(), set()
    for details in errors:
        if details["type"] == "extra_forbidden":
            *above, key = details["loc"]
            holder = _model_at(model, above)
            meant.add((*above, nearest(str(key), holder.model_fields if holder else ())))
            unknown.add(key)
    return [
        details
        for details in errors
        if details["type"] != "missing"
        or (details["loc"] not in meant and details["loc"][-1] not in unknown)
    ]


def _tell(details: ErrorDetails, model: type[BaseModel], keys: Keys, report: FileReport) -> None:
    steps = [step for step in details["loc"] if step != "[key]"]
    tell = _TELLERS.get(details["type"], _tell_other)
    at_key = "[key]" in details["loc"] or details["type"] == "extra_forbidden"
    field, fault, remedy = tell(details, model, steps)
    mark = mark_of(keys, steps, key=at_key)
    is_missing = details["type"] == "missing"
    if report.spoilt & {mark, mark_of(keys, steps[:-1]) if is_missing else mark}:
        return
    if is_missing and len(steps) == 1:
        mark = Mark(1, 1)
    report.add(mark.line, mark.column, field, fault, remedy)


def _dotted(steps: list[str | int], model: type[BaseModel]) -> str:
    """The names of the keys on the way, as far as they are ours and not the file's own words."""
    names = []
    holder: type[BaseModel] | None = model
    for step in steps:
        if isinstance(step, str) and holder and step in holder.model_fields:
            names.append(step)
            holder = _model_in(holder.model_fields[step].annotation)
    return ".".join(names) or "front matter"


_Telling = tuple[str, str, str]


def _tell_told(details: ErrorDetails, model: type[BaseModel], steps: list[str | int]) -> _Telling:
    context = details.get("ctx", {})
    return _dotted(steps, model), context["fault"], context["remedy"]


def _tell_missing(
    details: ErrorDetails, model: type[BaseModel], steps: list[str | int]
) -> _Telling:
    example = _example_of(model, steps)
    remedy = f"Add it, and indented below it{example}" if example[:1] == ":" else f"Add it{example}"
    return _dotted(steps, model), "is missing", remedy


def _tell_unknown_key(
    details: ErrorDetails, model: type[BaseModel], steps: list[str | int]
) -> _Telling:
    holder = _model_at(model, steps[:-1])
    known = list(holder.model_fields) if holder else []
    key = str(steps[-1])
    # The key is the file's own text: it stands in the fault, where a log leaves it out.
    remedy = remedy_for(key, known, otherwise=_other_place_for(key, model, holder))
    if unwrapped(key) in known:
        remedy = f"Write it without the curly quotation marks: {unwrapped(key)}"
    return _dotted(steps[:-1], model), f'"{key}" is not a key here', remedy


def _tell_other(details: ErrorDetails, model: type[BaseModel], steps: list[str | int]) -> _Telling:
    if details["type"] in ("model_type", "model_attributes_type", "dict_type", "mapping_type"):
        example = _example_of(model, steps)
        remedy = f"Write its keys below it, each on a line of its own and indented{example}"
        if isinstance(steps[-1], int):
            remedy = f"Write it with its keys{example}"
        return _dotted(steps, model), "should hold keys of its own", remedy
    return _dotted(steps, model), "cannot be read", "Look up how it is written"


def _example_of(model: type[BaseModel], steps: list[str | int]) -> str:
    """How the key at the end of steps may be written; a model by the keys that it must have."""
    holder = _model_at(model, steps[:-1])
    name = str(next(step for step in reversed(steps) if isinstance(step, str)))
    if isinstance(steps[-1], str) and holder and (examples := holder.model_fields[name].examples):
        return f", such as {name}: {examples[0]}"
    inner = _model_at(model, steps)
    required = {k: f for k, f in inner.model_fields.items() if f.is_required()} if inner else {}
    if len(required) > _FEW_KEYS:
        return f": {', '.join(required)}"
    pairs = [f"{key}: {field.examples[0]}" for key, field in required.items() if field.examples]
    is_item = isinstance(steps[-1], int)
    whole = f"{{{', '.join(pairs)}}}"
    return (f", such as {whole}" if is_item else f", such as {name}: {whole}") if pairs else ""


def _other_place_for(
    key: str, model: type[BaseModel], holder: type[BaseModel] | None
) -> str | None:
    """Where a key belongs that is one of ours, and stands at the wrong depth."""
    if holder is not model and key in model.model_fields:
        return "Put it at the beginning of a line, below no other key"
    for name, field in model.model_fields.items():
        inner = _model_in(field.annotation)
        if inner and inner is not holder and key in inner.model_fields:
            return f"Put it below {name}, and indent it"
    return None


_TELLERS: dict[str, Callable[[ErrorDetails, type[BaseModel], list[str | int]], _Telling]] = {
    "told": _tell_told,
    "missing": _tell_missing,
    "extra_forbidden": _tell_unknown_key,
}


def _model_at(model: type[BaseModel], steps: list[str | int]) -> type[BaseModel] | None:
    """The model whose keys stand at the end of steps, found through lists and optionals."""
    found: Any = model
    for step in steps:
        if isinstance(step, int):
            continue
        found = _model_in(found.model_fields[step].annotation) if found else None
    return found if found is None or issubclass(found, BaseModel) else None


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        if found := _model_in(argument):
            return found
    return None
