<#import "parts.ftl" as parts>
<@parts.header/>

# For a terminal on the cluster: bash THIS_FILE. The lines above tell sbatch --test-only what is asked for.
<@parts.strict/>

[[ -t 0 ]] || fail "a shell needs a terminal: run this there with bash, not with sbatch."
<@parts.secrets/>
<#list variables as variable>
<@parts.literal text=variable/>export ${variable}
</#list>

# The nodes stay this shell's until it ends; from it, srun --overlap reaches all of them.
exec salloc ${options} \
    srun --nodes=1 --ntasks=1 --ntasks-per-node=1 --cpus-per-task=${cpusPerRank?c}<#if gpus gt 0> --gpus-per-node=${gpus?c}</#if> --mpi=none \
    ${shell}
