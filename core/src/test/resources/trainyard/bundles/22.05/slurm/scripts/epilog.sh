#!/bin/bash
# epilog.sh of hpc-cluster: gathers evidence when a job failed. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file. Slurm drains a node whose epilog fails, so this one never does.
PATH=/usr/sbin:/usr/bin:/sbin:/bin /usr/bin/timeout --kill-after=1 10 /etc/slurm/scripts/evidence.sh </dev/null >/dev/null 2>&1
exit 0
