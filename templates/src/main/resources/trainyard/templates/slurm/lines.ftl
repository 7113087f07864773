<#macro header file>
# ${file} of ${cluster}, for Slurm ${release}. Rendered by Trainyard from the plan:
# change the plan, the next run replaces this file.
</#macro>
