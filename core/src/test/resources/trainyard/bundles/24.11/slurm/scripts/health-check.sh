#!/bin/bash
# health-check.sh of hpc-cluster: whether this node can still run jobs. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file.
#
# slurmd runs it now and then, and writes what it says into its log when it fails; that alone changes no node. Where
# /etc/slurm/scripts/health-check-drains stands, a node that fails is drained, with what it says for the reason.
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8
node=${SLURMD_NODENAME:-$(uname -n)}
spool=/var/spool/slurmd
wrong=()

used=$(timeout 5 df --output=pcent "$spool" 2>/dev/null | tr -dc 0-9)
[[ -n $used ]] && ((used >= 98)) && wrong+=("$spool is $used % full")

# Device files of GPUs, by node. A list that names a range is written out.
while read -r name files; do
    [[ $name == "$node" ]] || continue
    for file in $files; do
        [[ -e $file ]] || wrong+=("$file is missing")
    done
done </etc/slurm/scripts/gpu-files.txt

((${#wrong[@]} == 0)) && exit 0
said=$(IFS=';'; echo "${wrong[*]}")
echo "$node: $said"
if [[ -e /etc/slurm/scripts/health-check-drains ]]; then
    timeout 10 scontrol update "nodename=$node" state=drain "reason=health check: $said"
fi
exit 1
