# Variables of the controller of ${cluster}. Rendered by Trainyard from the plan.
slurm_node_role: controller
