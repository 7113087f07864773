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
slurm_scripts: [<#list scripts as name>"${name}"<#sep>, </#list>]
cluster_hosts:
  - {name: "${controller.name}", address: "${controller.address}"}
<#if backup??>
  - {name: "${backup.name}", address: "${backup.address}"}
</#if>
<#list nodes as node>
  - {name: "${node.name}", address: "${node.address}"}
</#list>
<#assign d = deployment>
<#macro words list>[<#list list as word>"${word?json_string}"<#sep>, </#list>]</#macro>

# What the machines get besides Slurm.
cluster_container_runtime: "${d.containers.runtime}"
cluster_container_runtime_required: ${d.containers.required?c}
cluster_container_package: {from: "${d.containers.source.from}", location: "${d.containers.source.location?json_string}", sha256: "${d.containers.source.sha256}"}
cluster_pyxis: {enroot: <@words d.containers.pyxis.enroot/>, plugin: "${d.containers.pyxis.plugin}"}
cluster_oci_runtime: "${d.containers.ociRuntime}"
cluster_containers_dir: "{{ inventory_dir }}/../containers"
cluster_image_registry: "${d.containers.registry}"
cluster_image_distribution: "${d.containers.distribution}"
cluster_image_keep: ${d.containers.keep?c}
cluster_model_registry: "${d.containers.models}"
cluster_images:<#if !d.containers.images?has_content> []</#if>
<#list d.containers.images as image>
  - {name: "${image.name}", version: "${image.version}", definition: "${image.name}-${image.version}.def", bootstrap: "${image.bootstrap}"}
</#list>
cluster_monitoring:
  prometheus: ${d.monitoring.prometheus?c}
  alertmanager: ${d.monitoring.alertmanager?c}
  grafana: ${d.monitoring.grafana?c}
  node_exporter: ${d.monitoring.nodeExporter?c}
  dcgm_exporter: ${d.monitoring.dcgmExporter?c}
  retention: "${d.monitoring.retention}"
cluster_nfs_exports:<#if !d.shares.exports?has_content> []</#if>
<#list d.shares.exports as export>
  - {path: "${export.path}", options: "${export.options?json_string}"}
</#list>
cluster_mounts:<#if !d.shares.mounts?has_content> []</#if>
<#list d.shares.mounts as mount>
  - {type: "${mount.type}", source: "${mount.source?json_string}", path: "${mount.path}", options: "${mount.options?json_string}", nodes: <@words mount.nodes/>}
</#list>
<#if d.beegfs??>
cluster_beegfs: {mount_point: "${d.beegfs.mountPoint}", management_node: "${d.beegfs.managementNode?json_string}"}
</#if>
cluster_groups:<#if !d.people.groups?has_content> []</#if>
<#list d.people.groups as group>
  - {name: "${group.name?json_string}", gid: ${group.gid?c}}
</#list>
cluster_users:<#if !d.people.users?has_content> []</#if>
<#list d.people.users as user>
  - {name: "${user.name?json_string}", uid: ${user.uid?c}, group: "${user.group?json_string}", groups: <@words user.groups/>, shell: "${user.shell}"}
</#list>
slurm_accounts:<#if !d.accounts?has_content> []</#if>
<#list d.accounts as account>
  - {name: "${account.name}", description: "${account.description?json_string}", parent: "${account.parent}", users: <@words account.users/>}
</#list>
cluster_evidence: {enabled: ${d.evidence.enabled?c}, folder: "${d.evidence.folder}", size_limit_mb: ${d.evidence.sizeLimitMb?c}, keep: ${d.evidence.keep?c}}
cluster_memlock: "${d.system.memlock}"
cluster_nvidia_driver: "${d.system.nvidiaDriver?json_string}"
cluster_time_servers: <@words d.system.timeServers/>
<#if d.overcommit??>
cluster_overcommit: {memory: ${d.overcommit?c}, ratio: ${d.overcommitRatio?c}}
</#if>
