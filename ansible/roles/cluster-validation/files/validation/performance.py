"""Speed: containers against the bare machine, nodes against what they were last time."""
import json

from .checks import check, failed, passed, skipped
from .containers import lacking

PORT = 29417


@check("performance", "The network in containers", "at least 80 % of the bare machine's", "iperf3, with and without a container")
def network_in_containers(cluster):
    if len(cluster.nodes) < 2:
        return skipped("the cluster has one node")
    if reason := lacking(cluster, "python"):
        return skipped(reason)
    image = cluster.image("python")
    # By turns, for a machine's speed changes while one looks.
    native, contained = [], []
    for _ in range(3):
        native.append(_throughput(cluster))
        contained.append(_throughput(cluster, "apptainer", "exec", str(image)))
    share = 100 * max(contained) / max(native)
    value = f"{share:.0f} % ({max(contained):.0f} of {max(native):.0f} MB/s)"
    return passed(value) if share >= 80 else failed("the network is slower in containers", value)


def _throughput(cluster, *around):
    said = cluster.srun("--nodes=2", "--ntasks-per-node=1", f"--nodelist={','.join(cluster.nodes[:2])}",
                        *around, *cluster.python("tcp", cluster.nodes[0], PORT, 2))
    return float(said.split()[-1])


@check("performance", "Computing in containers", "at least 90 % of the bare machine's", "the same program with and without")
def computing_in_containers(cluster):
    if reason := lacking(cluster, "python"):
        return skipped(reason)
    image = cluster.image("python")
    job = ["--nodes=1", "--ntasks=1", f"--nodelist={cluster.nodes[0]}"]
    speed = cluster.python("speed", "/tmp")
    native, contained = [], []
    for _ in range(3):
        native.append(json.loads(cluster.srun(*job, *speed))["memory"])
        contained.append(json.loads(cluster.srun(*job, "apptainer", "exec", str(image), *speed))["memory"])
    share = 100 * max(contained) / max(native)
    value = f"{share:.0f} %"
    return passed(value) if share >= 90 else failed("memory is copied more slowly in containers", value)


@check("performance", "Nodes are as fast as they were", "within the tolerance of the kept baseline",
       "cat baseline.json in the validation folder")
def nodes_as_before(cluster):
    said = cluster.srun(f"--nodes={len(cluster.nodes)}", "--ntasks-per-node=1", *cluster.python("speed", "/tmp"))
    now = {row.pop("node"): row for row in map(json.loads, said.splitlines())}
    file = cluster.folder / "baseline.json"
    before = json.loads(file.read_text()) if file.exists() else {}
    fresh = {node: row for node, row in now.items() if node not in before}
    if fresh:
        draft = file.with_suffix(".new")
        draft.write_text(json.dumps({**before, **fresh}, indent=1, sort_keys=True) + "\n")
        draft.rename(file)
    slower = [f"{node}'s {what} is at {100 * row[what] / before[node][what]:.0f} %"
              for node, row in now.items() if node in before
              for what in row if row[what] < before[node][what] * (1 - cluster.facts["tolerance"])]
    if slower:
        return failed("; ".join(slower), f"{len(now)} nodes")
    return passed(f"{len(now)} nodes" + (f", {len(fresh)} for the first time" if fresh else ""))
