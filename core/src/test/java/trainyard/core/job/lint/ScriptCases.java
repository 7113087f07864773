package trainyard.core.job.lint;

import java.util.List;
import java.util.stream.Stream;

/** Each rule on the smallest script that breaks it, and on the nearest that does not. */
final class ScriptCases {
    /**
     * @param script whole
     * @param expected rules with their severities, by name; empty where there is nothing to say
     */
    record Case(String version, String script, String expected) {
        String name() {
            String text = script.replace("#!/bin/bash\n#SBATCH --time=1\n", "").replace('\n', ' ');
            return text.length() > 100 ? text.substring(0, 100) : text;
        }
    }

    private static final String TOP = "#!/bin/bash\n#SBATCH --time=1\n";
    private static final String TWO = "#SBATCH --nodes=2 --ntasks-per-node=1 --gpus-per-node=4\n";
    private static final String RDZV = " --nnodes=2 --nproc_per_node=gpu --rdzv_id=$SLURM_JOB_ID --rdzv_backend=c10d"
            + " --rdzv_endpoint=$MASTER_ADDR:$MASTER_PORT ";

    private ScriptCases() {}

    /** With a shebang and a time limit before it. */
    private static Case of(String script, String expected) {
        return new Case("24.11", TOP + script, expected);
    }

    private static Case in(String version, String script, String expected) {
        return new Case(version, TOP + script, expected);
    }

    static Stream<Case> all() {
        return Stream.of(
                        DIRECTIVES, CONTRADICTIONS, SHELL, RENDEZVOUS, RANKS, LAUNCHERS, STEPS, CONTAINERS, ENVIRONMENT)
                .flatMap(List::stream);
    }

    private static final List<Case> DIRECTIVES = List.of(
            of("#SBATCH --nodes=2\n", ""),
            new Case("24.11", "#SBATCH --time=1\n", "no-shebang ERROR"),
            new Case("24.11", "{# by us #}\n#!/bin/bash\n#SBATCH --time=1\n", "placeholder NOTE"),
            new Case("24.11", "#!/bin/bash\r\n#SBATCH --time=1\r\n", "dos-line-breaks ERROR"),
            of("date\n#SBATCH --nodes=2\n", "directive-after-command ERROR"),
            of("{% if big %}\n#SBATCH --nodes=2\n{% endif %}\n", "placeholder NOTE"),
            of("cat <<EOF > job.sh\n#!/bin/bash\n#SBATCH --nodes=2\nEOF\n", ""),
            of("#sbatch --nodes=2\n", "directive-form WARNING"),
            of(" #SBATCH --nodes=2\n", "directive-form WARNING"),
            of("#SBACTH --nodes=2\n", "directive-form WARNING"),
            of("# SBATCH --nodes=2\n", "directive-form NOTE"),
            of("##SBATCH --nodes=2\n# sbatch -N 2 job.sh\n#sbatch -N2 job.sh\n", ""),
            of("#SBATCH nodes=2\n", "directive-word ERROR"),
            of("#SBATCH --comment=two words\n", "directive-word ERROR"),
            of("#SBATCH --comment=\"two words\" # why\n", ""),
            of("#SBATCH --nodes = 2\n", "spaces-around-equals ERROR"),
            of("#SBATCH --nodes= 2\n", "spaces-around-equals ERROR"),
            of("#SBATCH --comment=\"a = b\"\n", ""),
            of("#SBATCH --nodse=2\n", "unknown-option ERROR"),
            of("#SBATCH --mpi=pmix\n", "unknown-option ERROR"),
            of("#SBATCH --mem-p=2G\n", "unknown-option ERROR"),
            of("#SBATCH -z\n", "unknown-option ERROR"),
            of("#SBATCH --sites-own-thing=3\n", "unknown-option WARNING"),
            of("#SBATCH --part=gpu -N2 -n 4 -Hs --ntasks-per-node=2\n", ""),
            in("22.05", "#SBATCH --tres-per-task=cpu:2\n", "unknown-option ERROR"),
            in("24.05", "#SBATCH --power=level\n", "unknown-option ERROR"),
            in("23.11", "#SBATCH --power=level\n", ""),
            of("#SBATCH --nodes=two\n", "option-value ERROR"),
            of("#SBATCH --nodes=0\n", "option-value WARNING"),
            of("#SBATCH --nodes=2-4\n", ""),
            new Case("24.11", "#!/bin/bash\n#SBATCH --time=2h\n", "option-value ERROR"),
            new Case("24.11", "#!/bin/bash\n#SBATCH --time=1-2-3\n", "option-value ERROR"),
            new Case("24.11", "#!/bin/bash\n#SBATCH -t 1-12\n", ""),
            new Case("24.11", "#!/bin/bash\n#SBATCH --time=<YOUR_TIME>\n", "placeholder NOTE"),
            new Case("24.11", "#!/bin/bash\n#SBATCH --time={{ limit }}\n", "placeholder NOTE"),
            new Case(
                    "24.11",
                    "#!/bin/bash\n#SBATCH --time={{ limit | default('2h') }}\n",
                    "option-value ERROR, placeholder NOTE"),
            of("#SBATCH --mem=32GiB\n", "option-value ERROR"),
            of("#SBATCH --mem=1.5G\n", "option-value ERROR"),
            of("#SBATCH --mem=32GB\n", ""),
            of("#SBATCH --ntasks=0\n", "option-value ERROR"),
            of("#SBATCH --hold=yes\n", "option-value ERROR"),
            of("#SBATCH --nodes\n", "option-value ERROR"),
            of("#SBATCH --chdir=$HOME/run\n", "unexpanded-variable ERROR"),
            of("#SBATCH --chdir=~/run\n", "unexpanded-variable ERROR"),
            of("#SBATCH --job-name=${USER}-run\n", "unexpanded-variable WARNING"),
            of("#SBATCH --chdir=/home/ada/run --comment=5$\n", ""));

