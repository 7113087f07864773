package trainyard.app.config.edit;

import java.util.function.Consumer;
import trainyard.app.kit.Desk;

/**
 * What the plan's screen lends to its parts.
 *
 * @param desk what the window lends to the screen
 * @param go leads to a place in another part
 */
public record PlanDesk(Desk desk, PlanEditing editing, Consumer<PlanPlace> go) {}
