# Variables of the compute nodes of ${cluster}. Rendered by Trainyard from the plan.
slurm_node_role: compute
