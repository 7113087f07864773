# prometheus.yml of ${cluster}. Rendered by Trainyard from the plan: change the plan, the next run replaces this file.
<#assign d = deployment.monitoring>
global:
  scrape_interval: 15s
  scrape_timeout: 10s
  # Evaluating costs next to nothing with a handful of rules, and each second of it is a second that an alert comes later.
  evaluation_interval: 5s
  external_labels: {cluster: "${cluster}"}

rule_files:
  - /etc/prometheus/alerts.yml
<#if d.alertmanager>

alerting:
  alertmanagers:
    - static_configs:
        - targets: ["127.0.0.1:9093"]
</#if>

scrape_configs:
<#if d.nodeExporter>
  # What the alert "node down" waits for. One sample of each machine every 5 seconds: all that node exporter has would be
  # a thousand. At worst a scrape is due 5 s after the power is gone, gives up 4 s later, is seen by the rules after 5 s
  # more, and must be so for 10 s: 24 s in all, and a single lost answer rouses nobody.
  - job_name: alive
    scrape_interval: 5s
    scrape_timeout: 4s
    params:
      "collect[]": [time]
    metric_relabel_configs:
      - {source_labels: [__name__], regex: node_time_seconds, action: keep}
    static_configs:
<@machines/>
  - job_name: node
    static_configs:
<@machines/>
</#if>
<#if d.dcgmExporter && gpuNodes?has_content>
  # The label gpus is how many the plan says; what DCGM counts is compared with it.
  - job_name: dcgm
    static_configs:
<#list nodes as node>
<#if node.gpuCount gt 0>
      - {targets: ["${node.address}:9400"], labels: {instance: "${node.name}", gpus: "${node.gpuCount?c}"}}
</#if>
</#list>
</#if>
<#if ownMetrics>
  # slurmctld's own. Each answer holds its locks for a moment, so not more often than anybody looks.
  # slurm_node_memory_* are MB, whatever their names say.
  - job_name: slurm
    static_configs:
<#list ["jobs", "nodes", "partitions", "scheduler"] as part>
      - {targets: ["${controller.address}:6817"], labels: {instance: "${controller.name}", part: "${part}", __metrics_path__: "/metrics/${part}"}}
</#list>
</#if>
  - job_name: prometheus
    static_configs:
      - {targets: ["127.0.0.1:9090"], labels: {instance: "${controller.name}"}}
<#if d.alertmanager>
  - job_name: alertmanager
    static_configs:
      - {targets: ["127.0.0.1:9093"], labels: {instance: "${controller.name}"}}
</#if>
<#macro machines>
      - {targets: ["${controller.address}:9100"], labels: {instance: "${controller.name}", role: controller}}
<#if backup??>
      - {targets: ["${backup.address}:9100"], labels: {instance: "${backup.name}", role: controller}}
</#if>
<#list nodes as node>
      - {targets: ["${node.address}:9100"], labels: {instance: "${node.name}", role: compute}}
</#list>
</#macro>
