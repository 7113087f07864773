# OCI containers on all machines of ${cluster}: srun --container. Rendered by Trainyard from the plan.
<#if oci.environmentByPattern>
EnvExclude="^(SLURM_CONF|SLURM_CONF_SERVER)="
# slurmd's own socket to systemd is no business of a container: crun would look for its folder in the image.
RunTimeEnvExclude="^(SLURM_CONF|SLURM_CONF_SERVER|NOTIFY_SOCKET)="
<#else>
CreateEnvFile=true
</#if>
# /run/user/UID is there only for who is logged in, and a job's user is not: the prolog makes this folder.
<#assign call = "${oci.runtime} --rootless=true --root=/run/oci/%U">
<#assign name = "%n.%u.%j.%s.%t">
RunTimeQuery="${call} state ${name}"
RunTimeKill="${call} kill -a ${name}"
RunTimeDelete="${call} delete --force ${name}"
# The user's own keyring stays, as it does in a job without a container.
RunTimeRun="${call} run --no-new-keyring --bundle %b ${name}"
