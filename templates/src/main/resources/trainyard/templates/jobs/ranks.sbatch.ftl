<#import "parts.ftl" as parts>
<@parts.header/>

<@parts.begin/>
<@parts.meeting/>
<@parts.network/>
<@parts.watchers/>

# Runs in each task, in the container: who a rank is stands in the variables of its task.
in_each_task=$(cat <<'IN_EACH_TASK'
<@parts.inTask/>
export RANK="$SLURM_PROCID" LOCAL_RANK="$SLURM_LOCALID" WORLD_SIZE=${(nodes * ranks)?c} LOCAL_WORLD_SIZE=${ranks?c}
export TORCHELASTIC_ERROR_FILE="$JOB_FOLDER/errors/rank-$RANK.json"
<@parts.become name="$RANK" ranksBelow=0>"$@"</@>
IN_EACH_TASK
)
<@parts.step ownOutput=true/>
