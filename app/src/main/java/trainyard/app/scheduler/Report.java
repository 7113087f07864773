package trainyard.app.scheduler;

import java.time.Instant;
import java.util.List;
import trainyard.core.live.detail.Daemon;
import trainyard.core.live.detail.Licence;
import trainyard.core.live.detail.LimitSet;
import trainyard.core.live.detail.Reservation;
import trainyard.core.live.detail.SchedulerHealth;
import trainyard.core.live.detail.Told;

/** All that the screen asks for once a minute. */
record Report(
        Instant at,
        SchedulerHealth health,
        List<Daemon> daemons,
        List<Reservation> reservations,
        List<Licence> licences,
        Told<List<LimitSet>> qos) {}
