"""Answers: a question with its answer to the next state.

In: a state, the question that was put, and the answer as text. Out: the state after it. Raises ``LidwoordError`` with the
ordinary diagnostics of a case (LW50x) when the answer is wrong; the state is then still the old one. Nothing is checked here
that a case file is not checked for: the answer is read as a part of the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lidwoord.calculate.case import PLACE, CaseReader, read_case
from lidwoord.diagnostics import Diagnostic, LidwoordError, diagnostic, did_you_mean
from lidwoord.interview.ask import field_path, kind_of, list_path, lists_of, parts_of
from lidwoord.interview.draft import Data, Draft, Path, earlier, element_key, get, places, put
from lidwoord.interview.question import Question
from lidwoord.interview.state import DATE, Entry, Interview
from lidwoord.source import odd_in_value
from lidwoord.values.notation import Unreadable, read_value
from lidwoord.values.types import DATUM


def answer(state: Interview, question: Question, text: str) -> Interview:
    """The state after an answer."""
    odd = odd_in_value(text)
    if odd is not None:
        raise LidwoordError((diagnostic(odd[0], None, teken=odd[1]),))
    text = question.read(text)
    sorts = {"peildatum": _date, "lijst": _more, "deel": _part, "dekking": _cover, "gegeven": _value, "veld": _value}
    return replace(sorts[question.sort](state, question, text), before=state)


def skip(state: Interview, question: Question) -> Interview:
    """The state after "weet ik niet"; LW912 when without it there is nothing to go on with."""
    if not question.optional:
        raise LidwoordError((diagnostic("LW912", None, vraag=question.text),))
    return replace(state, skipped=state.skipped | {question.address}, wanted="", before=state)


def change(state: Interview, name: str) -> Interview:
    """The state in which a given, assumed or skipped answer is asked again; LW913 for what can't be asked."""
    if name == DATE:
        return replace(state, draft=replace(state.draft, date=None), before=state)
    inputs, lists = state.rules.inputs, lists_of(state.rules)
    if name.removeprefix("dekking.") in lists or name in inputs or field_path(state, name) is not None:
        path = list_path(state, name)
        fresh = replace(state, skipped=state.skipped - {name}, before=state)
        if path is None and name in lists:
            raise LidwoordError((diagnostic("LW513", None, naam=name, soort=lists[name].parent),))
        if path is not None:
            items = get(state.draft.given, path) or []
            return replace(fresh, draft=_with(state.draft, path, items), open=(name,), element="")
        return replace(fresh, wanted=name)
    known = [*inputs, *lists, *(f"dekking.{n}" for n in lists), *places(state.rules, state.draft.given), DATE]
    raise LidwoordError((diagnostic("LW913", None, hint=did_you_mean(name, known) or None, naam=name),))


def _date(state: Interview, question: Question, text: str) -> Interview:
    found = read_value(text, DATUM)
    if isinstance(found, Unreadable):
        raise LidwoordError((diagnostic("LW903", None, hint=found.hint or None, tekst=text, reden=found.reason),))
    assert isinstance(found, date)
    return replace(state, draft=replace(state.draft, date=found))


def _value(state: Interview, question: Question, text: str) -> Interview:
    """An input or a field of an element."""
    if question.sort == "gegeven":
        now = state.draft.given.get(question.address)
        in_time = isinstance(now, list) and state.wanted != question.address
        draft = _with(state.draft, (question.address,), earlier(now, text) if in_time else text)
    else:
        path = field_path(state, question.address)
        assert path is not None
        draft = _with(state.draft, path, text)
    return replace(state, draft=_checked(state, draft), wanted="")


def _cover(state: Interview, question: Question, text: str) -> Interview:
    covers = {**state.draft.covers, question.address.removeprefix("dekking."): text}
    return replace(state, draft=_checked(state, replace(state.draft, covers=covers)), wanted="")


def _more(state: Interview, question: Question, text: str) -> Interview:
    """Whether there is an element, or another one."""
    _read(state, question, text)
    path = list_path(state, question.address)
    assert path is not None
    draft = _with(state.draft, path, get(state.draft.given, path) or [])
    if text == "nee":
        left = state.open[:-1] if question.address in state.open else state.open
        owner, dot, _ = question.address.rpartition("].")
        return replace(state, draft=draft, open=left, element=f"{owner}]" if dot and left else "", wanted="")
    opened = state.open if question.address in state.open else (*state.open, question.address)
    started = replace(state, draft=draft, open=opened, entry=Entry(question.address), wanted="")
    return started if parts_of(kind_of(state.rules, question.address)) else _added(started, Entry(question.address))


def _part(state: Interview, question: Question, text: str) -> Interview:
    """A bound or key of the element in hand; with the last of them it is checked and added to its list."""
    assert state.entry is not None
    _read(state, question, text)
    name = question.address.rpartition(".")[2]
    entry = Entry(state.entry.list, {**state.entry.fields, name: text})
    if len(entry.fields) < len(parts_of(kind_of(state.rules, entry.list))):
        return replace(state, entry=entry)
    return _added(state, entry)


def _added(state: Interview, entry: Entry) -> Interview:
    path = list_path(state, entry.list)
    assert path is not None
    number = len(get(state.draft.given, path))
    draft = _checked(state, _with(state.draft, (*path, number), dict(entry.fields)))
    owner, dot, _ = entry.list.rpartition("].")
    parent = f"{owner.partition('[')[2]}/" if dot else ""
    kind = kind_of(state.rules, entry.list)
    key = element_key(kind, entry.fields, number)
    return replace(state, draft=draft, entry=None, element=f"{kind.list}[{parent}{key}]")


def _with(draft: Draft, path: Path, value: Data) -> Draft:
    return replace(draft, given=put(draft.given, path, value))


def _read(state: Interview, question: Question, text: str) -> None:
    """Refuse what is no value of the type."""
    reader = CaseReader(state.rules)
    reader.value(text, question.type, question.address, PLACE)
    _refuse(reader.found)


def _checked(state: Interview, draft: Draft) -> Draft:
    """The draft, when nothing is wrong with it as a case."""
    _refuse(read_case(state.rules, draft.given, draft.covers)[1])
    return draft


def _refuse(found: Iterable[Diagnostic]) -> None:
    """Diagnostics without the place in a file, which an answer does not have."""
    wrong = tuple(replace(d, span=None, related=()) for d in found)
    if wrong:
        raise LidwoordError(wrong)
