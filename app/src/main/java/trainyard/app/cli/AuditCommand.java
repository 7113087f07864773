package trainyard.app.cli;

import static trainyard.app.cli.Table.text;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import trainyard.core.remote.Quoting;
import trainyard.core.settings.AuditEntry;
import trainyard.core.settings.AuditLog;
import trainyard.core.settings.SettingsFolder;

@Command(name = "audit", description = "Show what the console did to clusters, the newest first.")
final class AuditCommand implements Callable<Integer> {
    private static final Table<AuditEntry> TABLE = Table.of(
            text("TIME", AuditEntry::time),
            text("USER", AuditEntry::user),
            text("CLUSTER", AuditEntry::cluster),
            text("ACTION", AuditEntry::action),
            text("RESULT", AuditEntry::result),
            text("COMMAND", entry -> Quoting.join(entry.command())));

    @Parameters(arity = "0..*", paramLabel = "WORDS", description = "Only entries in which each of them stands.")
    private List<String> words = List.of();

    @Option(names = "--last", paramLabel = "N", description = "How many at most (default: ${DEFAULT-VALUE}).")
    private int last = 100;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--export", paramLabel = "FILE", description = "Write all of them into FILE, as JSON lines.")
    private @Nullable Path export;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        var audit = AuditLog.in(SettingsFolder.ofThisUser());
        if (export != null) {
            audit.export(export, words);
            return 0;
        }
        PrintWriter out = spec.commandLine().getOut();
        List<AuditEntry> entries = audit.latest(last, words);
        if (json) {
            out.println(Json.write(entries.stream().map(AuditCommand::fields).toList()));
        } else {
            TABLE.print(entries, out);
        }
        out.flush();
        return 0;
    }

    private static Map<String, Object> fields(AuditEntry entry) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("time", entry.time().toString());
        fields.put("user", entry.user());
        fields.put("cluster", entry.cluster());
        fields.put("machine", entry.machine());
        fields.put("action", entry.action());
        fields.put("targets", entry.targets());
        fields.put("command", entry.command());
        fields.put("result", entry.result());
        fields.put("said", entry.said());
        fields.put("took_ms", entry.took().toMillis());
        return fields;
    }
}
