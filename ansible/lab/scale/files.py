"""slurm.conf and the other files of a large cluster on one machine: every node is a slurmd of its own port."""

KINDS = (("h100", 40), ("a100", 30), ("l40s", 20), ("h200", 10))   # percent of the nodes
GPUS = 8
FIRST_PORT = 17001
PEOPLE = 30

CONF = """\
ClusterName=scale
SlurmctldHost=controller(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
StateSaveLocation=/var/spool/slurmctld
SlurmdSpoolDir=/var/spool/slurmd/%n
SlurmctldPidFile=/run/slurmctld.pid
SlurmdPidFile=/run/slurmd/%n.pid
SlurmctldLogFile=/var/log/slurmctld.log
SlurmdLogFile=/var/log/slurmd/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
GresTypes=gpu
# All nodes are this one machine: what slurm.conf says of them holds, not what slurmd sees.
SlurmdParameters=config_overrides
ReturnToService=2
TreeWidth=65533
SlurmdTimeout=0
MessageTimeout=100
MaxJobCount=600000
MinJobAge=86400
MailProg=/bin/true
SchedulerType=sched/builtin
"""


def spans(nodes):
    """The first and last node of each kind."""
    first = 1
    for kind, percent in KINDS:
        last = first + nodes * percent // 100 - 1
        yield kind, first, last
        first = last + 1


def slurm_conf(nodes):
    lines = [CONF]
    everything, train = f"n[00001-{nodes:05}]", f"n[00001-{nodes * 7 // 10:05}]"
    for kind, first, last in spans(nodes):
        ports = f"[{FIRST_PORT + first - 1}-{FIRST_PORT + last - 1}]"
        lines.append(f"NodeName=n[{first:05}-{last:05}] NodeHostname=controller NodeAddr=127.0.0.1 Port={ports} "
                     f"Sockets=2 CoresPerSocket=32 RealMemory=1000000 Gres=gpu:{kind}:{GPUS} Feature={kind}\n")
    for kind, first, last in spans(nodes):
        lines.append(f"PartitionName={kind} Nodes=n[{first:05}-{last:05}] MaxTime=7-00:00:00\n")
    for name, members in (("all", everything), ("train", train), ("debug", f"n[00001-{nodes // 20:05}]"),
                          ("long", train), ("low", everything)):
        default = "YES" if name == "all" else "NO"
        lines.append(f"PartitionName={name} Nodes={members} MaxTime=14-00:00:00 Default={default}\n")
    return "".join(lines)


def gres_conf(nodes):
    """slurmd wants to see a file for each GPU, and looks no closer where no control group is made for it."""
    return "".join(f"NodeName=n[{first:05}-{last:05}] Name=gpu Type={kind} File=/gpus/nvidia[0-{GPUS - 1}]\n"
                   for kind, first, last in spans(nodes))


def people():
    """Lines for passwd and group."""
    passwd = "".join(f"user{n:02}:x:{3000 + n}:{3000 + n}::/tmp:/bin/sh\n" for n in range(1, PEOPLE + 1))
    group = "".join(f"user{n:02}:x:{3000 + n}:\n" for n in range(1, PEOPLE + 1))
    return passwd, group
