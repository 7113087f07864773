package trainyard.core.demo;

import java.util.List;

/** A maintenance reservation: its nodes are taken out of service from {@code start} to {@code end}. */
record Reservation(String name, List<SimNode> nodes, long start, long end) {
    boolean isActive(long now) {
        return start <= now && now < end;
    }
}
