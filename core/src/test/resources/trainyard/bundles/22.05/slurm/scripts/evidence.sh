#!/bin/bash
# evidence.sh of hpc-cluster: what this node knows of a job that failed on it. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file.
#
# The epilog runs it as root, with SLURM_JOB_ID, SLURM_JOB_EXIT_CODE (a wait status), SLURM_JOB_EXIT_CODE2 (CODE:SIGNAL)
# and SLURM_JOB_DERIVED_EC in its environment. It never asks slurmctld: thousands of epilogs at once would stop it.
# It leaves FOLDER/JOBID/NODE/: summary.json, and a text file for each thing looked at.
folder=/var/log/slurm/evidence
limit=$((50 << 20))   # bytes of one job on this node
keep=50                # jobs
PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8 TZ=UTC
umask 027
shopt -s nullglob

job=${SLURM_JOB_ID:-}
[[ $job =~ ^[0-9]+$ ]] || exit 0
node=${SLURMD_NODENAME:-$(uname -n)}
now=$(date +%s)
note=/run/trainyard-jobs/$job
started=null
since=$((now - 3600))
[[ -r $note ]] && started=$(<"$note") && [[ $started =~ ^[0-9]+$ ]] && since=$started
rm -f "$note"
[[ $since =~ ^[0-9]+$ ]] || since=$((now - 3600))

status=${SLURM_JOB_EXIT_CODE:-0}
derived=${SLURM_JOB_DERIVED_EC:-0}
[[ $status =~ ^[0-9]+$ ]] || status=0
[[ $derived =~ ^[0-9]+$ ]] || derived=0
pair=${SLURM_JOB_EXIT_CODE2:-$((status >> 8)):$((status & 127))}

# Versions write a job of theirs as JobId=7, StepId=7.0, [7.batch], job 7, JOB 7.
slurmd_lines() { tail -c 4194304 /var/log/slurm/slurmd.log 2>/dev/null | grep -E "(JobId=|StepId=|\[|[Jj][Oo][Bb] )$job([^0-9]|\$)"; }
# A step that ran out of memory may leave its job the exit code 0, and so does the time limit.
slurmd_log=$(slurmd_lines | tail -n 2000)
ooms=$(grep -c -i 'oom.kill event' <<<"$slurmd_log")
timed_out=$(grep -c 'DUE TO TIME LIMIT' <<<"$slurmd_log")
((status == 0 && derived == 0 && ooms == 0 && timed_out == 0)) && exit 0

mkdir -p "$folder/$job" || exit 0
chgrp slurm "$folder" "$folder/$job" 2>/dev/null
place=$folder/$job/.$node.$$
trap 'rm -rf "$place"' EXIT
mkdir "$place" || exit 0
left=$limit
files=()

# have NAME COMMAND...: what a command says, within what is left of the size and of the time. All of it has 8 seconds,
# since the node is held until the epilog has ended; what tells most comes first.
have() {
    local name=$1 seconds=$((8 - SECONDS))
    shift
    ((left > 0 && seconds > 0)) || return
    ((seconds > 2)) && seconds=2
    timeout --kill-after=0.5 "$seconds" "$@" 2>&1 | head -c "$left" >"$place/$name"
    left=$((left - $(stat -c %s "$place/$name")))
    [[ -s $place/$name ]] && files+=("$name") || rm -f "$place/$name"
}

kernel_log() { journalctl --dmesg --no-pager --quiet --output=short-iso --since="@$since" || dmesg --time-format=iso; }
of_kernel() { grep -E -i "$1" "$place/kernel.txt" 2>/dev/null; }
cgroups() {
    local file
    for file in /sys/fs/cgroup/{,system.slice/}*slurmstepd.scope/job_$job/{,*/}{memory,pids}.{events,peak,max} \
        /sys/fs/cgroup/memory/slurm*/uid_*/job_$job/{,*/}memory.{oom_control,max_usage_in_bytes,limit_in_bytes,failcnt}; do
        echo "$file: $(tr '\n' ' ' <"$file")"
    done
}
machine() {
    uname -a
    echo "boot id: $(</proc/sys/kernel/random/boot_id)"
    uptime
    [[ -r /proc/driver/nvidia/version ]] && cat /proc/driver/nvidia/version
    ls -l /dev/nvidia*
    nproc
    ulimit -a
}
variables() { env | grep -E '^(SLURM|CUDA|ROCR|GPU)' | sort; }
export -f kernel_log cgroups machine variables
export since job

