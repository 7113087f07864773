# Rendered by Trainyard from the plan.
apiVersion: 1
providers:
  - name: Trainyard
    type: file
    allowUiUpdates: false
    options: {path: /etc/grafana/trainyard}
