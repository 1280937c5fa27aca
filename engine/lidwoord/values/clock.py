"""The clock in the Netherlands: between wall clock time and UTC.

In: local times, or seconds since 1970-01-01T00:00 UTC. Out: the other of the two. The rules are those of
Europe/Amsterdam in the pinned tzdata package. A day on which the clock doesn't change has one offset, which is
remembered, so that an ordinary day asks the time zone only once.
"""

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_EPOCH = dt.datetime(1970, 1, 1)  # noqa: DTZ001 - wall clock time has no zone
_EPOCH_DAY = _EPOCH.toordinal()
_DAY = 86_400
_MARGIN = 7_200  # seconds around a day in which a change still touches it (changes are at most two hours)


@lru_cache(maxsize=1)
def _zone() -> "ZoneInfo":
    """Load Europe/Amsterdam from the tzdata package, not from the system."""
    import io
    import pkgutil  # a fifth of the import time of importlib.resources, and reads from a zip as well
    from zoneinfo import ZoneInfo

    data = pkgutil.get_data("tzdata", "zoneinfo/Europe/Amsterdam")
    if data is None:  # pragma: no cover - only when an installed tzdata is broken
        raise RuntimeError("the package tzdata has no Europe/Amsterdam")
    return ZoneInfo.from_file(io.BytesIO(data), key="Europe/Amsterdam")


def wall_seconds(local: dt.datetime) -> int:
    """Return the seconds from 1970-01-01T00:00 to a local time, both as the wall clock shows them."""
    days = local.toordinal() - _EPOCH_DAY
    return days * _DAY + local.hour * 3600 + local.minute * 60 + local.second


def _local(seconds: int) -> dt.datetime:
    """Return the wall clock time for seconds as `wall_seconds` counts them."""
    return _EPOCH + dt.timedelta(seconds=seconds)


def _offset_at(utc: int) -> int:
    """Return the seconds that the wall clock is ahead of UTC at a moment."""
    zone = _zone()
    there = _local(utc).replace(tzinfo=zone)
    return wall_seconds(zone.fromutc(there)) - utc


@lru_cache(maxsize=16_384)
def _offset_of_day(day: int) -> int | None:
    """Return the one offset of a day, or None when the clock changes on it or close to it.

    day: days since 1970-01-01; the answer holds for the local day and for the day in UTC.
    """
    before = _offset_at(day * _DAY - _MARGIN)
    return before if before == _offset_at((day + 1) * _DAY + _MARGIN) else None


def _candidates(wall: int) -> list[int]:
    """Return the moments (UTC, in order) at which the clock shows a local time: one, two, or none."""
    offsets = {_offset_at(wall - _MARGIN), _offset_at(wall + _MARGIN)}
    return sorted(wall - offset for offset in offsets if _offset_at(wall - offset) == offset)


def utc_seconds(local: dt.datetime, fold: int) -> int:
    """Return the moment at which the clock shows a local time; ValueError when it never does.

    fold: 0 for the first and 1 for the second moment when there are two.
    """
    wall = wall_seconds(local)
    offset = _offset_of_day(wall // _DAY)
    if offset is not None:
        return wall - offset
    moments = _candidates(wall)
    if not moments:
        raise ValueError(f"{local.isoformat()} does not exist in Europe/Amsterdam: the clock skips it")
    return moments[-1] if fold else moments[0]


def is_ambiguous(local: dt.datetime) -> bool:
    """Tell whether the clock shows a local time twice."""
    wall = wall_seconds(local)
    return _offset_of_day(wall // _DAY) is None and len(_candidates(wall)) == 2


def wall_clock(utc: int) -> tuple[dt.datetime, int]:
    """Return the local time at a moment, and its fold: 1 when the clock has shown that time before."""
    offset = _offset_of_day(utc // _DAY)
    if offset is not None:
        return _local(utc + offset), 0
    wall = utc + _offset_at(utc)
    return _local(wall), int(_candidates(wall)[0] != utc)


def bound_seconds(local: dt.datetime) -> int:
    """Return the moment from which the clock shows a local time or later.

    Where the clock skips the time that is the moment of the change; where it shows the time twice, the first.
    """
    wall = wall_seconds(local)
    offset = _offset_of_day(wall // _DAY)
    if offset is not None:
        return wall - offset
    moments = _candidates(wall)
    if moments:
        return moments[0]
    early, late = wall - _MARGIN - _DAY, wall + _MARGIN
    offset = _offset_at(early)
    while late - early > 1:
        middle = (early + late) // 2
        if _offset_at(middle) == offset:
            early = middle
        else:
            late = middle
    return late
