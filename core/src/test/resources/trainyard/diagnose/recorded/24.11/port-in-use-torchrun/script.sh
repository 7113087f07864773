#!/bin/bash
export MASTER_ADDR=$(hostname) MASTER_PORT=6818
srun --mpi=none --label apptainer exec --bind /shared /opt/containers/torch/1.0.0/torch.sif sh -c 'exec torchrun --nnodes=1 --nproc-per-node=1 --master-addr=$MASTER_ADDR --master-port=$MASTER_PORT exits.py'
