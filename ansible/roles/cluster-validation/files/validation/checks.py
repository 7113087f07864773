"""What a check is, and the list of all."""
import dataclasses
import time

from .shell import Busy, Failed

ALL = []


@dataclasses.dataclass(frozen=True)
class Check:
    """One criterion: how it is measured, what is still good, and how a person would look by hand."""
    id: str
    area: str
    title: str
    limit: str
    manual: str
    measure: object


@dataclasses.dataclass(frozen=True)
class Outcome:
    status: str
    value: str = ""
    why: str = ""


def check(area, title, limit, manual):
    """Puts a function into the list. Its name becomes the id; it gets the cluster and returns an Outcome."""
    def register(function):
        ALL.append(Check(function.__name__.replace("_", "-"), area, title, limit, manual, function))
        return function
    return register


def passed(value=""):
    return Outcome("PASS", str(value))


def failed(why, value=""):
    return Outcome("FAIL", str(value), why)


def skipped(why):
    return Outcome("SKIP", "", why)


def within(value, limit, unit, why):
    """PASS up to a limit, FAIL above."""
    shown = f"{value:.3g} {unit}"
    return passed(shown) if value <= limit else failed(f"{why}: {shown}, at most {limit:g} {unit}", shown)


def run(wanted, cluster):
    """Measures one check. What goes wrong while measuring is its failure, in a sentence."""
    started = time.monotonic()
    try:
        outcome = wanted.measure(cluster)
    except Busy as busy:
        outcome = skipped(str(busy))
    except Failed as problem:
        outcome = failed(str(problem))
    return {
        "id": wanted.id,
        "area": wanted.area,
        "title": wanted.title,
        **dataclasses.asdict(outcome),
        "limit": wanted.limit,
        "manual": wanted.manual,
        "seconds": round(time.monotonic() - started, 1),
    }
