package trainyard.core.plan.edit;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 addresses of a plan's machines, and the next free ones. */
final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

    private final Set<Long> taken = new HashSet<>();

    static Addresses of(PlanView plan) {
        var addresses = new Addresses();
        plan.nodes().values().forEach(node -> node.values().text("ip").ifPresent(addresses::take));
        plan.root()
                .at(PlanView.CLUSTER.key("controller").key("ip_address"))
                .flatMap(Data::asText)
                .ifPresent(addresses::take);
        if (plan.root().at(PlanView.ADDRESSES).orElse(Data.nothing()) instanceof Data.Mapping(var entries)) {
            entries.values().forEach(value -> value.asText().ifPresent(addresses::take));
        }
        return addresses;
    }

    private void take(String address) {
        number(address).ifPresent(taken::add);
    }

    /** The first free address at or behind one, which is taken then; a text that is no address, DHCP, stays itself. */
    String next(String from) {
        Optional<Long> number = number(from);
        if (number.isEmpty()) {
            return from;
        }
        long free = number.get();
        // Neither a network's own address nor its broadcast address, as far as they can be told without the mask.
        while (taken.contains(free) || (free & 0xff) == 0 || (free & 0xff) == 0xff) {
            free++;
        }
        taken.add(free);
        return (free >> 24 & 0xff) + "." + (free >> 16 & 0xff) + "." + (free >> 8 & 0xff) + "." + (free & 0xff);
    }

    private static Optional<Long> number(String address) {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 1; i <= 4; i++) {
            number = number << 8 | Long.parseLong(matcher.group(i)) & 0xff;
        }
        return Optional.of(number);
    }
}