    private static final List<Case> CONTRADICTIONS = List.of(
            of("#SBATCH --mem=1G --mem-per-cpu=1G\n", "exclusive-options ERROR"),
            of("#SBATCH --gpus-per-task=1 --ntasks=2 --ntasks-per-gpu=1\n", "exclusive-options ERROR"),
            of("#SBATCH --nodes=2\n#SBATCH hetjob\n#SBATCH --nodes=3\n", ""),
            in("22.05", "#SBATCH --exclusive --oversubscribe\n", ""),
            of("#SBATCH --exclusive --oversubscribe\n", "exclusive-options ERROR"),
            of("#SBATCH --gres=gpu:4 --gpus-per-node=4\n", "exclusive-options WARNING"),
            in("26.05", "#SBATCH --gres=gpu:4 --gpus-per-node=4\n", "exclusive-options ERROR"),
            in("26.05", "#SBATCH --gres=nic:4 --gpus-per-node=4\n", ""),
            of("#SBATCH --gpus-per-task=1\n", "gpus-per-task-alone ERROR"),
            of("#SBATCH --gpus-per-task=1 --ntasks-per-node=1\n", "gpus-per-task-alone ERROR"),
            in("22.05", "#SBATCH --gpus-per-task=1 --ntasks-per-node=1\n", ""),
            of("#SBATCH --gpus-per-task=1 --nodes=1-2\n", "gpus-per-task-alone ERROR"),
            of("#SBATCH --gpus-per-task=1 --nodes=2\n", ""),
            of("#SBATCH --nodes=2 --ntasks=8 --ntasks-per-node=2\n", "task-count WARNING"),
            of("#SBATCH --nodes=2 --ntasks=4 --ntasks-per-node=2\n", ""),
            of("#SBATCH --nodes=2 --ntasks=4\n", "uneven-tasks WARNING"),
            of("#SBATCH --nodes=2 --ntasks=2\n", ""),
            of("#SBATCH --ntasks=4\n", ""),
            of("#SBATCH --nodes=2\n#SBATCH -N 3\n", "option-twice WARNING"),
            of("#SBATCH --nodes=2\n#SBATCH -N 2\n", ""),
            of("#SBATCH --mail-type=BEGIN\n#SBATCH --mail-type=END\n", ""),
            in("25.05", "#SBATCH --mail-type=BEGIN\n#SBATCH --mail-type=END\n", "option-twice WARNING"),
            new Case("24.11", "#!/bin/bash\n#SBATCH --nodes=2\n", "no-time-limit NOTE"),
            in("22.05", "#SBATCH --output=logs/%j/out\n", "output-folder ERROR"),
            in("22.05", "#SBATCH --output=logs/%j.out\n", "output-folder NOTE"),
            in("22.05", "#SBATCH --output=./%j.out --error=/shared/logs/%j.err\n", ""),
            of("#SBATCH --output=logs/%j/out\n", ""));

