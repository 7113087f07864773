# Inventory of ${cluster}. Rendered by Trainyard from the plan.
all:
  children:
    slurm_controller:
      hosts:
        "${controller.name}":
          ansible_host: "${controller.address}"
          slurm_node_name: "${controller.name}"
    slurm_backup:
<#if backup??>
      hosts:
        "${backup.name}":
          ansible_host: "${backup.address}"
          slurm_node_name: "${backup.name}"
<#else>
      hosts: {}
</#if>
    slurm_compute:
      hosts:
<#list nodes as node>
        "${node.name}":
          ansible_host: "${node.address}"
          slurm_node_name: "${node.name}"
          slurm_gpu_count: ${node.gpuCount?c}
</#list>
    gpu_nodes:
<#if gpuNodes?has_content>
      hosts:
<#list gpuNodes as name>
        "${name}":
</#list>
<#else>
      hosts: {}
</#if>
