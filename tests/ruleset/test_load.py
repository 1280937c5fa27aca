"""Finding and loading rule sets: names, folders, used sets, and the cache of compiled ones."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from building import DAY, ask, codes, make_rules, text_at, write_rules
from lidwoord.diagnostics import LidwoordError
from lidwoord.ruleset import codec
from lidwoord.ruleset import load as loading
from lidwoord.ruleset.load import Library, cache_folder, is_rule_file, load, rules_root

RULES = "invoer: {x: {type: getal}}\nwaarden: {w: {type: getal, waarde: '2'}}\nregels: {r: {type: getal, formule: x * w}}"
USES = 'schema: "1"\nregelset: {naam}\ntitel: T\nbronnen: {{b: {{titel: B, soort: cao}}}}\ngebruikt: [{gebruikt}]\n'


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("LIDWOORD_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the sets that are compiled from here on."""
    names: list[str] = []
    real = Library._compiled

    def counted(self: Library, folder: Path, *rest: object) -> object:
        names.append(folder.name)
        return real(self, folder, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Library, "_compiled", counted)
    return names


def failed(call: object, *args: object, **options: object) -> list[str]:
    """The codes that a call is refused with."""
    with pytest.raises(LidwoordError) as error:
        call(*args, **options)  # type: ignore[operator]
    return codes(error.value.diagnostics)


def test_by_name_and_by_folder(tmp_path: Path) -> None:
    """A set is found by its name below a root, at any depth, or by its folder."""
    folder = write_rules(tmp_path / "diep" / "er", RULES)
    by_name, by_folder = load("proef", root=tmp_path), load(folder)
    assert by_name.manifest.name == by_folder.manifest.name == "proef"
    assert ask(by_folder, "r", {"x": "3"}).value == 6


def test_the_rules_that_ship_with_it() -> None:
    """Without a root the rules of lidwoord itself are loaded."""
    assert (rules_root() / "regelingen").is_dir()
    assert load("feestdagen").manifest.name == "feestdagen"


def test_the_version_is_that_of_the_data_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name or by folder, with another engine: the same files are the same version."""
    folder = write_rules(tmp_path / "diep", RULES)
    versions = {load("proef", root=tmp_path).version, load(folder).version}
    monkeypatch.setattr(loading.lidwoord, "__version__", "9.9.9")
    assert versions == {load(folder).version}


def test_another_engine_does_not_read_the_form(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another version, or the same one with other code, has compiled is compiled again."""
    folder = write_rules(tmp_path, RULES)
    names = compiled(monkeypatch)
    load(folder)
    monkeypatch.setattr(loading.lidwoord, "__version__", "9.9.9")
    load(folder)
    monkeypatch.setattr(loading, "_engine", lambda: "anders")
    load(folder)
    load(folder)
    assert names == ["proef"] * 3
    assert len(list(cache.iterdir())) == 1


def test_the_place_of_a_set_is_in_its_form(tmp_path: Path, cache: Path) -> None:
    """A diagnostic of a cached set names the file as it is seen from this root."""
    folder = write_rules(tmp_path / "diep", "regels: {r: {type: getal, formule: 1 / 0}}")
    for _ in range(2):
        assert ask(load("proef", root=tmp_path), "r").to_json()["plaats"] == "diep/proef/a.yaml:4:36"
        assert ask(load(folder), "r").to_json()["plaats"] == "proef/a.yaml:4:36"


def test_the_version_follows_the_content(tmp_path: Path) -> None:
    """The same files anywhere have the same version; another byte or name is another version."""
    one, two = make_rules(tmp_path / "a", RULES), make_rules(tmp_path / "b", RULES)
    other, renamed = make_rules(tmp_path / "c", RULES + "\n"), make_rules(tmp_path / "d", {"b.yaml": RULES})
    assert one.version == two.version
    assert len({one.version, other.version, renamed.version}) == 3


@pytest.mark.parametrize("name", ["niets", "..", "../proef", "/etc", "", "proef/", "proef\0"])
def test_an_unknown_name(name: str, tmp_path: Path) -> None:
    """A name that is no set's is LW300, also one that tries to leave the folder."""
    write_rules(tmp_path, RULES)
    assert failed(load, name, root=tmp_path) == ["LW300"]


