<#-- Panels two in a row: {title, type, unit, targets: [{expr, legend}]} -->
<#macro dashboard uid title panels>
{
  "uid": "${uid}",
  "title": "${title}",
  "tags": ["trainyard"],
  "timezone": "browser",
  "refresh": "15s",
  "schemaVersion": 36,
  "time": {"from": "now-3h", "to": "now"},
  "panels": [
<#list panels as panel>
    {
      "id": ${(panel?index + 1)?c},
      "title": "${panel.title?json_string}",
      "type": "${panel.type}",
      "datasource": {"type": "prometheus", "uid": "trainyard-prometheus"},
      "gridPos": {"x": ${(panel?index % 2 * 12)?c}, "y": ${((panel?index / 2)?floor * 8)?c}, "w": 12, "h": 8},
      "fieldConfig": {"defaults": {"unit": "${panel.unit}", "min": 0}, "overrides": []},
      "targets": [
<#list panel.targets as target>
        {"refId": "${"ABCDEFGH"[target?index]}", "expr": "${target.expr?json_string}", "legendFormat": "${target.legend?json_string}"<#if panel.type == "table">, "format": "table", "instant": true</#if>}<#sep>,</#sep>
</#list>
      ]
    }<#sep>,</#sep>
</#list>
  ]
}
</#macro>
