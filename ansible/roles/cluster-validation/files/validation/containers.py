"""Whether jobs run in containers: runtime, images, start, MPI, permissions."""
import hashlib
import json
import pathlib
import time

from .checks import check, failed, passed, skipped, within

NO_IMAGE = "the registry has no image"

# What an image needs for the checks of MPI.
MPI = ("mpi", "mpi4py")


def _no_runtime(cluster):
    """Why there is nothing to try, or None."""
    runtime = cluster.facts["runtime"]
    if runtime == "none":
        return "the plan's container runtime is none"
    if runtime != "apptainer":
        return f"the plan's container runtime is {runtime}; these checks start Apptainer"
    if not cluster.has_on_nodes("apptainer"):
        return "Apptainer is not on the nodes: the distribution has no package of it, and the plan names none"
    return None


def lacking(cluster, *parts):
    what = f"no image of the registry has {' and '.join(parts)}" if parts else NO_IMAGE
    return _no_runtime(cluster) or (None if cluster.image(*parts) else what)


@check("container", "The container runtime is on every node", "apptainer --version answers",
       "srun -N ALL apptainer --version")
def runtime_on_nodes(cluster):
    if reason := _no_runtime(cluster):
        required = cluster.facts["runtime_required"] and cluster.facts["runtime"] == "apptainer"
        return failed(reason) if required else skipped(reason)
    said = cluster.srun(f"--nodes={len(cluster.nodes)}", "--ntasks-per-node=1", "apptainer", "--version").splitlines()
    return passed(said[0]) if len(set(said)) == 1 else failed(f"the nodes have {', '.join(sorted(set(said)))}")


@check("container", "Images are whole", "each has the checksum of its manifest", "sha256sum -c")
def images_whole(cluster):
    registry = pathlib.Path(cluster.facts["registry"])
    manifests = list(registry.glob("*/*/manifest.json"))
    if not manifests:
        return skipped(NO_IMAGE)
    for file in manifests:
        manifest = json.loads(file.read_text())
        image = file.parent / f"{manifest['name']}.sif"
        digest = hashlib.sha256()
        with open(image, "rb") as data:
            while block := data.read(1 << 20):
                digest.update(block)
        if digest.hexdigest() != manifest["sha256"]:
            return failed(f"{image} is not what its manifest says")
    return passed(f"{len(manifests)} images")


@check("container", "A container starts", "at most 30 s", "time srun apptainer exec IMAGE true")
def container_starts(cluster):
    if reason := lacking(cluster):
        return skipped(reason)
    native, contained = (_seconds(cluster, *command) for command in
                         (["true"], ["apptainer", "exec", str(cluster.image()), "true"]))
    return within(max(0.0, contained - native), 30, "s", "a container starts too slowly")


def _seconds(cluster, *command):
    started = time.monotonic()
    cluster.srun("--nodes=1", "--ntasks=1", *command)
    return time.monotonic() - started


@check("container", "Job variables reach the container", "SLURM_JOB_ID is set in it",
       "srun apptainer exec IMAGE env | grep SLURM")
def variables_reach_containers(cluster):
    if reason := lacking(cluster):
        return skipped(reason)
    said = cluster.srun("--nodes=1", "--ntasks=1", "apptainer", "exec", str(cluster.image()),
                        "sh", "-c", "echo $SLURM_JOB_ID").strip()
    return passed(f"SLURM_JOB_ID={said}") if said.isdigit() else failed("SLURM_JOB_ID is not set in the container")


@check("container", "Shared folders are seen in containers", "a file written outside is read inside",
       "srun apptainer exec --bind /shared IMAGE ls /shared")
def shares_in_containers(cluster):
    if reason := lacking(cluster):
        return skipped(reason)
    shares = [path for path in cluster.facts["shares"] if pathlib.Path(path).is_dir()]
    if not shares:
        return skipped("the plan shares no folder")
    folder = pathlib.Path(shares[0])
    proof = folder / f".validation-{time.time_ns()}"
    proof.write_text("shared")
    try:
        said = cluster.srun("--nodes=1", "--ntasks=1", "apptainer", "exec", "--bind", str(folder), str(cluster.image()),
                            "cat", str(proof)).strip()
    finally:
        proof.unlink()
    return passed(str(folder)) if said == "shared" else failed(f"{folder} is not seen in a container")


@check("container", "A container gives no privileges", "no setuid helper, no new privileges, the user's own id",
       "srun apptainer exec IMAGE grep NoNewPrivs /proc/self/status")
