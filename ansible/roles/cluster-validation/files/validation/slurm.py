"""Whether Slurm itself works: daemons, nodes, accounting, MPI, isolation."""
import json
import time

from .checks import check, failed, passed, skipped
from .shell import Failed, run

USABLE = ("IDLE", "MIXED", "ALLOCATED", "COMPLETING", "PLANNED")
LEFT_OUT = ("DRAIN", "DOWN", "NOT_RESPONDING", "INVALID", "FAIL", "MAINT", "RESERVED", "POWER")


@check("slurm", "slurmctld answers", "UP", "scontrol ping")
def controller_answers(cluster):
    said = run("scontrol", "ping").strip().splitlines()[0]
    return passed(said) if "is UP" in said else failed(said)


@check("slurm", "All nodes are active", "every node idle, mixed or allocated", "sinfo -N -l")
def nodes_active(cluster):
    states = cluster.node_states()
    absent = [name for name in cluster.nodes if name not in states]
    idle = {name: state for name, state in states.items()
            if not state.upper().startswith(USABLE) or any(word in state.upper() for word in LEFT_OUT)}
    value = f"{len(states) - len(idle)} of {len(cluster.nodes)}"
    if absent:
        return failed(f"Slurm does not know {', '.join(absent)}", value)
    if idle:
        return failed("; ".join(f"{name} is {state}" for name, state in idle.items()), value)
    return passed(value)


@check("slurm", "Resources are tracked one by one", "SelectType=select/cons_tres", "scontrol show config | grep SelectType")
def resources_tracked(cluster):
    value = _config().get("SelectType", "")
    return passed(value) if value == "select/cons_tres" else failed(f"SelectType is {value}", value)


@check("slurm", "Tasks are bound to their cores", "TaskPlugin has task/affinity",
       "scontrol show config | grep TaskPlugin")
def tasks_bound(cluster):
    value = _config().get("TaskPlugin", "")
    return passed(value) if "task/affinity" in value else failed(f"TaskPlugin is {value}", value)


@check("slurm", "slurmdbd knows the cluster", "its name is among the clusters", "sacctmgr show cluster")
def accounting_knows_the_cluster(cluster):
    names = run("sacctmgr", "--noheader", "--parsable2", "show", "cluster", "format=Cluster").split()
    name = cluster.facts["name"]
    return passed(name) if name in names else failed(f"slurmdbd knows {', '.join(names) or 'no cluster'}, not {name}")


@check("slurm", "A job is accounted", "sacct tells its end", "srun hostname; sacct -S now-5minutes")
def job_accounted(cluster):
    job = cluster.srun("--nodes=1", "--ntasks=1", "sh", "-c", "echo $SLURM_JOB_ID").strip()
    return _until(30, lambda: _accounted(job), f"sacct does not tell of job {job}")


def _accounted(job):
    rows = run("sacct", "--noheader", "--parsable2", "--allocations", f"--jobs={job}", "--format=JobID,State").split()
    return next((row.replace("|", " ") for row in rows if row.endswith("COMPLETED")), None)


def _until(seconds, asked, why):
    """What is asked, once it is there, with the time that it took."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        if asked():
            return passed(f"{time.monotonic() - started:.1f} s")
        time.sleep(0.5)
    return failed(f"{why} after {seconds} s")


@check("mpi", "Slurm starts MPI's tasks", "srun --mpi=pmix works on every node", "srun --mpi=pmix -N ALL true")
def pmix_starts_tasks(cluster):
    wanted = cluster.facts["mpi_default"]
    if not wanted.startswith("pmix"):
        return skipped(f"the plan's mpi_default is {wanted}")
    if "pmix" not in run("sh", "-c", "srun --mpi=list 2>&1"):
        return failed("this Slurm has no pmix plugin (srun --mpi=list)")
    ranks = cluster.srun(f"--nodes={len(cluster.nodes)}", "--ntasks-per-node=1", f"--mpi={wanted}",
                         "sh", "-c", "echo $PMIX_RANK").split()
    wanted_ranks = [str(rank) for rank in range(len(cluster.nodes))]
    return passed(f"{len(ranks)} ranks") if sorted(ranks, key=int) == wanted_ranks else failed(
        f"ranks {' '.join(ranks) or 'none'} instead of {' '.join(wanted_ranks)}")


@check("slurm", "Several jobs over several nodes run at once", "4 jobs, all completed",
       "for i in 1 2 3 4; do sbatch -N2 --wrap 'srun hostname'; done")
def jobs_side_by_side(cluster):
    if len(cluster.nodes) < 2:
        return skipped("the cluster has one node")
    started = time.monotonic()
    jobs = [cluster.as_user("sbatch", "--parsable", "--nodes=2", "--ntasks=2", "--time=3", "--chdir=/tmp", "--mem=50M",
                            "--output=/dev/null", "--wrap", "srun --mpi=none true").strip().split(";")[0]
            for _ in range(4)]
    deadline = started + 120
    while time.monotonic() < deadline:
        states = run("sacct", "--noheader", "--parsable2", "--allocations", f"--jobs={','.join(jobs)}",
                     "--format=State").split()
        if len(states) == 4 and all(state == "COMPLETED" for state in states):
            return passed(f"{4 / (time.monotonic() - started) * 60:.0f} jobs a minute")
        if any(state in ("FAILED", "NODE_FAIL", "TIMEOUT") for state in states):
            return failed(f"the jobs ended {', '.join(states)}")
        time.sleep(1)
    run("scancel", *jobs)
    return skipped("the jobs had not run within 120 s: the cluster is busy")


@check("slurm", "A job cannot take more memory than it asked for", "the kernel ends it",
       "srun --mem=60M python3 -c 'bytearray(300<<20)'")
def memory_isolated(cluster):
    if "task/cgroup" not in _config().get("TaskPlugin", ""):
        return skipped("the plan uses no control groups, which alone hold jobs to their memory")
    try:
        cluster.srun("--nodes=1", "--ntasks=1", "--mem=60M", "python3", "-c", "bytearray(300 << 20)")
    except Failed as ended:
        said = str(ended).lower()
        return passed("ended at 60 MB") if "oom" in said or "out of memory" in said else failed(str(ended))
    return failed("a job with --mem=60M took 300 MB")


@check("slurm", "Job variables reach the job", "SLURM_JOB_NODELIST, SLURM_NNODES, SLURM_PROCID, SLURM_LOCALID are set",
       "srun env | grep SLURM")
def variables_reach_jobs(cluster):
    names = ["SLURM_JOB_NODELIST", "SLURM_NNODES", "SLURM_PROCID", "SLURM_LOCALID"]
    said = cluster.srun("--nodes=1", "--ntasks=1", "python3", "-c",
                        "import json, os; print(json.dumps(sorted(os.environ)))")
    missing = sorted(set(names) - set(json.loads(said)))
    return failed(f"a job lacks {', '.join(missing)}") if missing else passed("4 of 4")


def _config():
    lines = run("scontrol", "show", "config").splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition("=") for line in lines)}
