#!/bin/bash
export MASTER_ADDR=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -1) MASTER_PORT=$((20000 + SLURM_JOB_ID)) GLOO_SOCKET_IFNAME=eth0
export WORLD=1
srun --mpi=none --label apptainer exec --bind /shared /opt/containers/torch/1.0.0/torch.sif sh -c 'exec torchrun --nnodes=2 --nproc-per-node=1 --node-rank=$SLURM_NODEID --rdzv-id=$SLURM_JOB_ID --rdzv-backend=c10d --rdzv-endpoint=$MASTER_ADDR:$MASTER_PORT raises.py'
