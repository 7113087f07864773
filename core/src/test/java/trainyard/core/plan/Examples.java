package trainyard.core.plan;

/** Example plans, read. */
public final class Examples {
    private Examples() {}

    public static Plan plan(String name) {
        return PlanFile.parse(name + ".yaml", ExamplePlans.text(name)).plan().orElseThrow();
    }
}
