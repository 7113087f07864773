# alertmanager.yml of ${cluster}. Rendered by Trainyard from the plan: change the plan, the next run replaces this file.
<#assign receivers = deployment.monitoring.receivers>
route:
  receiver: people
  group_by: [alertname]
  # One second gathers what fails together, and is all that the way to the receivers may cost.
  group_wait: 1s
  group_interval: 1m
  repeat_interval: 12h

# Of a machine that is gone everything else is missing too.
inhibit_rules:
  - source_matchers: [alertname = NodeDown]
    target_matchers: [alertname != NodeDown]
    equal: [instance]

receivers:
  - name: people
<#if receivers?has_content>
    webhook_configs:
<#list receivers as url>
      - {url: "${url?json_string}", send_resolved: true}
</#list>
</#if>