    private static final List<Case> SHELL = List.of(
            of("srun ./a\necho done\n", "failure-hidden WARNING"),
            of("set -e\nsrun ./a\necho done\n", ""),
            new Case("24.11", "#!/bin/bash -e\n#SBATCH --time=1\nsrun ./a\necho done\n", ""),
            of("set -o errexit\nsrun ./a\necho done\n", ""),
            of("srun ./a || exit 1\necho done\n", ""),
            of("if ! srun ./a; then\n  exit 1\nfi\necho done\n", ""),
            of("if ! srun ./a; then\n  echo bad\nfi\n", ""),
            of("srun ./a &\nwait 2>/dev/null\n", "failure-hidden WARNING"),
            of("echo \"it's\"\nexport NCCL_IB_DISABLE=1\necho 'so'\n", "infiniband-off WARNING"),
            of("srun ./a\nrc=$?\necho done\nexit $rc\n", ""),
            of("srun ./a\n", ""),
            of("if true; then\n  srun ./a\nfi\n", ""),
            of("srun ./a &\nwait\n", "failure-hidden WARNING"),
            of("srun ./a &\npid=$!\nwait $pid\n", ""),
            of("srun ./a 2>&1 | tee log\n", "pipe-hides-failure WARNING"),
            of("set -o pipefail\nsrun ./a | tee log\n", ""),
            of("srun ./a > log 2>&1\n", ""),
            of("set -euo pipefail\nh=$(scontrol show hostnames $L | head -n 1)\n", "head-under-pipefail NOTE"),
            of("set -e\nh=$(scontrol show hostnames $L | head -n 1)\n", ""));

    private static final List<Case> RENDEZVOUS = List.of(
            of("#SBATCH --nodes=2\nexport MASTER_ADDR=localhost\n", "master-addr-local ERROR"),
            of("#SBATCH --nodes=2\nexport MASTER_ADDR=${MASTER_ADDR:-127.0.0.1}\n", "master-addr-local WARNING"),
            of("#SBATCH --nodes=2\nexport MASTER_ADDR=$SLURM_LAUNCH_NODE_IPADDR\n", "master-addr-local NOTE"),
            of("#SBATCH --nodes=1\nexport MASTER_ADDR=localhost\n", ""),
            of("#SBATCH --nodes=2\nexport MASTER_ADDR=$(hostname)\n", ""),
            of("#SBATCH --nodes=2\nsrun bash -c 'export MASTER_ADDR=$(hostname); ./a'\n", "master-addr-per-task ERROR"),
            of("export MASTER_PORT=29500\n", "fixed-port WARNING"),
            of("export MASTER_PORT=${MASTER_PORT:-29500}\n", "fixed-port WARNING"),
            of("torchrun --rdzv_endpoint=$HOSTNAME:29400 a.py\n", "fixed-port WARNING"),
            of("#SBATCH --exclusive\nexport MASTER_PORT=29500\n", ""),
            of("export MASTER_PORT=$(expr 10000 + $(echo -n $SLURM_JOBID | tail -c 4))\n", "port-by-job-id WARNING"),
            of("export MASTER_PORT=$((10000 + SLURM_JOB_ID % 5000))\n", "port-by-job-id WARNING"),
            of("export MASTER_PORT=$((20000 + SLURM_JOB_ID % 10000))\n", ""),
            of("export MASTER_PORT=$((20000 + ${SLURM_JOB_ID: -4}))\n", "octal-port WARNING"),
            of("export MASTER_PORT=$((20000 + 10#${SLURM_JOB_ID: -4}))\n", ""),
            of(TWO + "srun -K torchrun" + RDZV.replace("--rdzv_id=$SLURM_JOB_ID ", "") + "a.py\n", "rdzv-id NOTE"),
            of(TWO + "srun -K torchrun" + RDZV + "a.py\n", ""));

