# Variables of all machines of ${cluster}. Rendered by Trainyard from the plan.
ansible_user: "${access.user?json_string}"
<#if access.sshPort != 22>
ansible_port: ${access.sshPort?c}
</#if>
<#if jumpHost?has_content>
ansible_ssh_common_args: "-o ProxyJump=${jumpHost?json_string}"
</#if>
slurm_cluster_name: "${cluster}"
slurm_version: "${release}"
slurm_bundle_dir: "{{ inventory_dir }}/../slurm"
slurm_mpi_default: "${mpiDefault}"
slurm_cgroup_plugin: "${cgroupPlugin}"
slurm_jwt: ${jwt?string("true", "false")}
slurm_topology_file: "${(topology.file)!}"
cluster_hosts:
  - {name: "${controller.name}", address: "${controller.address}"}
<#if backup??>
  - {name: "${backup.name}", address: "${backup.address}"}
</#if>
<#list nodes as node>
  - {name: "${node.name}", address: "${node.address}"}
</#list>
