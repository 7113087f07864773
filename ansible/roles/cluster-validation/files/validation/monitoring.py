"""Whether the cluster is watched, how soon one hears of a failure, and what watching costs."""
import datetime
import json
import os
import pathlib
import time

from .checks import check, failed, passed, skipped, within
from .shell import run

PROMETHEUS = "http://127.0.0.1:9090"
ALERTMANAGER = "http://127.0.0.1:9093"
WATCHERS = ("prometheus", "alertmanager", "node-exporter", "node_exporter", "dcgm-exporter", "slurm-collector")


def _off(cluster, service):
    return None if cluster.facts["monitoring"].get(service) else f"the plan has no {service}"


@check("monitoring", "Prometheus reads all its targets", "every target is up", "curl 127.0.0.1:9090/api/v1/targets")
def targets_up(cluster):
    if reason := _off(cluster, "prometheus"):
        return skipped(reason)
    deadline = time.monotonic() + 60
    while True:
        targets = cluster.get(f"{PROMETHEUS}/api/v1/targets?state=active")["data"]["activeTargets"]
        down = [f"{t['labels']['job']} on {t['labels']['instance']}: {t['lastError'] or t['health']}"
                for t in targets if t["health"] != "up"]
        if not down and targets:
            return passed(f"{len(targets)} targets")
        if time.monotonic() > deadline:
            return failed("; ".join(down) or "Prometheus has no targets", f"{len(targets) - len(down)} of {len(targets)}")
        time.sleep(2)


@check("monitoring", "Slurm's figures are there", "jobs and nodes are measured", "curl 127.0.0.1:9090/api/v1/query?query=...")
def slurm_measured(cluster):
    if reason := _off(cluster, "prometheus"):
        return skipped(reason)
    names = cluster.get(f"{PROMETHEUS}/api/v1/label/__name__/values")["data"]
    found = [name for name in names if name.startswith("slurm_")]
    return passed(f"{len(found)} metrics") if found else failed("Prometheus has no metric of Slurm")


@check("monitoring", "An alert is passed on", "at most 30 s", "amtool alert add validation")
def alert_passed_on(cluster):
    if reason := _off(cluster, "alertmanager"):
        return skipped(reason)
    now = datetime.datetime.now(datetime.timezone.utc)
    name = f"Validation{time.time_ns()}"
    alert = [{"labels": {"alertname": name, "severity": "none"}, "annotations": {"summary": "A trial; nothing is wrong."},
              "endsAt": (now + datetime.timedelta(minutes=1)).isoformat()}]
    started = time.monotonic()
    cluster.get(f"{ALERTMANAGER}/api/v2/alerts", body=json.dumps(alert).encode())
    while time.monotonic() - started < 60:
        if any(a["labels"]["alertname"] == name for a in cluster.get(f"{ALERTMANAGER}/api/v2/alerts")):
            return within(time.monotonic() - started, 30, "s", "Alertmanager takes too long")
        time.sleep(0.2)
    return failed("Alertmanager did not show a trial alert within 60 s")


@check("monitoring", "A node that dies is told of in time", "at most 30 s by the rules: scrape, evaluation and wait",
       "promtool check rules; the lab kills a node for real")
def node_alert_in_time(cluster):
    if reason := _off(cluster, "prometheus"):
        return skipped(reason)
    groups = cluster.get(f"{PROMETHEUS}/api/v1/rules?type=alert")["data"]["groups"]
    rules = [(group, rule) for group in groups for rule in group["rules"] if rule["name"] == "NodeDown"]
    if not rules:
        return failed("Prometheus has no rule NodeDown")
    group, rule = rules[0]
    targets = cluster.get(f"{PROMETHEUS}/api/v1/targets?state=active")["data"]["activeTargets"]
    asked = [_seconds(t["scrapeInterval"]) + _seconds(t["scrapeTimeout"]) for t in targets if t["labels"]["job"] == "alive"]
    if not asked:
        return failed("Prometheus does not ask whether machines live: it has no job `alive`")
    return within(max(asked) + float(group["interval"]) + float(rule["duration"]), 30, "s", "the rules wait too long")