    private static final List<Case> RANKS = List.of(
            of(
                    "#SBATCH --gpus-per-task=1 --ntasks=1\nexport WORLD_SIZE=$((SLURM_NNODES * $SLURM_GPUS_PER_TASK))\n",
                    "gpus-per-task-variable ERROR"),
            in("22.05", "#SBATCH --gpus-per-task=1 --ntasks=1\nexport W=$SLURM_GPUS_PER_TASK\n", ""),
            in("22.05", "#SBATCH --ntasks=1\nexport W=$SLURM_GPUS_PER_TASK\n", "gpus-per-task-variable ERROR"),
            of("export W=${SLURM_GPUS_PER_TASK:-1}\n# $SLURM_GPUS_PER_TASK\n", ""),
            of("#SBATCH --ntasks=4\nexport RANK=$SLURM_PROCID\nsrun ./a\n", "rank-on-batch-host ERROR"),
            of("#SBATCH --ntasks=4\nsrun bash -c 'export RANK=$SLURM_PROCID; exec ./a'\n", ""),
            of("#SBATCH --ntasks=4\nsrun bash -c \"./a --rank $SLURM_PROCID\"\n", "rank-on-batch-host ERROR"),
            of("#SBATCH --ntasks=4\nsrun bash -c \"./a --rank \\$SLURM_PROCID\"\n", ""),
            of(
                    TWO + "srun -K torchrun" + RDZV.replace("=gpu", "=$SLURM_GPUS_ON_NODE") + "a.py\n",
                    "per-node-on-batch-host NOTE"),
            of(
                    "#SBATCH --nodes=2 --gpus=5\nsrun -K torchrun" + RDZV.replace("=gpu", "=$SLURM_GPUS_ON_NODE")
                            + "a.py\n",
                    "per-node-on-batch-host WARNING"),
            of(TWO + "srun -K bash -c 'torchrun" + RDZV.replace("=gpu", "=$SLURM_GPUS_ON_NODE") + "a.py'\n", ""),
            of("#SBATCH --ntasks-per-node=4 --gpus-per-node=4\nsrun -K python train.py\n", "rank-env-missing WARNING"),
            of("#SBATCH --ntasks-per-node=4 --gpus-per-node=4\n# Lightning\nsrun -K python train.py\n", ""),
            of("#SBATCH --ntasks-per-node=4\nsrun python train.py\n", ""),
            of(
                    "#SBATCH --ntasks=4 --gpus-per-task=1 --nodes=1\nexport MASTER_ADDR=$H\nsrun -K python train.py\n",
                    "gpu-per-task-binding WARNING"),
            of(
                    "#SBATCH --ntasks=4 --gpus-per-task=1 --nodes=1\nexport MASTER_ADDR=$H\n"
                            + "srun -K --gpu-bind=none python train.py\n",
                    ""));

