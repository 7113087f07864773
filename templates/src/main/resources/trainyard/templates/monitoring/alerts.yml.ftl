# alerts.yml of ${cluster}. Rendered by Trainyard from the plan: change the plan, the next run replaces this file.
<#assign d = deployment.monitoring>
groups:
<#if d.nodeExporter>
  - name: machines
    rules:
      - alert: NodeDown
        expr: up{job="alive"} == 0
        for: 10s
        labels: {severity: critical}
        annotations:
          summary: "{{ $labels.instance }} does not answer"
          description: "Neither the machine's network nor its node exporter has answered for 10 seconds. Look at its console or BMC, then at ping and ssh."
      - alert: DiskFilling
        expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.1 and node_filesystem_readonly == 0
        for: 5m
        labels: {severity: warning}
        annotations:
          summary: "{{ $labels.mountpoint }} of {{ $labels.instance }} has {{ $value | humanizePercentage }} left"
          description: "A full disk stops slurmd's and slurmctld's logs and state, and jobs that write there fail."
      - alert: DiskFull
        expr: node_filesystem_avail_bytes / node_filesystem_size_bytes < 0.03 and node_filesystem_readonly == 0
        for: 30s
        labels: {severity: critical}
        annotations:
          summary: "{{ $labels.mountpoint }} of {{ $labels.instance }} is full"
          description: "{{ $value | humanizePercentage }} are left."
</#if>
  - name: monitoring
    rules:
      - alert: ExporterGone
        expr: up{job!="alive"} == 0
        for: 2m
        labels: {severity: warning}
        annotations:
          summary: "{{ $labels.job }} on {{ $labels.instance }} does not answer Prometheus"
          description: "What it measures is missing since then. Look at its unit with systemctl status, and at the target's error in Prometheus."
<#if !ownMetrics && d.nodeExporter>
      - alert: SlurmCollectorFails
        expr: slurm_collector_success == 0
        for: 2m
        labels: {severity: warning}
        annotations:
          summary: "Slurm does not answer the collector on {{ $labels.instance }}"
          description: "journalctl -u trainyard-slurm-collector says why. Jobs and nodes are not counted since then."
      - alert: SlurmCollectorGone
        expr: time() - slurm_collector_time_seconds > 300 or absent(slurm_collector_time_seconds)
        for: 2m
        labels: {severity: warning}
        annotations:
          summary: "The Slurm collector has written nothing for 5 minutes"
          description: "Look at systemctl status trainyard-slurm-collector.timer on the controller."
</#if>
<#if ownMetrics || d.nodeExporter>
  # The names are slurmctld's own from 25.11 on; before, the collector writes the same.
  - name: slurm
    rules:
      - alert: NodeDrainedTooLong
        expr: slurm_nodes_drain > 0
        for: 4h
        labels: {severity: warning}
        annotations:
          summary: "{{ $value }} nodes have been drained for 4 hours"
          description: "sinfo -R shows which and why."
      - alert: NodeNotResponding
        expr: slurm_nodes_noresp > 0
        for: 30s
        labels: {severity: critical}
        annotations:
          summary: "slurmctld misses the answer of {{ $value }} nodes"
          description: "Where the machine itself answers, slurmd or munge does not run there, or their clocks differ."
      - alert: GpuMissing
        expr: slurm_nodes_invalid_reg > 0
        labels: {severity: critical}
        annotations:
          summary: "{{ $value }} nodes have less than slurm.conf says"
          description: "sinfo -R names what is missing: GPUs (gres/gpu count reported lower than configured), memory or cores."
      # Failed jobs stay in slurmctld's memory for MinJobAge (${timeouts.minJobAge.toSeconds()?c} s here); the alert ends with them.
      - alert: JobFailed
        expr: slurm_partition_jobs_failed + slurm_partition_jobs_outofmemory + slurm_partition_jobs_node_failed > 0
        labels: {severity: warning}
        annotations:
          summary: "{{ $value }} jobs of partition {{ $labels.partition }} have just failed"
          description: "By their program, for want of memory, or with their node. sacct --state=F,OOM,NF names them."
      - alert: QueueStuck
        expr: (slurm_jobs_pending - on() slurm_jobs_hold > 0) and on() (slurm_nodes_idle - on() slurm_nodes_drained > 0) and on() changes(slurm_sdiag_jobs_started[30m]) == 0
        for: 10m
        labels: {severity: warning}
        annotations:
          summary: "{{ $value }} jobs wait while nodes are idle, and none has started for 30 minutes"
          description: "squeue --state=PD shows the reasons. Jobs that wait for another job or for a time of day count too."
</#if>
<#if d.dcgmExporter && gpuNodes?has_content>
  - name: gpus
    rules:
<#list gpuCounts as count>
      - alert: GpuMissing
        # Where none is left there is nothing to count: what the exporter answers is then 0.
        expr: (count by (instance) (count by (instance, gpu) (DCGM_FI_DEV_GPU_TEMP{gpus="${count?c}"})) or max by (instance) (up{job="dcgm", gpus="${count?c}"} == 1) * 0) < ${count?c}
        for: 1m
        labels: {severity: critical}
        annotations:
          summary: "{{ $labels.instance }} has {{ $value }} of ${count?c} GPUs"
          description: "A GPU that fell off the bus is missing in nvidia-smi too; the kernel's log has an Xid."
</#list>
      - alert: GpuHot
        expr: DCGM_FI_DEV_GPU_TEMP > 85
        for: 2m
        labels: {severity: warning}
        annotations:
          summary: "GPU {{ $labels.gpu }} of {{ $labels.instance }} has {{ $value }} degrees"
          description: "It slows itself down soon. Look at fans, inlet temperature and dust."
      - alert: GpuXid
        expr: DCGM_FI_DEV_XID_ERRORS > 0
        labels: {severity: warning}
        annotations:
          summary: "GPU {{ $labels.gpu }} of {{ $labels.instance }} reported Xid {{ $value }}"
          description: "NVIDIA's list of Xids says what it means; 48, 63, 74, 79, 94 and 95 want the node drained."
      - alert: GpuEcc
        expr: increase(DCGM_FI_DEV_ECC_DBE_VOL_TOTAL[10m]) > 0
        labels: {severity: critical}
        annotations:
          summary: "GPU {{ $labels.gpu }} of {{ $labels.instance }} had memory errors that ECC could not correct"
          description: "Results of the job there are not to be trusted. Drain the node and reset the GPU."
</#if>
