<#import "../panels.ftl" as grafana>
<@grafana.dashboard uid="trainyard-cluster" title="${cluster}: queue and machines" panels=[
  {"title": "Alerts", "type": "table", "unit": "none", "targets": [{"expr": "ALERTS{alertstate=\"firing\"}", "legend": ""}]},
  {"title": "Jobs", "type": "timeseries", "unit": "none", "targets": [
    {"expr": "slurm_jobs_running", "legend": "running"},
    {"expr": "slurm_jobs_pending", "legend": "pending"},
    {"expr": "slurm_jobs_hold", "legend": "held"},
    {"expr": "slurm_jobs_failed + slurm_jobs_outofmemory + slurm_jobs_node_failed", "legend": "just failed"}]},
  {"title": "Nodes", "type": "timeseries", "unit": "none", "targets": [
    {"expr": "slurm_nodes_alloc", "legend": "allocated"},
    {"expr": "slurm_nodes_mixed", "legend": "mixed"},
    {"expr": "slurm_nodes_idle", "legend": "idle"},
    {"expr": "slurm_nodes_drain", "legend": "drain"},
    {"expr": "slurm_nodes_down", "legend": "down"}]},
  {"title": "CPUs and GPUs in use", "type": "timeseries", "unit": "percentunit", "targets": [
    {"expr": "sum(slurm_node_cpus_alloc) / sum(slurm_node_cpus)", "legend": "CPUs"},
    {"expr": "sum(slurm_node_gpus_alloc) / sum(slurm_node_gpus)", "legend": "GPUs"}]},
  {"title": "Pending by partition", "type": "timeseries", "unit": "none", "targets": [{"expr": "slurm_partition_jobs_pending", "legend": "{{partition}}"}]},
  {"title": "Load per core", "type": "timeseries", "unit": "none", "targets": [{"expr": "node_load1 / on(instance) count by (instance) (node_cpu_seconds_total{mode=\"idle\"})", "legend": "{{instance}}"}]},
  {"title": "Memory in use", "type": "timeseries", "unit": "percentunit", "targets": [{"expr": "1 - node_memory_MemAvailable_bytes / node_memory_MemTotal_bytes", "legend": "{{instance}}"}]},
  {"title": "Network", "type": "timeseries", "unit": "Bps", "targets": [
    {"expr": "sum by (instance) (rate(node_network_receive_bytes_total{device!=\"lo\"}[1m]))", "legend": "{{instance}} in"},
    {"expr": "sum by (instance) (rate(node_network_transmit_bytes_total{device!=\"lo\"}[1m]))", "legend": "{{instance}} out"}]},
  {"title": "Memory of jobs, containers included", "type": "timeseries", "unit": "bytes", "targets": [{"expr": "sum by (slurm_job) (slurm_job_memory_bytes)", "legend": "job {{slurm_job}}"}]},
  {"title": "Cores of jobs, containers included", "type": "timeseries", "unit": "none", "targets": [{"expr": "sum by (slurm_job) (rate(slurm_job_cpu_seconds_total[2m]))", "legend": "job {{slurm_job}}"}]}
]/>
