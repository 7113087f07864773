<#--
  What the batch scripts share. Every word that comes from a recipe has been quoted for the shell before it comes here;
  what is quoted once more, in the text between IN_EACH_TASK, holds nothing of a recipe but numbers.
-->
<#-- What stands before a line with a quoted $, which is meant as it stands. -->
<#macro literal text><#if text?contains("$") || text?contains("`")># shellcheck disable=SC2016  # as it stands: no shell replaces it
</#if></#macro>

<#macro header>
#!/bin/bash
# ${title}. Composed by Trainyard.
<#list directives as directive>
<#if directive.why?has_content>
# ${directive.why}
</#if>
#SBATCH ${directive.option}
</#list>
</#macro>

<#macro strict>
set -euo pipefail

fail() {
    echo "This job ended before its program began: $1" >&2
    exit 1
}
</#macro>

<#macro secrets>
<#if environmentFile?has_content>

# Secrets are read here, line by line and without running anything, and are in no script.
secrets=${environmentFile}
[[ -r $secrets ]] || fail "$secrets cannot be read."
[[ $(stat -L -c %a "$secrets") == [46]00 ]] || fail "$secrets can be read by others: chmod 600 it."
while IFS='=' read -r name value || [[ -n $name ]]; do
    [[ $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || continue
    export "$name=$value"
done <"$secrets"
</#if>
</#macro>

<#macro begin>
<@strict/>

# All that the job leaves besides its output: what each rank printed, its error file, traces, and this script.
export JOB_FOLDER=${outputFolder}/"$SLURM_JOB_ID"
<#if requeue>
# Of a run before, which this job had until it was queued again: its errors must not pass for those of this run.
if [[ -n ${r"${SLURM_RESTART_COUNT:-}"} && -d $JOB_FOLDER/errors ]]; then
    mv "$JOB_FOLDER/errors" "$JOB_FOLDER/errors-before-$SLURM_RESTART_COUNT"
fi
</#if>
mkdir -p "$JOB_FOLDER/errors"
cp "$0" "$JOB_FOLDER/script.sh"
<@secrets/>

# Caches on the node's own disk: on a shared one, ranks wait for each other and overwrite what others read.
cache=${r"${TMPDIR:-/tmp}"}/cache-"$SLURM_JOB_ID"
export TRITON_CACHE_DIR="$cache/triton" TORCHINDUCTOR_CACHE_DIR="$cache/inductor" CUDA_CACHE_PATH="$cache/cuda"
</#macro>

<#-- Where ranks meet. -->
<#macro meeting>

# Where the ranks meet: at the first node, by its address as another node sees it. A name that only the node itself
# knows, or knows as 127.0.1.1, would let the others wait until their time is over; here it ends the job at once.
mapfile -t nodes < <(scontrol show hostnames "$SLURM_JOB_NODELIST")
[[ -n ${r"${nodes[0]:-}"} ]] || fail "scontrol cannot unfold $SLURM_JOB_NODELIST."
<#if nodes == 1>
read -r MASTER_ADDR _ < <(timeout 20 getent ahostsv4 "${r"${nodes[0]}"}") ||
    fail "${r"${nodes[0]}"} cannot resolve its own name: add it to DNS or to /etc/hosts."
<#else>
# The first step on a node waits for the cluster's prolog, which may look at each GPU: that is given its time.
read -r MASTER_ADDR _ < <(timeout 600 srun --nodes=1 --ntasks=1 --ntasks-per-node=1 --cpus-per-task=1 --mpi=none \
    --nodelist="${r"${nodes[-1]}"}" timeout 20 getent ahostsv4 "${r"${nodes[0]}"}") ||
    fail "${r"${nodes[-1]}"} cannot resolve the name of ${r"${nodes[0]}"}: add it to DNS or to /etc/hosts."
[[ $MASTER_ADDR != 127.* ]] ||
    fail "on ${r"${nodes[-1]}"} the name of ${r"${nodes[0]}"} leads to itself ($MASTER_ADDR): mend /etc/hosts there."
</#if>

# A free port of ${firstPort?c}-${lastPort?c}, where neither PMIx nor outgoing connections take theirs. Each job begins to look at
# one of its own, so that two that start on a node together do not take the same.
is_taken() {
    local port
    printf -v port '%04X' "$1"
    grep -qsE "^ *[0-9]+: [0-9A-F]+:$port [0-9A-F]+:[0-9A-F]+ 0A " /proc/net/tcp /proc/net/tcp6
}
offset=$((SLURM_JOB_ID * 7 % ${portCount?c}))
for ((tries = 0; tries < ${portCount?c}; tries++)); do
    MASTER_PORT=$((${firstPort?c} + (offset + tries) % ${portCount?c}))
    is_taken "$MASTER_PORT" || break
done
export MASTER_ADDR MASTER_PORT
</#macro>

<#-- How they speak to each other. -->
<#macro network>
<#if nodes gt 1>

<#if interface?has_content>
interface=${interface}
<#else>
# The interface that has this address; left alone, NCCL and Gloo may take docker0 or virbr0.
interface=$(ip -o -4 address show to "$MASTER_ADDR" | awk 'NR == 1 { print $2 }') || interface=
</#if>
if [[ -n $interface ]]; then
    export GLOO_SOCKET_IFNAME="$interface"
<#if nccl>
    export NCCL_SOCKET_IFNAME="=$interface"
</#if>
<#if kind == "mpi">
    export OMPI_MCA_btl_tcp_if_include="$interface" OMPI_MCA_oob_tcp_if_include="$interface"
</#if>
fi
<#if nccl && infiniband == "off">
export NCCL_IB_DISABLE=1
<#elseif nccl && infiniband != "auto">
export NCCL_IB_HCA=${infiniband}
</#if>
</#if>
<#if nccl>

# NCCL's warnings, and what each rank was doing when a collective got stuck.
export NCCL_DEBUG=WARN
export TORCH_NCCL_TRACE_BUFFER_SIZE=2000 TORCH_FR_BUFFER_SIZE=2000 TORCH_NCCL_DUMP_ON_TIMEOUT=1
mkdir -p "$JOB_FOLDER/flight-recorder"
export TORCH_NCCL_DEBUG_INFO_TEMP_FILE="$JOB_FOLDER/flight-recorder/rank-"
export TORCH_FR_DUMP_TEMP_FILE="$JOB_FOLDER/flight-recorder/rank-"
</#if>
<#if kind == "mpi" && runtime == "apptainer">

# Each container has user ids of its own, so ranks on one node may not read each other's memory; they copy instead.
export OMPI_MCA_btl_vader_single_copy_mechanism=none OMPI_MCA_smsc=^cma
</#if>
export OMP_NUM_THREADS=${cpusPerRank?c}
<#list variables>

# After what is set above, so that these win.
<#items as variable>
<@literal text=variable/>export ${variable}
</#items>
</#list>
<#if profilers?seq_contains("torch")>

# Python reads this file before any program: it traces the first minute of each rank, but not what a rank starts.
mkdir -p "$JOB_FOLDER/profiler"
cat >"$JOB_FOLDER/profiler/sitecustomize.py" <<'PROFILER'
import atexit
import os
import signal

if "RANK" in os.environ and os.environ.setdefault("TRACED_PROCESS", str(os.getpid())) == str(os.getpid()):
    from torch.profiler import profile

    trace = profile()
    trace.start()

    def stop(*_):
        global trace
        if trace is not None:
            ended, trace = trace, None
            ended.stop()
            ended.export_chrome_trace(f"{os.environ['JOB_FOLDER']}/profiler/rank-{os.environ['RANK']}.json")

    atexit.register(stop)
    signal.signal(signal.SIGALRM, stop)
    signal.alarm(60)
PROFILER
export PYTHONPATH="$JOB_FOLDER/profiler${r"${PYTHONPATH:+:$PYTHONPATH}"}"
</#if>
</#macro>

<#macro watchers>
<#if profilers?seq_contains("nvitop")>

# The job's own number of tasks would be taken, were there none here.
srun --overlap --nodes=${nodes?c} --ntasks=${nodes?c} --ntasks-per-node=1 --cpus-per-task=1 --mpi=none --label \
    --output="$JOB_FOLDER/nvitop.txt"<#if requeue> --open-mode=append</#if> \
    <#if container?has_content>${container} </#if>sh -c 'trap "" USR1; while sleep 30; do nvitop --once; done' &
</#if>
</#macro>

<#-- In a task, before the program. -->
<#macro inTask>
# Whoever does not ask for it is not ended by it: only a program with a handler of its own gets the warning.
trap "" USR1
<#if gpus gt 0>
if [ "${r"${SLURM_GPUS_ON_NODE:-0}"}" -ne ${gpus?c} ]; then
    echo "$SLURMD_NODENAME has ${r"${SLURM_GPUS_ON_NODE:-no}"} GPUs for this job, not ${gpus?c}." >&2
    exit 1
fi
</#if>
</#macro>

<#--
  The last of what a task does: it becomes the command that is nested here.
  @param ranksBelow how many processes deep the ranks are below that command; 0 where it is one itself
-->
<#macro become name ranksBelow>
<#local depth = ranksBelow + profilers?seq_contains("py-spy")?then(1, 0)>
<#if checkpointSeconds == 0 || depth == 0>
exec <@pySpy name=name/><#nested><#rt>
<#else>
# Slurm signals the process that it started and none below it, so this shell stays and passes signals on. The warning
# goes to the ranks and not to what they started, which has inherited their handlers.
children_of() {
    for parent; do
        grep -ls "^PPid:[[:space:]]*$parent\$" /proc/[0-9]*/status | cut -d / -f 3
    done
}
warn() {
    ranks=$started
<#list 1..depth as _>
    ranks=$(children_of $ranks)
</#list>
    for rank in $ranks; do kill -USR1 "$rank"; done
}
trap warn USR1
trap 'kill -TERM "$started"' TERM
(trap "" USR1; trap - TERM; exec <@pySpy name=name/><#nested>
) &
started=$!
status=0
wait "$started" || status=$?
# A signal breaks off the waiting, not what is waited for.
while [ "$status" -gt 128 ] && kill -0 "$started" 2>/dev/null; do
    status=0
    wait "$started" || status=$?
done
exit "$status"<#rt>
</#if>
</#macro>

<#macro pySpy name><#if profilers?seq_contains("py-spy")>py-spy record --subprocesses --format speedscope --output "$JOB_FOLDER/py-spy-${name}.json" -- </#if></#macro>

<#--
  Starts the step and ends with its status.
  @param ownOutput whether each rank prints into a file of its own; else all into the job's
  @param words that follow the program's own
-->
<#macro step ownOutput words="">
<#assign waits = ownOutput || checkpointSeconds gt 0>

<@literal text=program/>program=(${program})
<#if checkpointSeconds gt 0>

# Slurm sends this script SIGUSR1 before the time limit; it goes on to the ranks, which have ${checkpointSeconds?c} s to save.
<#if kind == "array">
# The number of the array's last task is that of the whole array, so the task is named.
</#if>
warned=no
# shellcheck disable=SC2317  # the trap calls it
warn() {
    warned=yes
    echo "The time limit is near: the ranks are told to save." >&2
    scancel --signal=USR1 ${jobId} || echo "They could not be told." >&2
<#if requeue>
    # A program that saves but does not end is queued again all the same, half a minute before its time is over.
    (sleep ${(checkpointSeconds - 30)?c} && scontrol requeue ${jobId}) &
</#if>
}
trap warn USR1
</#if>

<#if ownOutput && requeue>
# What the run before printed has been shown already.
seen=$(stat -c %s "$JOB_FOLDER/rank-0.out" 2>/dev/null) || seen=0
</#if>
srun ${stepOptions}<#if ownOutput> \
    --output="$JOB_FOLDER/rank-%t.out" --open-mode=append<#else> --label</#if> \
<#if container?has_content>
    ${container} \
</#if>
    sh -c "$in_each_task" sh "${r"${program[@]}"}"${words}<#if waits> &
step=$!
</#if>
<#if ownOutput>

# The first rank's lines here too, while it runs.
tail --pid="$step" --quiet --retry <#if requeue>--bytes=+"$((seen + 1))"<#else>--lines=+1</#if> --follow=name "$JOB_FOLDER/rank-0.out" 2>/dev/null &
shown=$!
</#if>
<#if waits>

# A signal breaks off the waiting, not the step.
status=0
while kill -0 "$step" 2>/dev/null; do
    wait "$step" || true
done
wait "$step" || status=$?
<#if ownOutput>
wait "$shown" || true
if ((status != 0)); then
    echo "The step ended with status $status; the last lines of each rank, from $JOB_FOLDER:" >&2
    tail --lines=5 "$JOB_FOLDER"/rank-*.out 2>/dev/null | head --lines=1000 >&2 || true
fi
</#if>
<#if checkpointSeconds gt 0 && requeue>
if [[ $warned == yes ]]; then
    scontrol requeue ${jobId} || echo "The job could not be queued again." >&2
fi
</#if>
exit "$status"
</#if>
</#macro>
