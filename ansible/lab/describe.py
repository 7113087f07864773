"""What a lab is, for people, for programs, and as a plan."""
import json
import os

from host import LabError
from image import ADMIN, CONTAINER_BASE, CONTAINERS, SHARED, USER


def status(lab, as_json):
    machines = lab.machines() if lab.settings() else []
    report = {
        "suite": lab.suite,
        "slurm_version": lab.slurm_version,
        "up": bool(machines) and all(m.state() == "running" for m in machines),
        "network": f"{lab.network}.0/24",
        "gpus_per_node": (lab.settings() or {}).get("gpus", 0),
        "ssh_user": ADMIN,
        "ordinary_user": USER,
        "identity_file": str(lab.identity),
        "known_hosts_file": str(lab.known_hosts),
        "machines": [{"name": m.name, "address": m.address, "port": 22, "role": m.role, "state": m.state()}
                     for m in machines],
    }
    if as_json:
        return json.dumps(report, indent=2)
    if not machines:
        return f"no {lab.suite} lab is up"
    rows = [f"{m['name']:<12} {m['address']:<14} {m['role']:<11} {m['state']}" for m in report["machines"]]
    return "\n".join([f"{lab.suite}, for Slurm {lab.slurm_version}; log in as {ADMIN} with {lab.identity}", *rows])


def plan(lab):
    """The cluster.yaml of a lab that is up."""
    settings = lab.settings()
    if not settings:
        raise LabError(f"no {lab.suite} lab is up; `lab up --suite {lab.suite}` makes one")
    controller, *computes = lab.machines()
    cores, gpus = min(2, os.cpu_count()), settings["gpus"]
    size = f"cpu_cores: {cores}, memory_gb: {settings['memory_gb']}, disk_gb: 10"
    devices = f"/dev/nvidia[0-{gpus - 1}]" if gpus > 1 else "/dev/nvidia0"
    gpu = f", gpus: {{type: rtx4090, count: {gpus}, files: \"{devices}\"}}" if gpus else ""
    lines = [
        'version: "1.0"',
        f"metadata: {{name: lab-{lab.suite}, description: Slurm {lab.slurm_version} in the lab}}",
        "clusters:",
        "  hpc:",
        f"    name: lab-{lab.suite}",
        f"    network: {{subnet: {lab.network}.0/24, bridge: {lab.bridge}}}",
        f"    controller: {{{size}, ip_address: {controller.address}}}",
        "    compute_nodes:",
        *(f"      - {{{size}, ip: {m.address}{gpu}}}" for m in computes),
        "    slurm_config:",
        "      partitions:",
        "        - {name: gpu, default: true}",
        '        - {name: debug, max_time: "00:30:00"}',
        "      default_partition: gpu",
    ]
    if lab.cgroup_v2_only:
        lines += [
            "      # The machines see a v2 hierarchy without controllers, and the distribution has no pmix plugin.",
            "      cgroup: {plugin: disabled}",
            "      mpi_default: none",
        ]
    lines += [
        "    # NFS and virtiofs are the kernel's, which is the host's: here the machines are given one folder.",
        "    nfs:",
        f"      mounts: [{{type: bind, source: {SHARED}, path: /shared}}]",
    ]
    if lab.suite in CONTAINERS:
        image = CONTAINERS[lab.suite]
        lines += [
            "    containers:",
            "      runtime: apptainer",
            "      images:",
            f"        - {{name: {image.name}, version: \"1.0.0\", bootstrap: localimage, base: {CONTAINER_BASE}, "
            f"packages: [{', '.join(image.packages)}]}}",
        ]
    lines.append(f"    access: {{ansible_user: {ADMIN}}}")
    return "\n".join(lines) + "\n"
