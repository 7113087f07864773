<#import "parts.ftl" as parts>
<@parts.header/>

# For a terminal on the cluster: bash THIS_FILE. The lines above tell sbatch --test-only what is asked for.
set -euo pipefail

if [[ ! -t 0 ]]; then
    echo "A shell needs a terminal: run this there, not with sbatch." >&2
    exit 1
fi
<#if environmentFile?has_content>
secrets=${environmentFile}
[[ $(stat -L -c %a "$secrets") == [46]00 ]] || { echo "$secrets can be read by others: chmod 600 it." >&2; exit 1; }
while IFS='=' read -r name value || [[ -n $name ]]; do
    [[ $name =~ ^[A-Za-z_][A-Za-z0-9_]*$ ]] || continue
    export "$name=$value"
done <"$secrets"
</#if>
<#list variables as variable>
<@parts.literal text=variable/>export ${variable}
</#list>

# The nodes stay this shell's until it ends; from it, srun --overlap reaches all of them.
exec salloc ${options} \
    srun --nodes=1 --ntasks=1 --ntasks-per-node=1 --cpus-per-task=${cpusPerRank?c}<#if gpus gt 0> --gpus-per-node=${gpus?c}</#if> --mpi=none \
    ${shell}
