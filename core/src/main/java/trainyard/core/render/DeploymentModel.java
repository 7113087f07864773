package trainyard.core.render;

import java.util.LinkedHashMap;
import java.util.Map;
import trainyard.core.plan.Deployment;

/** What the templates see of the machines besides Slurm: what is not there is no value, instead of an Optional. */
final class DeploymentModel {
    /** The kernel's own when vm.overcommit_ratio is not set. */
    private static final int KERNELS_RATIO = 50;

    private DeploymentModel() {}

    static Map<String, Object> of(Deployment deployment) {
        var values = new LinkedHashMap<String, Object>();
        values.put("containers", deployment.containers());
        values.put("monitoring", deployment.monitoring());
        values.put("shares", deployment.shares());
        values.put("people", deployment.people());
        values.put("accounts", deployment.accounts());
        values.put("evidence", deployment.evidence());
        values.put("system", deployment.system());
        deployment.shares().beegfs().ifPresent(beegfs -> values.put("beegfs", beegfs));
        deployment.system().overcommit().ifPresent(mode -> {
            values.put("overcommit", mode);
            values.put("overcommitRatio", deployment.system().overcommitRatio().orElse(KERNELS_RATIO));
        });
        return values;
    }
}