def containers_unprivileged(cluster):
    if reason := lacking(cluster):
        return skipped(reason)
    program = "id -u; grep -c '^NoNewPrivs:.*1' /proc/self/status"
    said = cluster.srun("--nodes=1", "--ntasks=1", "apptainer", "exec", str(cluster.image()), "sh", "-c", program).split()
    own = cluster.as_user("id", "-u").strip()
    if said[0] != own:
        return failed(f"in a container the user {own} is {said[0]}")
    if said[1] != "1":
        return failed("a process in a container may gain privileges (NoNewPrivs is 0)")
    setuid = cluster.srun("--nodes=1", "--ntasks=1", "sh", "-c",
                          "find / -xdev -path '*/apptainer/bin/starter-suid' -perm -4000 2>/dev/null; true").strip()
    return failed(f"{setuid} is setuid root") if setuid else passed(f"uid {own}, NoNewPrivs 1")


@check("container", "MPI works between containers", "4 tasks on 2 nodes know each other",
       "srun -N2 -n4 --mpi=pmix apptainer exec IMAGE python3 -c 'from mpi4py import MPI; ...'")
def mpi_between_containers(cluster):
    if reason := _mpi_lacking(cluster):
        return skipped(reason)
    program = "from mpi4py import MPI; w = MPI.COMM_WORLD; print(w.allreduce(1), len(set(w.allgather(MPI.Get_processor_name()))))"
    said = set(_mpi(cluster, 2, 4, program, "--overcommit").splitlines())
    return passed("4 ranks on 2 nodes") if said == {"4 2"} else failed(f"the tasks say {'; '.join(sorted(said))}")


@check("performance", "MPI's latency within a node, in containers", "at most 5 ms", "osu_latency")
def mpi_latency(cluster):
    if reason := _mpi_lacking(cluster):
        return skipped(reason)
    size, latency = _mpi(cluster, 1, 2, cluster.python("latency")[-1]).split()
    if size != "2":
        return failed(f"the two tasks are {size} each: MPI does not know the other")
    return within(float(latency), 5, "ms", "a message takes too long")


def _mpi_lacking(cluster):
    if not cluster.facts["mpi_default"].startswith("pmix"):
        return f"the plan's mpi_default is {cluster.facts['mpi_default']}"
    if len(cluster.nodes) < 2:
        return "the cluster has one node"
    return lacking(cluster, *MPI)


def _mpi(cluster, nodes, tasks, program, *options):
    image = cluster.image(*MPI)
    return cluster.srun(f"--nodes={nodes}", f"--ntasks={tasks}", f"--mpi={cluster.facts['mpi_default']}", *options,
                        "apptainer", "exec", str(image), "python3", "-c", program)


@check("training", "PyTorch trains over several nodes", "torchrun on 2 nodes ends well",
       "srun -N2 apptainer exec IMAGE torchrun ...")
def distributed_training(cluster):
    if len(cluster.nodes) < 2:
        return skipped("the cluster has one node")
    if reason := lacking(cluster, "torch"):
        return skipped(reason)
    image = cluster.image("torch")
    program = ("import os, torch, torch.distributed as d; "
               "d.init_process_group('nccl' if torch.cuda.is_available() else 'gloo'); "
               "t = torch.ones(1, device='cuda' if torch.cuda.is_available() else 'cpu'); d.all_reduce(t); "
               "print('sum', int(t.item()))")
    script = ('exec apptainer exec --nv "$0" torchrun --no-python --nnodes=2 --nproc-per-node=1 '
              '--rdzv-id=$SLURM_JOB_ID --rdzv-backend=static --node-rank=$SLURM_NODEID '
              '--master-addr=${SLURM_JOB_NODELIST_FIRST:-$SLURM_LAUNCH_NODE_IPADDR} '
              '--master-port=$((20000 + SLURM_JOB_ID % 10000)) python3 -c "$1"')
    first = cluster.nodes[0]
    said = cluster.srun("--nodes=2", "--ntasks-per-node=1", f"--nodelist={','.join(cluster.nodes[:2])}",
                        f"--export=ALL,SLURM_JOB_NODELIST_FIRST={first}", "sh", "-c", script, str(image), program)
    sums = [line for line in said.splitlines() if line.startswith("sum")]
    return passed("2 ranks, sums right") if sums == ["sum 2", "sum 2"] else failed(f"the ranks say {'; '.join(sums)}")
