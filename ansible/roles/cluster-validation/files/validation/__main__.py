"""python3 -m validation list | run ID CLUSTER | report CLUSTER RESULT..."""
import json
import sys
import time

# Each puts its checks into the list, so this is the order in which they are made.
from . import slurm, gpus, containers, performance, monitoring   # noqa: F401
from .checks import ALL, run
from .cluster import Cluster

KEPT = 20


def main(command, *arguments):
    if command == "list":
        print("\n".join(one.id for one in ALL))
        return 0
    if command == "run":
        wanted = next(one for one in ALL if one.id == arguments[0])
        result = run(wanted, Cluster.of(arguments[1]))
        print(json.dumps(result))
        if result["status"] == "FAIL":
            print(f"{result['title']}: {result['why']}", file=sys.stderr)
        return int(result["status"] == "FAIL")
    if command == "report":
        return keep(Cluster.of(arguments[0]), json.load(sys.stdin))
    sys.exit(__doc__)


def keep(cluster, results):
    """Keeps the results of a run beside the last ones, and prints them."""
    folder = cluster.folder / "results"
    folder.mkdir(exist_ok=True)
    name = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    draft = folder / f".{name}.new"
    draft.write_text(json.dumps({"at": name, "cluster": cluster.facts["name"], "checks": results}, indent=1) + "\n")
    draft.rename(folder / f"{name}.json")
    for old in sorted(folder.glob("*.json"))[:-KEPT]:
        old.unlink()
    for one in results:
        print(f"{one['status']} {one['title']}: {one['value'] or one['why']} (limit: {one['limit']})")
    counts = {status: sum(one["status"] == status for one in results) for status in ("PASS", "FAIL", "SKIP")}
    print(", ".join(f"{count} {status}" for status, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
