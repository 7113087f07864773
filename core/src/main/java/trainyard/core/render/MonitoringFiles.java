package trainyard.core.render;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.plan.Deployment;

/** Which files of {@code monitoring/} a plan has. */
final class MonitoringFiles {
    private static final String FOLDER = "monitoring/";

    private MonitoringFiles() {}

    /**
     * @param gpus whether any node has a GPU
     * @param ownMetrics whether slurmctld serves metrics itself; else a collector counts jobs and nodes
     */
    static List<String> of(Deployment.Monitoring plan, boolean gpus, boolean ownMetrics) {
        var files = new ArrayList<String>();
        if (plan.prometheus()) {
            files.add(FOLDER + "prometheus.yml");
            files.add(FOLDER + "alerts.yml");
        }
        if (plan.alertmanager()) {
            files.add(FOLDER + "alertmanager.yml");
        }
        // The collectors' numbers go out through node exporter.
        if (plan.nodeExporter()) {
            files.add(FOLDER + "job-collector.py");
            if (!ownMetrics) {
                files.add(FOLDER + "slurm-collector.py");
            }
        }
        boolean dcgm = plan.dcgmExporter() && gpus;
        if (dcgm) {
            files.add(FOLDER + "dcgm-counters.csv");
        }
        if (plan.grafana()) {
            files.add(FOLDER + "grafana/provisioning/datasources/trainyard.yml");
            files.add(FOLDER + "grafana/provisioning/dashboards/trainyard.yml");
            files.add(FOLDER + "grafana/dashboards/cluster.json");
            if (dcgm) {
                files.add(FOLDER + "grafana/dashboards/gpus.json");
            }
        }
        return files;
    }
}
