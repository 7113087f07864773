#!/bin/bash
# ${title}. Composed by Trainyard for TorchX: bash THIS_FILE, on a machine that has sbatch and torchx.
# On Slurm, TorchX starts the program in the folder where it was called, with the environment that is active there.
<#if unsaid?has_content>
#
# TorchX has no words for these of the recipe, and they are not in here:
<#list unsaid as field>
# - ${field}
</#list>
</#if>
set -euo pipefail

cd ${workFolder}
torchx run -s slurm <#if settings?has_content>${settings} </#if>dist.ddp \
    ${options} \
    ${program}
