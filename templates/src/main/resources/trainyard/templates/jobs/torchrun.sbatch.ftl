<#import "parts.ftl" as parts>
<@parts.header/>

<@parts.begin/>
<@parts.meeting/>

# The other nodes by their addresses too: no launcher and no rank looks up a name.
addresses=()
for node in "${r"${nodes[@]}"}"; do
    read -r address _ < <(timeout 20 getent ahostsv4 "$node") ||
        fail "${r"${nodes[0]}"} cannot resolve the name of $node: add it to DNS or to /etc/hosts."
    addresses+=("$address")
done
addresses[0]=$MASTER_ADDR
export NODE_ADDRESSES="${r"${addresses[*]}"}"
<@parts.network/>
<@parts.watchers/>

# Runs on each node, in the container: what only the node knows is asked there, not on the first one.
in_each_task=$(cat <<'IN_EACH_TASK'
<@parts.inTask/>
address=$(echo "$NODE_ADDRESSES" | cut -d " " -f $((SLURM_NODEID + 1)))
# Said and not guessed: torchrun compares names, and a node whose own name leads to 127.0.1.1 would never be the host.
if [ "$SLURM_NODEID" -eq 0 ]; then is_host=1; else is_host=0; fi
export TORCHELASTIC_ERROR_FILE="$JOB_FOLDER/errors/launcher-$SLURM_NODEID.json"
<@parts.become name="$SLURM_NODEID" ranksBelow=1>torchrun \
    --nnodes=<#if minNodes lt nodes>${minNodes?c}:</#if>"$SLURM_NNODES" \
    --nproc-per-node=<#if rankPerGpu>"$SLURM_GPUS_ON_NODE"<#else>${ranks?c}</#if> \
    --max-restarts=${maxRestarts?c} \
    --rdzv-backend=c10d --rdzv-id="$SLURM_JOB_ID" --rdzv-endpoint="$MASTER_ADDR:$MASTER_PORT" \
    --rdzv-conf="is_host=$is_host" --local-addr="$address" \
    --log-dir="$JOB_FOLDER/torchrun-$SLURM_NODEID" --tee=3 \
    "$@"</@>
IN_EACH_TASK
)
<@parts.step ownOutput=false/>
