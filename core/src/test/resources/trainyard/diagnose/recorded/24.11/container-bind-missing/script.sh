#!/bin/bash
srun --mpi=none --label apptainer exec --bind /data/imagenet:/data /opt/containers/torch/1.0.0/torch.sif python3 -c "import os; print(os.listdir('/data'))"
