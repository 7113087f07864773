"""Asks a real Slurm daemon what it says to a configuration; runs as root on a lab's machine.

Input: a JSON object {case: {file: text}}. For each case the files are laid over a sound configuration in a scratch
folder, with ports and state of their own, and a daemon reads them until it is up, dies, or its time is over.
Output: a JSON object {case: [level, line, ...]}, the level being fatal, error, warning or silent, the lines those that
the sound configuration does not bring.
"""
import json
import os
import pwd
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

LIMIT = 4
BASE = """ClusterName=probe
SlurmctldHost=%(host)s(127.0.0.1)
SlurmUser=slurm
SlurmctldPort=%(port)s
SlurmdPort=16818
StateSaveLocation=%(dir)s/state
SlurmdSpoolDir=%(dir)s/state
SlurmctldPidFile=%(dir)s/pid
SlurmdPidFile=%(dir)s/dpid
MailProg=/bin/true
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
"""
GPU = """GresTypes=gpu
NodeName=%(host)s NodeAddr=127.0.0.1 CPUs=1 RealMemory=100 Gres=gpu:1 State=UNKNOWN
"""
NODES = """NodeName=n1 NodeAddr=127.0.0.1 CPUs=1 RealMemory=100 State=UNKNOWN
PartitionName=p Nodes=n1 Default=YES
"""
DBD = """AuthType=auth/munge
DbdHost=%(host)s
DbdPort=%(port)s
SlurmUser=slurm
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort=9
PidFile=%(dir)s/pid
"""
NOISE = re.compile(
    "exit (0|-9)$|creating clustername file|error: High latency|error: Node configuration differs from hardware"
    "|error: Job accounting information gathered|(error: WARNING|warning): Even though we are collecting accounting"
    "|error: _shutdown_bu_thread"
)
DAEMONS = {
    "slurmctld": (["slurmctld", "-D", "-c", "-f"], ["Running as primary controller"]),
    "slurmdbd": (["slurmdbd", "-D"], ["accounting_storage/", "mysql"]),
    "slurmd": (["slurmd", "-G", "-f"], []),
}


def daemon_of(files):
    if "slurmdbd.conf" in files:
        return "slurmdbd"
    return "slurmd" if "gres.conf" in files else "slurmctld"


def without(base, text):
    given = {line.split("=")[0].lower() for line in text.splitlines()}
    return "".join(line for line in base.splitlines(True) if line.split("=")[0].lower() not in given)


def write(folder, files, port):
    words = {"host": socket.gethostname(), "dir": folder, "port": port}
    text = files.get("slurm.conf", "")
    if "slurm.conf=" in files:
        whole = files["slurm.conf="]
    else:
        nodes = GPU if "gres.conf" in files else NODES.splitlines(True)[0]
        whole = without(BASE, text) + text + ("" if "NodeName=" in text else nodes)
        whole += "" if "PartitionName=" in text or "gres.conf" in files else NODES.splitlines(True)[1]
    out = {name: content for name, content in files.items() if not name.startswith("slurm.conf")}
    out["slurm.conf"] = whole
    if "slurmdbd.conf" in out:
        out["slurmdbd.conf"] = without(DBD, out["slurmdbd.conf"]) + out["slurmdbd.conf"]
    slurm = pwd.getpwnam("slurm")
    os.mkdir(folder + "/state")
    for name, content in out.items():
        path = folder + "/" + name
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r"%\((host|dir|port)\)s", lambda match: str(words[match.group(1)]), content))
        os.chmod(path, 0o600)
    for path in [folder, folder + "/state"] + [folder + "/" + name for name in out]:
        os.chown(path, slurm.pw_uid, slurm.pw_gid)


def lines_of(files, port):
    folder = tempfile.mkdtemp(prefix="trainyard-probe-")
    try:
        write(folder, files, port)
        name = daemon_of(files)
        command, marks = DAEMONS[name]
        command = ["/usr/sbin/" + command[0]] + command[1:]
        if command[-1] == "-f":
            command.append(folder + "/slurm.conf")
        if name != "slurmd":
            command = ["setpriv", "--reuid=slurm", "--regid=slurm", "--clear-groups"] + command
        daemon = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={"PATH": "/usr/sbin:/usr/bin", "SLURM_CONF": folder + "/slurm.conf"},
            text=True,
            errors="replace",
        )
        killer = threading.Timer(LIMIT, daemon.kill)
        killer.start()
        lines = []
        for line in daemon.stdout:
            line = re.sub(r"^\[[^]]*\] |^[a-z]+: (?=error|fatal|warning|debug|[A-Za-z_])", "", line.strip())
            lines.append(line.replace(folder, "DIR").replace(str(port), "PORT"))
            if any(mark in line for mark in marks):
                break
        daemon.kill()
        killer.cancel()
        return lines + ["exit %s" % daemon.wait()]
    finally:
        shutil.rmtree(folder)


def level(lines):
    for word in ("fatal", "error", "warning"):
        if any(re.search(r"\b%s:" % word, line) for line in lines):
            return word
    return "silent"


def main():
    cases = json.loads(sys.argv[1])
    answers = {}
    base = {}
    for number, (case, files) in enumerate(cases.items()):
        port = 16820 + number % 100
        kind = tuple(sorted(files)) if "slurm.conf=" not in files else ("slurm.conf",)
        if kind not in base:
            base[kind] = set(lines_of({name: "" for name in kind}, port))
        new = [line for line in lines_of(files, port) if line not in base[kind] and not NOISE.match(line)]
        answers[case] = [level(new)] + new
    print(json.dumps(answers))


main()
