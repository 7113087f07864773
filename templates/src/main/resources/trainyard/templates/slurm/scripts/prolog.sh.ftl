#!/bin/bash
# prolog.sh of ${cluster}: notes when a job begins on this node. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file. Slurm drains a node whose prolog fails, so this one never does.
<#if ownProlog?has_content>
# The plan's own prolog runs after it, and its exit code counts.
</#if>
(
    PATH=/usr/sbin:/usr/bin:/sbin:/bin
    umask 077
    mkdir -p /run/trainyard-jobs && date +%s >"/run/trainyard-jobs/$SLURM_JOB_ID"
) </dev/null >/dev/null 2>&1
<#if ownProlog?has_content>
for own in ${ownProlog}; do
    "$own" || exit
done
</#if>
exit 0
