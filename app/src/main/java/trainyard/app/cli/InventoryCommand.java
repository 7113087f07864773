package trainyard.app.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "inventory", description = "Print the Ansible inventory of a plan.")
final class InventoryCommand implements Callable<Integer> {
    @Mixin
    private GivenPlan plan = new GivenPlan();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        var bundle = plan.bundle();
        bundle.ifPresent(rendered -> spec.commandLine()
                .getOut()
                .print(Objects.requireNonNull(rendered.files().get("inventory/hosts.yml"))));
        spec.commandLine().getOut().flush();
        return bundle.isPresent() ? 0 : 1;
    }
}
