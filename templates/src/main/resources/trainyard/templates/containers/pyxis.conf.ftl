# Pyxis on all machines of ${cluster}: srun --container-image. Rendered by Trainyard from the plan.
required /usr/local/lib/slurm/spank_pyxis.so