    private static final List<Case> LAUNCHERS = List.of(
            of(TWO + "torchrun" + RDZV + "a.py\n", "torchrun-one-node ERROR"),
            of(TWO + "python -m torch.distributed.run" + RDZV + "a.py\n", "torchrun-one-node ERROR"),
            of("#SBATCH --gpus-per-node=4\ntorchrun --standalone --nproc_per_node=4 a.py\n", ""),
            of(
                    "#SBATCH --nodes=2 --ntasks-per-node=4 --gpus-per-node=4\nsrun -K torchrun" + RDZV + "a.py\n",
                    "launchers-per-node ERROR"),
            of(
                    "#SBATCH --nodes=2 --ntasks-per-node=4 --gpus-per-node=4\nsrun -K --ntasks-per-node=1 torchrun"
                            + RDZV + "a.py\n",
                    ""),
            of(TWO + "srun -K torchrun" + RDZV.replace("=2", "=3") + "a.py\n", "nnodes-differs ERROR"),
            of(TWO + "srun -K torchrun" + RDZV.replace("=2", "=1:4") + "a.py\n", ""),
            of(TWO + "NODES=3\nsrun -K torchrun" + RDZV.replace("=2", "=$NODES") + "a.py\n", "nnodes-differs ERROR"),
            of(TWO + "srun -K torchrun --standalone --nproc_per_node=gpu a.py\n", "nnodes-differs ERROR"),
            of(TWO + "srun -K torchrun --nproc_per_node=gpu a.py\n", "nnodes-differs ERROR"),
            of(TWO + "srun -K torchrun $OPTIONS a.py\n", ""),
            of(TWO + "srun hostname\ntorchrun" + RDZV + "a.py\n", "failure-hidden WARNING, torchrun-one-node ERROR"),
            of(TWO + "pdsh -w $NODES torchrun\ntorchrun" + RDZV + "a.py\n", ""),
            of("#SBATCH --nodes=2 --ntasks-per-node=4\nsrun $OPTIONS torchrun" + RDZV + "a.py\n", ""),
            of(
                    "#SBATCH --nodes=2 --ntasks=3\nsrun -K torchrun" + RDZV + "a.py\n",
                    "launchers-per-node ERROR, uneven-tasks WARNING"),
            of(
                    TWO + "srun -K torchrun"
                            + RDZV.replace("_per_node=gpu", "-per-node 8").replace("nproc_", "nproc") + "a.py\n",
                    "nproc-differs ERROR"),
            of(
                    TWO + "srun -K torchrun --nnodes=2 --nproc_per_node=gpu --master_addr=$A --master_port=$P a.py\n",
                    "node-rank-missing ERROR"),
            of(TWO + "srun -K torchrun" + RDZV.replace("=gpu", "=8") + "a.py\n", "nproc-differs ERROR"),
            of(TWO + "srun -K torchrun" + RDZV.replace("=gpu", " 2") + "a.py\n", "nproc-differs WARNING"),
            of(TWO + "srun -K torchrun" + RDZV.replace("=gpu", "=4") + "a.py\n", ""),
            of(
                    TWO + "L=\"torchrun" + RDZV.replace("=gpu", "=8") + "\"\nsrun -K bash -c \"$L a.py\"\n",
                    "nproc-differs ERROR"),
            of(
                    TWO + "A=(torchrun" + RDZV.replace("=gpu", "=8") + ")\nsrun -K \"${A[@]}\" a.py\n",
                    "nproc-differs ERROR"),
            of(TWO + "srun -K --mpi=pmix torchrun" + RDZV + "a.py\n", "torchrun-with-mpi NOTE"),
            of(TWO + "srun --mpi=pmix $OPTIONS torchrun" + RDZV + "a.py\n", "torchrun-with-mpi NOTE"),
            of(TWO + "srun -K --mpi=none torchrun" + RDZV + "a.py\n", ""));

