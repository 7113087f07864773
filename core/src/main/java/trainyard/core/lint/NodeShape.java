package trainyard.core.lint;

import java.util.List;
import java.util.Optional;
import trainyard.core.conf.Effective;
import trainyard.core.conf.Setting;

/** A node's own numbers agree with one another. */
final class NodeShape implements Rule {
    @Override
    public About about() {
        return About.of(
                        "node-shape",
                        "A node's numbers agree",
                        "Slurm sets CPUs anew where they do not follow from sockets, cores and threads, and ends where"
                                + " there are not as many addresses as nodes.")
                .seenBy("slurmd -C");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        for (Effective node : configuration.nodes()) {
            node.get("NodeAddr").ifPresent(address -> addresses(node, address, findings));
            node.get("CPUs").ifPresent(cpus -> cpus(node, cpus, findings));
            reserved(node, "MemSpecLimit", node.number("RealMemory"), findings);
            reserved(node, "CoreSpecCount", node.number("CPUs"), findings);
        }
    }

    private static void addresses(Effective node, Setting address, Findings findings) {
        int names = Hosts.of(node.name()).size();
        int addresses = Hosts.of(address.value()).size();
        if (names > 0 && addresses > 1 && names != addresses) {
            findings.error(
                    address.valueAt(),
                    addresses + " addresses for " + names + " nodes; Slurm ends there",
                    "write as many addresses as nodes");
        }
    }

    private static void cpus(Effective node, Setting cpus, Findings findings) {
        boolean shaped = List.of("Sockets", "SocketsPerBoard", "CoresPerSocket", "ThreadsPerCore").stream()
                .anyMatch(key -> node.get(key).isPresent());
        if (!shaped
                || node.get("Boards").isPresent()
                || node.get("SocketsPerBoard").isPresent()) {
            return;
        }
        Optional<Long> given = node.number("CPUs");
        Optional<Long> sockets = node.number("Sockets");
        long cores = sockets.orElse(1L) * node.number("CoresPerSocket").orElse(1L);
        long threads = cores * node.number("ThreadsPerCore").orElse(1L);
        if (sockets.isPresent()
                && given.filter(count -> !count.equals(sockets.get()) && count != cores && count != threads)
                        .isPresent()) {
            findings.warning(
                    cpus.valueAt(),
                    "CPUs=" + cpus.value() + " does not follow from sockets, cores and threads (" + threads
                            + "): Slurm takes its own, with an error line",
                    "write CPUs=" + threads + ", or remove it");
        }
    }

    private static void reserved(Effective node, String key, Optional<Long> whole, Findings findings) {
        node.get(key)
                .filter(setting -> whole.flatMap(all -> node.number(key).filter(part -> part > all))
                        .isPresent())
                .ifPresent(setting -> findings.warning(
                        setting.valueAt(),
                        key + " is more than the node has: Slurm drops it, with an error line",
                        "write a smaller number"));
    }
}
