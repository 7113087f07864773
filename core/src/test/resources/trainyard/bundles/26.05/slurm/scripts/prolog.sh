#!/bin/bash
# prolog.sh of hpc-cluster: what this node does when a job begins. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file. Slurm drains a node whose prolog fails, so this one never does.
(
    PATH=/usr/sbin:/usr/bin:/sbin:/bin
    umask 077
    mkdir -p /run/trainyard-jobs && date +%s >"/run/trainyard-jobs/$SLURM_JOB_ID"
) </dev/null >/dev/null 2>&1
exit 0
