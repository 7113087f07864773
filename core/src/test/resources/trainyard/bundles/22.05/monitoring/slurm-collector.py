#!/usr/bin/python3
"""Counts hpc-cluster's jobs and nodes for Prometheus: prints the names that slurmctld itself serves from 25.11 on.

Runs once a minute. Each run asks slurmctld three times, in the cheapest ways there are: squeue (0.04 s for 1,000 jobs,
2 s for 100,000), scontrol show node and sdiag. Each has a time limit, and a failure is a metric: the last line of the
output is always slurm_collector_success.
Rendered by Trainyard from the plan: change the plan, the next run replaces this file.
"""
import collections
import re
import subprocess
import sys
import time

PATIENCE = 15    # seconds for each command; the three of them end before the next minute
SPECIAL_JOB_STATES = {"BOOT_FAIL": "bootfail", "NODE_FAIL": "node_failed", "OUT_OF_MEMORY": "outofmemory"}
# Those that alerts and dashboards look at are there when they are 0, too.
JOB_STATES = ("pending", "running", "completing", "suspended", "completed", "failed", "cancelled", "timeout",
              "preempted", "node_failed", "outofmemory", "bootfail", "deadline")
NODE_STATES = {"ALLOCATED": "alloc", "MIXED": "mixed", "IDLE": "idle", "DOWN": "down", "UNKNOWN": "unknown"}
NODE_FLAGS = {"DRAIN": "drain", "FAIL": "fail", "COMPLETING": "completing", "MAINTENANCE": "maint",
              "RESERVED": "resv", "PLANNED": "planned", "NOT_RESPONDING": "noresp", "INVALID_REG": "invalid_reg",
              "POWERED_DOWN": "powered_down"}
SDIAG = {"Jobs submitted": "submitted", "Jobs started": "started", "Jobs completed": "completed",
         "Jobs canceled": "canceled", "Jobs failed": "failed"}


def ask(*words):
    return subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE, check=True,
                          env={"PATH": "/usr/bin:/usr/local/bin:/opt/slurm/bin", "SLURM_BITSTR_LEN": "0"}).stdout


def gpus(tres):
    found = re.search(r"gres/gpu=(\d+)", tres)
    return int(found[1]) if found else 0


def jobs(text):
    states, held = collections.Counter(), 0
    partitions = collections.defaultdict(collections.Counter)
    allocated = collections.Counter()
    for line in text.splitlines():
        state, partition, reason, cpus, tres = (line.split("|") + [""] * 5)[:5]
        name = SPECIAL_JOB_STATES.get(state, state.lower())
        states[name] += 1
        held += name == "pending" and reason.startswith("JobHeld")
        for one in partition.split(","):
            partitions[one][name] += 1
        if name in ("running", "completing"):
            allocated["cpus"] += int(cpus) if cpus.isdigit() else 0
            allocated["gpus"] += gpus(tres)
    yield "slurm_jobs", "", sum(states.values())
    yield "slurm_jobs_hold", "", held
    yield "slurm_jobs_cpus_alloc", "", allocated["cpus"]
    yield "slurm_jobs_gpus_alloc", "", allocated["gpus"]
    for name in sorted(set(JOB_STATES) | set(states)):
        yield f"slurm_jobs_{name}", "", states[name]
        for partition in sorted(partitions):
            yield f"slurm_partition_jobs_{name}", f'partition="{partition}"', partitions[partition][name]


def nodes(text):
    states = collections.Counter()
    total = 0
    for line in text.splitlines():
        known = dict(word.split("=", 1) for word in line.split() if "=" in word)
        if "NodeName" not in known:
            continue
        total += 1
        state, *flags = known["State"].rstrip("*~#!%$@^-").split("+")
        flags = set(flags) | ({"NOT_RESPONDING"} if "*" in known["State"] else set())
        busy = state in ("ALLOCATED", "MIXED")
        # As slurmctld counts: an idle node that is drained is among the idle ones too.
        states[NODE_STATES.get(state, state.lower())] += 1
        if "DRAIN" in flags:
            states["draining" if busy else "drained"] += 1
        states.update(NODE_FLAGS[flag] for flag in flags if flag in NODE_FLAGS)
        label = f'node="{known["NodeName"]}"'
        yield "slurm_node_cpus", label, int(known.get("CPUTot", 0))
        yield "slurm_node_cpus_alloc", label, int(known.get("CPUAlloc", 0))
        yield "slurm_node_gpus", label, gpus(known.get("CfgTRES", ""))
        yield "slurm_node_gpus_alloc", label, gpus(known.get("AllocTRES", ""))
    yield "slurm_nodes", "", total
    for name in sorted({*NODE_STATES.values(), *NODE_FLAGS.values(), "drained", "draining", *states}):
        yield f"slurm_nodes_{name}", "", states[name]


def scheduler(text):
    for line in text.splitlines():
        name, _, value = line.partition(":")
        if name.strip() in SDIAG:
            yield f"slurm_sdiag_jobs_{SDIAG[name.strip()]}", "", int(value)


def printed(samples):
    """Lines in Prometheus's form, in which all samples of a name stand together."""
    names = collections.defaultdict(list)
    for name, labels, value in samples:
        names[name].append(f"{name}{{{labels}}} {value}" if labels else f"{name} {value}")
    return [line for name, lines in names.items() for line in (f"# TYPE {name} gauge", *lines)]


def main():
    started = time.monotonic()
    success = 1
    try:
        samples = [*jobs(ask("squeue", "-h", "-t", "all", "-O",
                             "State:|,Partition:|,Reason:|,NumCPUs:|,tres-alloc:|")),
                   *nodes(ask("scontrol", "-o", "show", "node")),
                   *scheduler(ask("sdiag"))]
    except (OSError, subprocess.SubprocessError, ValueError, KeyError) as failure:
        said = (getattr(failure, "stderr", None) or str(failure)).strip()
        print(f"Slurm was not counted: {said}", file=sys.stderr)
        samples, success = [], 0
    samples += [("slurm_collector_seconds", "", round(time.monotonic() - started, 3)),
                ("slurm_collector_time_seconds", "", int(time.time())),
                ("slurm_collector_success", "", success)]
    print("\n".join(printed(samples)))


if __name__ == "__main__":
    main()
