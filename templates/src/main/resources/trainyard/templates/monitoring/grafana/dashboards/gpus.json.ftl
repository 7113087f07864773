<#import "../panels.ftl" as grafana>
<@grafana.dashboard uid="trainyard-gpus" title="${cluster}: GPUs" panels=[
  {"title": "Use by node, 5 minutes", "type": "stat", "unit": "percent", "targets": [{"expr": "avg by (instance) (avg_over_time(DCGM_FI_DEV_GPU_UTIL[5m]))", "legend": "{{instance}}"}]},
  {"title": "Use by GPU", "type": "timeseries", "unit": "percent", "targets": [{"expr": "DCGM_FI_DEV_GPU_UTIL", "legend": "{{instance}} GPU {{gpu}}"}]},
  {"title": "Memory", "type": "timeseries", "unit": "decmbytes", "targets": [{"expr": "DCGM_FI_DEV_FB_USED", "legend": "{{instance}} GPU {{gpu}}"}]},
  {"title": "Temperature", "type": "timeseries", "unit": "celsius", "targets": [{"expr": "DCGM_FI_DEV_GPU_TEMP", "legend": "{{instance}} GPU {{gpu}}"}]},
  {"title": "Power", "type": "timeseries", "unit": "watt", "targets": [{"expr": "DCGM_FI_DEV_POWER_USAGE", "legend": "{{instance}} GPU {{gpu}}"}]},
  {"title": "Last Xid", "type": "table", "unit": "none", "targets": [{"expr": "DCGM_FI_DEV_XID_ERRORS > 0", "legend": ""}]}
]/>
