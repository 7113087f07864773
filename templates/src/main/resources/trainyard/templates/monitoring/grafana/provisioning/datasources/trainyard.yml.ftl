# Rendered by Trainyard from the plan.
apiVersion: 1
datasources:
  - name: Prometheus
    uid: trainyard-prometheus
    type: prometheus
    access: proxy
    url: http://127.0.0.1:9090
    isDefault: true
