#!/usr/bin/python3
"""Measures each job's memory and processor time on this node of hpc-cluster for Prometheus, from its control group.

What runs in a container under srun is in its job's group, so this is the use of containers by job too. Reads two or
three small files a job (cgroup v2, or v1), asks nobody, and needs no right. Where Slurm uses no control groups there is
nothing to read, and slurm_job_collector_jobs is 0.
Rendered by Trainyard from the plan: change the plan, the next run replaces this file.
"""
import pathlib
import sys


def number(path, key=None):
    """A file's only number, or the one behind a key; None where the job has just ended."""
    try:
        words = path.read_text().split()
        return int(words[words.index(key) + 1] if key else words[0])
    except (OSError, ValueError, IndexError):
        return None


def unified(root):
    for job in root.glob("system.slice/*slurmstepd.scope/job_*"):
        spent = number(job / "cpu.stat", "usage_usec")
        yield job.name, number(job / "memory.current"), None if spent is None else spent / 1e6


def legacy(root):
    memory = {job.name: job for job in root.glob("memory/slurm*/uid_*/job_*")}
    spent = {job.name: job for job in root.glob("cpu,cpuacct/slurm*/uid_*/job_*")}
    spent.update({job.name: job for job in root.glob("cpuacct/slurm*/uid_*/job_*")})
    for name in sorted(memory.keys() | spent.keys()):
        used = number(memory[name] / "memory.usage_in_bytes") if name in memory else None
        time = number(spent[name] / "cpuacct.usage") if name in spent else None
        yield name, used, None if time is None else time / 1e9


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/sys/fs/cgroup")
    jobs = [*unified(root), *legacy(root)]
    print("# TYPE slurm_job_memory_bytes gauge")
    for name, memory, _ in jobs:
        if memory is not None:
            print(f'slurm_job_memory_bytes{{slurm_job="{name.removeprefix("job_")}"}} {memory}')
    print("# TYPE slurm_job_cpu_seconds_total counter")
    for name, _, spent in jobs:
        if spent is not None:
            print(f'slurm_job_cpu_seconds_total{{slurm_job="{name.removeprefix("job_")}"}} {spent}')
    print("# TYPE slurm_job_collector_jobs gauge")
    print(f"slurm_job_collector_jobs {len(jobs)}")


if __name__ == "__main__":
    main()
