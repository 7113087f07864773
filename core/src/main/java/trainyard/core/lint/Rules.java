package trainyard.core.lint;

import java.util.List;

/** All rules there are. */
public final class Rules {
    public static final List<Rule> ALL = List.of(
            new NotASetting(),
            new UnknownKey(),
            GoneKey.removed(),
            GoneKey.defunct(),
            GoneKey.renamed(),
            GoneKey.obsolete(),
            GoneKey.unused(),
            BadValue.ofForm(),
            BadValue.ofLists(),
            new DuplicateKey(),
            new ControllerName(),
            new ControllerIsNode(),
            new Defaults(),
            new JwtKey(),
            new MpiType(),
            new CgroupUse(),
            new ContainFlag(),
            new MemoryEnforcement(),
            new AccountedResources(),
            new GresTypes(),
            new GresTyped(),
            new GresTypeName(),
            new GresDetection(),
            new GresFile(),
            new GresDevices(),
            new GresCount(),
            new MigProfile(),
            NamesTwice.nodes(),
            new NodeShape(),
            new HostlistForm(),
            NamesTwice.partitions(),
            new PartitionNodes(),
            new DefaultPartition(),
            new PartitionLimits(),
            new ExclusiveKeys(),
            new Preemption(),
            new AccountingUse(),
            new PowerSaving(),
            new PortClash(),
            new Plugstack(),
            new TopologyYaml());

    private Rules() {}
}
