<#import "parts.ftl" as parts>
<@parts.header/>

<@parts.begin/>
<@parts.meeting/>
<@parts.network/>
<@parts.watchers/>
<#if parameters?has_content>

# What this task tries.
<@parts.literal text=parameters?join(" ")/>case $SLURM_ARRAY_TASK_ID in
<#list parameters as words>
    ${words?index?c}) parameters=(${words}) ;;
</#list>
    *) fail "there are no parameters for task $SLURM_ARRAY_TASK_ID." ;;
esac
echo "parameters: ${r"${parameters[*]}"}"
</#if>

in_each_task=$(cat <<'IN_EACH_TASK'
<@parts.inTask/>
# One process, which is all ranks there are.
export RANK=0 LOCAL_RANK=0 WORLD_SIZE=1 LOCAL_WORLD_SIZE=1
export TORCHELASTIC_ERROR_FILE="$JOB_FOLDER/errors/rank-0.json"
<@parts.become name="0" ranksBelow=0>"$@"</@>
IN_EACH_TASK
)
<@parts.step words=parameters?has_content?then(r' "${parameters[@]}"', "") ownOutput=false/>