def test_did_you_mean(tmp_path: Path) -> None:
    """A misspelt set comes with the nearest one."""
    write_rules(tmp_path, RULES)
    library = Library(tmp_path)
    assert library.get("preof") is None
    assert [d.hint for d in library.found] == ["Bedoelde u `proef`?"]


def test_a_folder_without_a_manifest(tmp_path: Path) -> None:
    """A folder that is no rule set is LW300."""
    assert failed(load, tmp_path) == ["LW300"]
    assert failed(load, rules_root() / "niets") == ["LW300"]


def test_a_wrong_set_does_not_hide_another(tmp_path: Path) -> None:
    """Faults of one set are not held against the next set of the library."""
    write_rules(tmp_path, "regels: {r: {type: getal, formule: onbekend}}", "stuk")
    write_rules(tmp_path, RULES)
    library = Library(tmp_path)
    assert library.get("stuk") is None
    assert library.get("proef") is not None
    assert codes(library.found) == ["LW226"]


def test_every_fault_is_raised(tmp_path: Path) -> None:
    """All diagnostics of all files come at once, in order of place."""
    folder = write_rules(
        tmp_path, {"b.yaml": "regels: {r: {type: getal, formule: y}}", "a.yaml": "regels: {q: {type: getal, formule: 1 +}}"}
    )
    assert failed(load, folder) == ["LW208", "LW226"]


def test_a_set_with_a_wrong_manifest(tmp_path: Path) -> None:
    """Without a manifest that can be read there is no set."""
    folder = write_rules(tmp_path, {"regelset.yaml": 'schema: "1"\ntitl: Proef\n', "a.yaml": RULES})
    assert "LW101" in failed(load, folder)


def test_a_set_that_uses_another(tmp_path: Path) -> None:
    """The names of a used set are there, with their own source; its formulas are not checked again."""
    write_rules(
        tmp_path,
        {"regelset.yaml": USES.format(naam="basis", gebruikt="grond"), "a.yaml": "waarden: {w: {type: getal, waarde: '2'}}"},
        "basis",
    )
    write_rules(tmp_path, "waarden: {g: {type: getal, waarde: '3'}}", "grond")
    rules = make_rules(
        tmp_path,
        {
            "regelset.yaml": USES.format(naam="proef", gebruikt="basis, grond"),
            "a.yaml": "regels: {r: {type: getal, formule: w * g}}",
        },
    )
    assert ask(rules, "r").value == 6
    assert ([u.manifest.name for u in rules.used], sorted(rules.own)) == (["basis", "grond"], ["r"])
    assert sorted(rules.sources) == ["b", "boek"]


def test_departures_of_a_used_set(tmp_path: Path) -> None:
    """A departure in a used set departs, as does one from here of a rule there."""
    text = "regels: {r: {type: getal, formule: '1'}, u: {type: getal, in_afwijking_van: r, als: 'peildatum is na 2018-12-31', formule: '2'}, q: {type: getal, formule: '3'}}"
    write_rules(tmp_path, text, "basis")
    own = "regels: {v: {type: getal, in_afwijking_van: q, als: ja, formule: '4'}, som_: {type: getal, formule: r + q}}"
    rules = make_rules(tmp_path, {"regelset.yaml": USES.format(naam="proef", gebruikt="basis"), "a.yaml": own})
    assert [ask(rules, "som_", on=date(year, 1, 1)).value for year in (2018, 2019)] == [5, 6]


def test_the_version_follows_the_used_sets(tmp_path: Path) -> None:
    """Another content of a used set is another version of the set that uses it."""
    versions = set()
    for value in ("2", "3"):
        write_rules(tmp_path, f"waarden: {{w: {{type: getal, waarde: '{value}'}}}}", "basis")
        rules = make_rules(
            tmp_path,
            {"regelset.yaml": USES.format(naam="proef", gebruikt="basis"), "a.yaml": "regels: {r: {type: getal, formule: w}}"},
        )
        versions.add(rules.version)
        assert str(ask(rules, "r").value) == value
    assert len(versions) == 2