    private static final List<Case> STEPS = List.of(
            in("22.05", "#SBATCH --cpus-per-task=8\nsrun ./a\n", "cpus-per-task-not-inherited WARNING"),
            in("22.05", "#SBATCH --cpus-per-task=8\nsrun -c8 ./a\n", ""),
            in("22.05", "#SBATCH --cpus-per-task=8\nexport SRUN_CPUS_PER_TASK=8\nsrun ./a\n", ""),
            in("22.05", "#SBATCH --cpus-per-task=8\nsrun $OPTIONS ./a\n", ""),
            in("23.11", "#SBATCH --cpus-per-task=8\nsrun ./a\n", ""),
            of(TWO + "srun torchrun" + RDZV + "a.py\n", "kill-on-bad-exit NOTE"),
            of(TWO + "export SLURM_KILL_BAD_EXIT=1\nsrun torchrun" + RDZV + "a.py\n", ""),
            of("mpirun -n 4 ./a\n", "mpirun-in-slurm NOTE"),
            of("srun mpirun -n 4 ./a\n", "mpirun-in-slurm WARNING"),
            of("srun --mpi=pmix ./a\n", ""),
            of("srun --export=NONE ./a\n", "export-none WARNING"),
            of("#SBATCH --export=NONE\nsrun ./a\n", "export-none WARNING"),
            of("#SBATCH --export=NONE\nexport SLURM_EXPORT_ENV=ALL\nsrun ./a\n", ""),
            of("srun --export=ALL,A=1 ./a\n", ""));

    private static final List<Case> CONTAINERS = List.of(
            of("srun --container-image=/i/a.sqsh ./a\n", "pyxis-option WARNING"),
            of("#SBATCH --container-image=/i/a.sqsh\nsrun ./a\n", "container-directive WARNING, pyxis-option WARNING"),
            of("I=/i/a.sif\nsrun --container-image=$I ./a\n", "image-path ERROR, pyxis-option WARNING"),
            of("srun --container-image=images/a.sqsh ./a\n", "image-path WARNING, pyxis-option WARNING"),
            of("srun --container-image=./a.sqsh --container-mounts=/a:/b ./a\n", "pyxis-option WARNING"),
            of(
                    "M=\"--bind /a:/a\"\nM=\"$M,/b:/b\"\nsrun --container-mounts=\"$M\" ./a\n",
                    "bind-in-mounts ERROR, pyxis-option WARNING"),
            of("#SBATCH --gpus=1\napptainer exec /i/a.sif ./a\n", "gpu-flag WARNING"),
            of("#SBATCH --gpus=1\nexport APPTAINER_NV=1\napptainer exec /i/a.sif ./a\n", ""),
            of("#SBATCH --gpus=1\nsrun apptainer exec --bind /a:/a --nv /i/a.sif ./a\n", ""),
            of("#SBATCH --nodes=1\nsrun singularity exec --nv /i/a.sif ./a\n", "gpu-flag NOTE"),
            of("srun apptainer exec a.sif ./a\n", "image-path NOTE"),
            of("srun --container=/bundle ./a\n", "oci-on-host NOTE"),
            of("#SBATCH --container=/bundle\n", "oci-on-host NOTE"));

    private static final List<Case> ENVIRONMENT = List.of(
            of("export NCCL_SOCKET_IFNAME=eth0\n", "socket-interface WARNING"),
            of("export NCCL_SOCKET_IFNAME=^lo,docker0\nNCCL_SOCKET_IFNAME=$IF\nNCCL_SOCKET_IFNAME=en,ib\n", ""),
            of("NCCL_IB_DISABLE=1 srun ./a\n", "infiniband-off WARNING"),
            of("export NCCL_IB_DISABLE=0 NCCL_P2P_DISABLE=0 NCCL_DEBUG=WARN\n", ""),
            of("export NCCL_P2P_DISABLE=1\n", "p2p-off WARNING"),
            of("export NCCL_DEBUG=INFO\n", "nccl-debug NOTE"),
            of("export WANDB_API_KEY=0123456789abcdef\n", "secret WARNING"),
            of("DB_PASSWORD='s3cret!'\n", "secret WARNING"),
            of("export HF_TOKEN=$(cat ~/.token)\nexport WANDB_API_KEY=$KEY PAD_TOKEN=pad HF_TOKEN=\n", ""),
            of("export HF_TOKEN={{ token }}\n", "placeholder NOTE"));
}
