#!/usr/bin/env python3
# ${title}. Composed by Trainyard for submitit, which submits it from a machine that has sbatch:
# python3 THIS_FILE, in the environment that the job is to use, on a disk that the nodes see.
<#if unsaid?has_content>
#
# submitit has no words for these of the recipe, and they are not in here:
<#list unsaid as field>
# - ${field}
</#list>
# Before the end, submitit saves and queues again what is a submitit.helpers.Checkpointable.
</#if>
import os
import subprocess

import submitit

WORK_FOLDER = ${workFolder}
VARIABLES = ${variables}
CONTAINER = ${container}
PROGRAM = ${program}
<#if isArray>
TASKS = ${tasks}
</#if>


def start(parameters=()):
    """Runs in each task of the job."""
    where = submitit.helpers.TorchDistributedEnvironment()
<#if torchrun>
    launcher = [
        "torchrun",
        "--nnodes=${nnodes}",
        "--nproc-per-node=${ranks?c}",
        "--max-restarts=${maxRestarts?c}",
        "--rdzv-backend=c10d",
        f"--rdzv-id={submitit.JobEnvironment().job_id}",
        f"--rdzv-endpoint={where.master_addr}:{where.master_port}",
    ]
<#else>
    # All GPUs of the node stay visible, as LOCAL_RANK says which is a rank's own.
    where.export(set_cuda_visible_devices=False)
    launcher = []
</#if>
    os.environ.update(VARIABLES)
    subprocess.run([*CONTAINER, *launcher, *PROGRAM, *parameters], cwd=WORK_FOLDER, check=True)


if __name__ == "__main__":
    executor = submitit.AutoExecutor(folder=${outputFolder})
<#if noTime>
    # The recipe has no time limit; submitit's own is 5 minutes.
</#if>
    executor.update_parameters(
<#list parameters as parameter>
        ${parameter},
</#list>
<#if options?has_content>
        slurm_additional_parameters={${options?join(", ")}},
</#if>
    )
<#if isArray>
    for job in executor.map_array(start, TASKS):
        print(job.job_id)
<#else>
    print(executor.submit(start).job_id)
</#if>