@pytest.mark.parametrize(
    ("used", "code"),
    [("niets", "LW300"), ("proef", "LW361"), ("kring", "LW361"), ("stuk", "LW226"), ("dubbel", "LW319")],
)
def test_a_used_set_that_will_not_do(used: str, code: str, tmp_path: Path) -> None:
    """Not there, a circle, wrong itself, or with a name that is used twice."""
    write_rules(
        tmp_path,
        {"regelset.yaml": USES.format(naam="kring", gebruikt="proef"), "a.yaml": "waarden: {k: {type: getal, waarde: '2'}}"},
        "kring",
    )
    write_rules(tmp_path, "regels: {s: {type: getal, formule: onbekend}}", "stuk")
    write_rules(tmp_path, "waarden: {r: {type: getal, waarde: '2'}}", "dubbel")
    folder = write_rules(
        tmp_path,
        {"regelset.yaml": USES.format(naam="proef", gebruikt=used), "a.yaml": "regels: {r: {type: getal, formule: '1'}}"},
    )
    assert code in failed(load, folder)


def test_a_set_inside_another_is_its_own(tmp_path: Path) -> None:
    """The files of a nested set do not belong to the outer one."""
    outer = write_rules(tmp_path, RULES, "buiten")
    write_rules(outer, "waarden: {n: {type: getal, waarde: '1'}}", "binnen")
    assert sorted(load("buiten", root=tmp_path).own) == ["r", "w", "x"]
    assert sorted(load("binnen", root=tmp_path).own) == ["n"]


def test_which_files_are_rules() -> None:
    """The manifest, examples and cases are not."""
    names = ["a.yaml", "regelset.yaml", "a.voorbeelden.yaml", "b.zaak.yaml"]
    assert [is_rule_file(Path(n)) for n in names] == [True, False, False, False]


def test_progress_is_told(tmp_path: Path) -> None:
    """Each file that is read is told, under the name that diagnostics show."""
    write_rules(tmp_path, {"b.yaml": RULES, "a.yaml": "invoer: {y: {type: getal}}"})
    seen: list[str] = []
    Library(tmp_path, seen.append).get("proef")
    assert seen == ["proef/a.yaml", "proef/b.yaml"]


def test_a_library_loads_a_set_once(tmp_path: Path) -> None:
    """Asking again gives the same object."""
    write_rules(tmp_path, RULES)
    library = Library(tmp_path)
    assert library.get("proef") is library.get("proef") is not None


def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    """A linked file that lies outside the folder is refused, also when what the folder itself holds was compiled before."""
    folder = write_rules(tmp_path / "regels", RULES)
    load(folder)
    (tmp_path / "geheim.yaml").write_text('schema: "1"\nartikel: "9"\ntitel: G\n')
    (folder / "z.yaml").symlink_to(tmp_path / "geheim.yaml")
    assert failed(load, folder) == ["LW031"]


# -- the cache ----------------------------------------------------------------------------------------------------------


def test_cached_is_the_same_as_compiled(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second start reads the JSON form; it answers the same and has the same form."""
    folder = write_rules(tmp_path, RULES)
    names = compiled(monkeypatch)
    first, second = load(folder), load(folder)
    assert names == ["proef"]
    assert codec.dump(first) == codec.dump(second)
    assert first.version == second.version
    assert ask(first, "r", {"x": "3"}).to_json() == ask(second, "r", {"x": "3"}).to_json()
    assert [p.suffix for p in cache.iterdir()] == [".lines"]


@pytest.mark.parametrize(
    "damage", [b"", b"{", b"[]", b"null", b'{"gebruikt": {}}', b"\xff\xfe", b'{"gebruikt": 1}', b'{"gebruikt": {"x": "y"}}']
)
def test_a_damaged_cache_is_ignored(damage: bytes, tmp_path: Path, cache: Path) -> None:
    """Whatever stands in the cache, the rules are what their files say."""
    folder = write_rules(tmp_path, RULES)
    load(folder)
    (path,) = cache.iterdir()
    good = path.read_bytes()
    path.write_bytes(damage)
    assert ask(load(folder), "r", {"x": "3"}).value == 6
    assert path.read_bytes() == good


def test_a_changed_line_is_ignored(tmp_path: Path, cache: Path) -> None:
    """A declaration is parsed long after the start; a line that is not what was packed must be found before."""
    folder = write_rules(tmp_path, RULES)
    load(folder)
    (path,) = cache.iterdir()
    good = path.read_bytes()
    head, _, lines = good.partition(b"\n")
    for change in (lines[:-1], lines + b"\n", lines.replace(b"x", b"y"), b"", lines.replace(b"\n", b"", 1)):
        path.write_bytes(head + b"\n" + change)
        assert ask(load(folder), "r", {"x": "3"}).value == 6
        assert path.read_bytes() == good


def test_without_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LIDWOORD_CACHE=0 compiles every time and writes nothing."""
    monkeypatch.setenv("LIDWOORD_CACHE", "0")
    folder = write_rules(tmp_path, RULES)
    names = compiled(monkeypatch)
    load(folder)
    load(folder)
    assert names == ["proef", "proef"]
    assert cache_folder() is None
    assert sorted(p.name for p in tmp_path.rglob("*") if p.is_file()) == ["a.yaml", "regelset.yaml"]


def test_where_the_cache_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """LIDWOORD_CACHE, then the user's cache folder, then ~/.cache."""
    monkeypatch.setenv("LIDWOORD_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("LIDWOORD_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache_folder() == tmp_path / "xdg" / "lidwoord"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "win"))
    assert cache_folder() == tmp_path / "win" / "lidwoord"
    monkeypatch.delenv("LOCALAPPDATA")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert cache_folder() == tmp_path / "home" / ".cache" / "lidwoord"


