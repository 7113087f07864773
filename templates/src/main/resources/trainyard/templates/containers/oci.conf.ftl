# OCI containers on all machines of ${cluster}: srun --container. Rendered by Trainyard from the plan.
<#if oci.environmentByPattern>
EnvExclude="^(SLURM_CONF|SLURM_CONF_SERVER)="
RunTimeEnvExclude="^(SLURM_CONF|SLURM_CONF_SERVER)="
<#else>
CreateEnvFile=true
</#if>
<#assign call = "${oci.runtime} --rootless=true --root=/run/user/%U/">
<#assign name = "%n.%u.%j.%s.%t">
RunTimeQuery="${call} state ${name}"
RunTimeKill="${call} kill -a ${name}"
RunTimeDelete="${call} delete --force ${name}"
RunTimeRun="${call} run --bundle %b ${name}"
