package trainyard.core.job;

import static trainyard.core.job.RecipeField.*;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the variables of a recipe. */
final class EnvironmentReader {
    /** What each recipe sets itself. */
    private static final Set<String> OWN =
            Set.of("RANK", "LOCAL_RANK", "WORLD_SIZE", "LOCAL_WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT", "JOB_FOLDER");

    /** Variables that bash lets nobody set, and the one at which it cuts its own words. */
    private static final Set<String> OF_BASH =
            Set.of("UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO", "IFS");

    /** Variables of the scripts themselves, which would overwrite what a job is to get under these names. */
    static final Set<String> OF_SCRIPTS = Set.of(
            "address",
            "addresses",
            "cache",
            "in_each_task",
            "interface",
            "is_host",
            "name",
            "node",
            "nodes",
            "offset",
            "parameters",
            "parent",
            "port",
            "program",
            "rank",
            "ranks",
            "secrets",
            "seen",
            "shown",
            "started",
            "status",
            "step",
            "tries",
            "value",
            "warned");

    private static final Pattern SECRET = Pattern.compile(
            ".*(SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_KEY|CREDENTIAL).*|(.*_)?TOKEN", Pattern.CASE_INSENSITIVE);

    private final RecipeKind kind;
    private final FieldReader read;

    EnvironmentReader(RecipeKind kind, FieldReader read) {
        this.kind = kind;
        this.read = read;
    }

    JobSpec.Environment environment() {
        var variables = new LinkedHashMap<String, String>();
        for (Map.Entry<String, String> pair : read.pairs(
                        ENVIRONMENT, FieldReader.VARIABLE, "letters, digits and _, not a digit first")
                .entrySet()) {
            String name = pair.getKey();
            if (kind.startsProgram() && OWN.contains(name)) {
                read.error(ENVIRONMENT, name + " is what the recipe sets itself", "leave it out");
            } else if (OF_BASH.contains(name) || kind.startsProgram() && OF_SCRIPTS.contains(name)) {
                read.error(
                        ENVIRONMENT,
                        name + " is a variable of the script's own shell",
                        "have the program take another");
            } else if (isSecret(name, pair.getValue())) {
                read.error(
                        ENVIRONMENT,
                        name + " looks like a secret, and others can read a job's script",
                        "write it into a file with mode 600, and name that in environment_file");
            } else {
                variables.put(name, pair.getValue());
            }
            if (FieldReader.looksLikeShell(pair.getValue())) {
                read.note(
                        ENVIRONMENT,
                        "the value of " + name + " is kept as it stands: no shell replaces anything in it",
                        "write the value itself, where another one is meant");
            }
        }
        return new JobSpec.Environment(variables, ENVIRONMENT_FILE.isFor(kind) ? read.path(ENVIRONMENT_FILE) : "");
    }

    /** The path of a file with a secret is none. */
    private static boolean isSecret(String name, String value) {
        return SECRET.matcher(name).matches() && !value.startsWith("/");
    }
}