def test_the_cache_is_never_in_the_rule_folder(tmp_path: Path, cache: Path) -> None:
    """Loading adds nothing to the rules."""
    folder = write_rules(tmp_path / "regels", RULES)
    before = sorted(folder.rglob("*"))
    load(folder)
    assert sorted(folder.rglob("*")) == before
    assert cache.is_dir()


def test_old_forms_are_removed(tmp_path: Path, cache: Path) -> None:
    """A new content replaces the form of the old one; the forms of other sets stay."""
    folder, other = write_rules(tmp_path, RULES), write_rules(tmp_path, RULES, "proef-2")
    load(other)
    load(folder)
    write_rules(tmp_path, RULES + "\n# anders\n")
    load(folder)
    assert len(list(cache.iterdir())) == 2
    assert len({p.name.rsplit("-", 1)[0] for p in cache.iterdir()}) == 2


def test_a_changed_used_set_is_noticed(tmp_path: Path, cache: Path) -> None:
    """The form of a set names the version of what it uses."""
    write_rules(tmp_path, "waarden: {w: {type: getal, waarde: '2'}}", "basis")
    folder = write_rules(
        tmp_path,
        {"regelset.yaml": USES.format(naam="proef", gebruikt="basis"), "a.yaml": "regels: {r: {type: getal, formule: w}}"},
    )
    assert ask(load(folder), "r").value == 2
    assert ask(load(folder), "r").value == 2
    write_rules(tmp_path, "waarden: {w: {type: getal, waarde: '3'}}", "basis")
    assert ask(load(folder), "r").value == 3
    write_rules(tmp_path, "waarden: {w: {type: getal, waarde: geen}}", "basis")
    assert failed(load, folder) == ["LW304"]


def test_a_cache_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cache is no error."""
    (tmp_path / "bestand").write_text("")
    monkeypatch.setenv("LIDWOORD_CACHE", str(tmp_path / "bestand" / "cache"))
    assert ask(load(write_rules(tmp_path, RULES)), "r", {"x": "3"}).value == 6


def test_a_packaged_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a wheel the rules lie inside the package."""
    (tmp_path / "lidwoord" / "regels").mkdir(parents=True)
    monkeypatch.setattr(loading.lidwoord, "__file__", str(tmp_path / "lidwoord" / "__init__.py"))
    assert rules_root() == tmp_path / "lidwoord" / "regels"


def test_a_manifest_has_the_name_of_its_folder(tmp_path: Path) -> None:
    """A set that calls itself otherwise than its folder would be found under one name and cited under another."""
    folder = write_rules(
        tmp_path, {"regelset.yaml": USES.format(naam="anders", gebruikt="").replace("gebruikt: []\n", ""), "a.yaml": RULES}
    )
    with pytest.raises(LidwoordError) as error:
        load(folder)
    assert [text_at(d.span, tmp_path) for d in error.value.diagnostics] == ["anders"]


def test_the_day_of_the_tests_is_fixed() -> None:
    """Nothing in the engine reads the clock; neither do its tests."""
    assert DAY.isoformat() == "2018-05-01"
    assert "LIDWOORD_CACHE" in os.environ
