#!/bin/bash
# prolog.sh of ${cluster}: what this node does when a job begins. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file. Slurm drains a node whose prolog fails, so this one never does.
<#if ownProlog?has_content>
# The plan's own prolog runs after it, and its exit code counts.
</#if>
(
    PATH=/usr/sbin:/usr/bin:/sbin:/bin
    umask 077
<#if evidence>
    mkdir -p /run/trainyard-jobs && date +%s >"/run/trainyard-jobs/$SLURM_JOB_ID"
</#if>
<#if oci>
    # Where the OCI runtime keeps what it knows of this user's containers: nobody else may write there.
    install -d -m 0711 /run/oci &&
        install -d -m 0700 -o "$SLURM_JOB_UID" -g "$(id -g "$SLURM_JOB_UID")" "/run/oci/$SLURM_JOB_UID"
</#if>
) </dev/null >/dev/null 2>&1
<#if ownProlog?has_content>
for own in ${ownProlog}; do
    "$own" || exit
done
</#if>
exit 0
