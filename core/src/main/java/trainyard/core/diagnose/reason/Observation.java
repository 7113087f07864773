package trainyard.core.diagnose.reason;

import java.util.List;
import trainyard.core.diagnose.read.Event;

/** What several events say together that no rule on a line can: it makes further events, of rules that it knows by id. */
interface Observation {
    List<Event> of(Incident incident);
}
