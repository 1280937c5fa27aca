"""CPU time and memory of a whole `lidwoord bereken`, beside a whole run of OpenFisca's country template.

In: this interpreter, with lidwoord installed; a throw-away environment for the peer, made at the first run with pip.
Out: the median CPU time (user + system, of the whole process) of each, ratios, peak memory; exit 1 when a bar is missed.

Run it with `python tests/bench/cold_start.py`. The peer does import, build and one calculation, with one BLAS thread.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

BAR_CACHED, BAR_UNCACHED, BAR_MEGABYTES = 1.0, 8.0, 100
HERE = Path(__file__).parent
PEER_PACKAGES = ("OpenFisca-Core==46.0.1", "OpenFisca-Country-Template==8.2.0")
PEER_ENVIRONMENT = Path(tempfile.gettempdir()) / "lidwoord-bench-openfisca"
QUESTION = ("-m", "lidwoord", "bereken", "cao-2018@2018-05-06", "ort_toeslag", "--invoer", str(HERE / "zaak.yaml"))
LATER = (
    "-m",
    "lidwoord",
    "bereken",
    "cao-2025@2026-05-01",
    "maandsalaris",
    "uurloon_toeslagen",
    "--invoer",
    str(HERE / "zaak-2026.yaml"),
)
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


@dataclass(frozen=True, slots=True)
class Run:
    """What one process used: CPU in seconds, peak memory in megabytes."""

    cpu: float
    megabytes: float


def run(command: tuple[str, ...], environment: dict[str, str]) -> Run:
    """Run `command` to its end and return what the whole process used; a failure ends the measurement."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        output = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{output.decode(errors='replace')}")
    return Run(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024 * 1024))


def peer_python(environment: Path) -> str:
    """Return the interpreter of the peer's own environment, made when it is not there."""
    python = environment / "bin" / "python"
    probe = (str(python), "-c", "import openfisca_country_template")
    if not python.exists() or subprocess.run(probe, capture_output=True, check=False).returncode:
        print(f"making the peer's environment in {environment}", file=sys.stderr)
        subprocess.run((sys.executable, "-m", "venv", "--clear", str(environment)), check=True)
        plain = {k: v for k, v in os.environ.items() if k != "PIP_CONSTRAINT"}
        subprocess.run((str(python), "-m", "pip", "install", "-q", *PEER_PACKAGES), check=True, env=plain)
    return str(python)


def main() -> int:
    """Measure all five in turns, print the table, return 1 when a bar is missed."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--keer", type=int, default=9, help="number of measured runs of each (default 9)")
    options.add_argument("--omgeving", type=Path, default=PEER_ENVIRONMENT, help="environment of the peer")
    given = options.parse_args()

    clean = {k: v for k, v in os.environ.items() if k not in {"LIDWOORD_CACHE", "PYTHONDONTWRITEBYTECODE"}}
    with tempfile.TemporaryDirectory() as cache:
        ours = {**clean, "XDG_CACHE_HOME": cache}
        subjects = {
            "a": ((peer_python(given.omgeving), str(HERE / "openfisca_peer.py")), {**clean, **ONE_THREAD}),
            "b": ((sys.executable, *QUESTION), ours),
            "c": ((sys.executable, *QUESTION), {**ours, "LIDWOORD_CACHE": "0"}),
            "e": ((sys.executable, *LATER), ours),
            "d": ((sys.executable, "-c", "pass"), clean),
        }
        runs: dict[str, list[Run]] = {name: [] for name in subjects}
        for turn in range(given.keer + 1):  # the first turn writes .pyc and the cache, and is not counted
            for name, (command, environment) in subjects.items():
                used = run(command, environment)
                if turn:
                    runs[name].append(used)

    cpu = {name: statistics.median(r.cpu for r in rs) for name, rs in runs.items()}
    peak = {name: max(r.megabytes for r in rs) for name, rs in runs.items()}
    titles = {
        "a": "OpenFisca country template",
        "b": "lidwoord bereken, rule set cached",
        "e": "the same, the later edition",
        "c": "lidwoord bereken, every file read",
        "d": "python -c pass",
    }
    bars = {"b": BAR_CACHED, "e": BAR_CACHED, "c": BAR_UNCACHED}
    print(f"CPU time of the whole process, median of {given.keer}; peak memory, highest of {given.keer}")
    for name, title in titles.items():
        bar = f" (bar {bars[name]:.2f} ×, {BAR_MEGABYTES} MB)" if name in bars else ""
        print(f"  {name}  {title:36}{cpu[name]:7.3f} s {cpu[name] / cpu['a']:6.2f} × a {peak[name]:7.1f} MB{bar}")
    kept = all(cpu[n] <= bar * cpu["a"] and peak[n] < BAR_MEGABYTES for n, bar in bars.items())
    print("every bar kept" if kept else "A BAR IS MISSED")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
