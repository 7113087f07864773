<#import "lines.ftl" as lines>
<@lines.header file="slurm.conf"/>

ClusterName=${cluster}
# Slurm compares this name with the machine's own host name; an address alone is refused.
SlurmctldHost=${controller.name}(${controller.address})
<#if backup??>
# Takes over where the first does not answer; both must see the same StateSaveLocation.
SlurmctldHost=${backup.name}(${backup.address})
</#if>

# Who runs it, who may speak to it
SlurmUser=slurm
AuthType=auth/munge
CredType=cred/munge
<#if jwt>
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=/etc/slurm/jwt_hs256.key
</#if>

# State, processes, logs
StateSaveLocation=/var/spool/slurmctld
SlurmdSpoolDir=/var/spool/slurmd
SlurmctldPidFile=${slurmctldPidFile}
SlurmdPidFile=/run/slurmd.pid
SlurmctldLogFile=/var/log/slurm/slurmctld.log
SlurmdLogFile=/var/log/slurm/slurmd.log
SlurmctldDebug=info
SlurmdDebug=info
# The default mail program is missing on a minimal machine, which is an error line at each start.
MailProg=/bin/true

# Timers, in seconds
SlurmctldTimeout=${timeouts.slurmctld.toSeconds()?c}
SlurmdTimeout=${timeouts.slurmd.toSeconds()?c}
InactiveLimit=${timeouts.inactive.toSeconds()?c}
KillWait=${timeouts.killWait.toSeconds()?c}
MinJobAge=${timeouts.minJobAge.toSeconds()?c}
# A node that comes back after a failure takes jobs again, unless a person drained it.
ReturnToService=2

# Scheduling
SchedulerType=sched/${schedulerType}
<#if schedulerParameters?has_content>
SchedulerParameters=${schedulerParameters?join(",")}
</#if>
SelectType=select/cons_tres
SelectTypeParameters=${selectTypeParameters?join(",")}
<#if gresTypes?has_content>
GresTypes=${gresTypes?join(",")}
</#if>
<#if topology?? && topology.plugin?has_content>
TopologyPlugin=${topology.plugin}
</#if>
<#if limits.settings?has_content>

# Limits of the whole cluster
<#list limits.settings as key, value>
${key}=${value}
</#list>
</#if>

# Processes and their limits
ProctrackType=${proctrackType}
TaskPlugin=${taskPlugin}
MpiDefault=${mpiDefault}
<#if prolog?has_content>
Prolog=${prolog}
</#if>
<#if epilog?has_content>
Epilog=${epilog}
</#if>
<#if healthCheck?has_content>
# Says in slurmd's log what is wrong with a node; the node stays as it is.
HealthCheckProgram=${healthCheck}
HealthCheckInterval=300
HealthCheckNodeState=ANY
</#if>

# Accounting
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=${controller.name}
AccountingStoragePort=6819
<#if accountedTres?has_content>
AccountingStorageTRES=${accountedTres?join(",")}
</#if>
<#if accounting.store?has_content>
AccountingStoreFlags=${accounting.store?join(",")}
</#if>
<#if limits.enforce?has_content>
AccountingStorageEnforce=${limits.enforce?join(",")}
</#if>
JobAcctGatherType=${jobAcctGatherType}
JobAcctGatherFrequency=${jobAcctGatherFrequency.toSeconds()?c}
<#if jobAcctGatherParams?has_content>
JobAcctGatherParams=${jobAcctGatherParams?join(",")}
</#if>
JobCompType=jobcomp/filetxt
JobCompLoc=/var/log/slurm/job_completions.log
<#if ownMetrics>

# What Prometheus reads: http://${controller.address}:6817/metrics/jobs, nodes, partitions, scheduler. Whoever reaches the
# port may read it, as with node exporter.
MetricsType=metrics/openmetrics
</#if>

# Nodes. RealMemory stays below what the machine is given: slurmd sees less, and a node that has less than it says
# is drained.
<#list nodes as node>
NodeName=${node.name} NodeAddr=${node.address} ${node.attributes} State=${node.state}
</#list>

# Partitions. Without DefMemPerCPU a job that names no memory would get all of its node.
<#list partitions as partition>
PartitionName=${partition.name} Nodes=${partition.nodes} Default=${partition.isDefault()?string("YES", "NO")} ${partition.attributes?join(" ")}
</#list>
<#if extra?has_content>

# The plan's own lines
<#list extra as line>
${line}
</#list>
</#if>
