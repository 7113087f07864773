package trainyard.core.plan.yaml;

/** How YAML 1.1, which Ansible and the orchestrator read, takes a scalar. */
public enum ScalarKind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    NOTHING
}