have kernel.txt bash -c kernel_log
have slurmd.txt tail -n 2000 - <<<"$slurmd_log"
have cgroup.txt bash -O nullglob -c cgroups
command -v nvidia-smi >/dev/null && have gpus.txt nvidia-smi -q
have disks.txt df --portability -h --local
have inodes.txt df --portability -i --local
have shm.txt ls -lA --sort=size /dev/shm
have meminfo.txt cat /proc/meminfo
have memory.txt free --mebi
have pressure.txt grep -H . /proc/pressure/cpu /proc/pressure/memory /proc/pressure/io
have network.txt ss -tuln
have interfaces.txt ip -statistics link
have processes.txt ps -eo pid,ppid,user,stat,pcpu,pmem,rss,etime,args --sort=-rss
have machine.txt bash -c machine
have environment.txt bash -c variables

text() {
    local given=${1//[$'\001'-$'\037']/ }
    given=${given//\\/\\\\}
    printf '"%s"' "${given//\"/\\\"}"
}
number() { [[ $1 =~ ^[0-9]+$ ]] && printf '%s' "$1" || printf 0; }
# No line since the job began is an answer too; in a container nobody may ask.
kernel_readable=false
{ [[ -n $(timeout 0.5 journalctl --dmesg --quiet --lines=1 2>/dev/null) ]] || timeout 0.5 dmesg >/dev/null 2>&1; } &&
    kernel_readable=true
{
    printf '{"v": 1, "job": %s, "node": %s, "gathered": %s, "started": %s,\n' "$job" "$(text "$node")" "$now" "$started"
    printf ' "exit_code": %s, "signal": %s, "wait_status": %s, "derived": %s,\n' "$(number "${pair%%:*}")" "$(number "${pair##*:}")" \
        "$status" "$derived"
    printf ' "oom_kill_events": %s, "time_limit": %s, "restarts": %s,\n' "$(number "$ooms")" \
        "$( ((timed_out > 0)) && echo true || echo false)" "$(number "${SLURM_JOB_RESTART_COUNT:-0}")"
    printf ' "user": %s, "uid": %s, "partition": %s, "work_dir": %s, "nodes": %s,\n' "$(text "${SLURM_JOB_USER:-}")" \
        "$(number "${SLURM_JOB_UID:-}")" "$(text "${SLURM_JOB_PARTITION:-}")" "$(text "${SLURM_JOB_WORK_DIR:-}")" \
        "$(text "${SLURM_NODELIST:-${SLURM_JOB_NODELIST:-}}")"
    printf ' "kernel_log": %s, "kernel_oom_lines": %s, "xid_lines": %s, "full": %s,\n "files": [' "$kernel_readable" \
        "$(number "$(of_kernel 'out of memory|oom-kill|killed process' | wc -l)")" "$(number "$(of_kernel 'NVRM: Xid' | wc -l)")" \
        "$( ((left > 0)) && echo false || echo true)"
    comma=
    for name in "${files[@]}"; do
        printf '%s"%s"' "$comma" "$name"
        comma=', '
    done
    printf ']}\n'
} >"$place/summary.json"

# A reader finds all of it or nothing. A job that was requeued leaves its last failure.
chgrp -R slurm "$place" 2>/dev/null
rm -rf "${folder:?}/$job/$node"
mv "$place" "$folder/$job/$node"

ls -1t "$folder" | grep -E '^[0-9]+$' | tail -n +$((keep + 1)) | while read -r old; do
    rm -rf "${folder:?}/$old"
done
exit 0