def _seconds(text):
    return float(text[:-1]) * {"s": 1, "m": 60}[text[-1]]


@check("monitoring", "A failed job is known", "at most 60 s", "srun false; sacct")
def failure_known(cluster):
    started = time.monotonic()
    job = cluster.as_user("sbatch", "--parsable", "--nodes=1", "--time=1", "--chdir=/tmp", "--mem=50M", "--output=/dev/null",
                          "--wrap", "exit 3").strip().split(";")[0]
    ended = None
    while time.monotonic() - started < 120:
        row = run("sacct", "--noheader", "--parsable2", "--allocations", f"--jobs={job}", "--format=State,ExitCode,Elapsed").strip()
        if row.startswith("FAILED|3:0"):
            ended = time.monotonic()
            break
        time.sleep(0.5)
    if ended is None:
        run("scancel", job)
        return skipped("the job that shall fail had not run within 120 s: the cluster is busy")
    return within(ended - started, 60, "s", "a failed job is known too late")


@check("monitoring", "What watching costs", "at most 5 % of a machine", "top")
def cost_of_watching(cluster):
    if reason := _off(cluster, "prometheus"):
        return skipped(reason)
    before, started = _cpu_seconds(), time.monotonic()
    time.sleep(10)
    after, elapsed = _cpu_seconds(), time.monotonic() - started
    if not after:
        return failed("none of the watching services runs on the controller")
    share = 100 * sum(after[pid] - before.get(pid, after[pid]) for pid in after) / elapsed / os.cpu_count()
    return within(share, 5, "% of the controller", "watching costs too much")


def _cpu_seconds():
    """Seconds of CPU by process, of what watches here."""
    ticks, used = os.sysconf("SC_CLK_TCK"), {}
    for stat in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
            name = (stat.parent / "cmdline").read_bytes().split(b"\0")[0].decode(errors="replace")
        except OSError:
            continue   # it ended meanwhile
        if any(watcher in name for watcher in WATCHERS):
            used[stat.parent.name] = (int(words[11]) + int(words[12])) / ticks
    return used


@check("monitoring", "A failed job leaves evidence", "its folder on the node has the exit code",
       "ls the evidence folder on the job's node")
def evidence_kept(cluster):
    evidence = cluster.facts["evidence"]
    if not evidence["enabled"]:
        return skipped("the plan gathers no evidence")
    job = cluster.as_user("sbatch", "--parsable", "--nodes=1", "--time=1", "--chdir=/tmp", "--mem=50M", "--output=/dev/null",
                          "--wrap", "exit 3").strip().split(";")[0]
    deadline = time.monotonic() + 120
    node = ""
    while time.monotonic() < deadline:
        row = run("sacct", "--noheader", "--parsable2", "--allocations", f"--jobs={job}", "--format=State,NodeList").strip()
        if row.startswith("FAILED"):
            node = row.split("|")[1]
            break
        time.sleep(0.5)
    if not node:
        run("scancel", job)
        return skipped("the job that shall fail had not run within 120 s: the cluster is busy")
    # As root: the evidence is not for everyone. The epilog ends after the job.
    look = (f"for i in $(seq 60); do test -d {evidence['folder']}/{job} && break; sleep 0.5; done; "
            f"find {evidence['folder']}/{job} -type f 2>/dev/null | wc -l")
    done = run("srun", "--quiet", "--immediate=60", "--time=2", "--chdir=/tmp", "--mpi=none", f"--nodelist={node}",
               "--ntasks=1", "sh", "-c", look, limit=240)
    files = int(done.split()[-1])
    return passed(f"{files} files on {node}") if files else failed(f"{node} has nothing about job {job}")
