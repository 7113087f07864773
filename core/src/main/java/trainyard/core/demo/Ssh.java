package trainyard.core.demo;

import java.util.List;
import java.util.function.BiFunction;

/** {@code ssh NODE COMMAND} on the login node, with the failures of OpenSSH in its words. */
final class Ssh {
    private static final int FAILED = 255;
    private static final int NOT_FOUND = 127;

    private Ssh() {}

    static Answer run(World world, List<String> words) {
        int place = 0;
        while (place < words.size() && words.get(place).startsWith("-")) {
            if (words.get(place).equals("--")) {
                place++;
                break;
            }
            place += words.get(place).equals("-o") ? 2 : 1;
        }
        if (place >= words.size()) {
            return new Answer(FAILED, "", "usage: ssh [-o option] destination [command [argument ...]]\n");
        }
        String host = words.get(place);
        // As ssh does: the words behind the host become one line for the shell there.
        String line = String.join(" ", words.subList(place + 1, words.size()));
        if (host.equals(NodeConfiguration.CONTROLLER)) {
            return there(line, (program, its) -> onController(world, program, its));
        }
        var node = world.node(host);
        if (node.isEmpty()) {
            return new Answer(FAILED, "", "ssh: Could not resolve hostname " + host + ": Name or service not known\n");
        }
        if (node.get().down || node.get().notResponding || node.get().poweredDown) {
            return new Answer(FAILED, "", "ssh: connect to host " + host + " port 22: Connection timed out\n");
        }
        return there(line, new NodeTools(world, node.get())::run);
    }

    /** The machine of slurmctld, as far as it shows its files. */
    private static Answer onController(World world, String program, List<String> words) {
        return switch (program) {
            case "cat" -> new NodeConfiguration(world).cat(words.getLast());
            case "sh" ->
                GatherAnswers.script(words)
                        .map(script -> new GatherAnswers(world).onController(script, words))
                        .orElseGet(() -> Answer.failed("sh: the demo cluster is no shell, and knows this script not"));
            case "hostname" -> Answer.of(NodeConfiguration.CONTROLLER + "\n");
            default -> new Answer(NOT_FOUND, "", "bash: line 1: " + program + ": command not found\n");
        };
    }

    private static Answer there(String line, BiFunction<String, List<String>, Answer> run) {
        List<String> words;
        try {
            words = CommandLine.split(line);
        } catch (IllegalArgumentException notOneCommand) {
            return new Answer(2, "", "bash: line 1: " + notOneCommand.getMessage() + "\n");
        }
        if (words.isEmpty()) {
            return Answer.of("");
        }
        int program = 0;
        if (words.getFirst().equals("env")) {
            program++;
            while (program < words.size() && words.get(program).contains("=")) {
                program++;
            }
        }
        return program == words.size()
                ? Answer.of("")
                : run.apply(words.get(program), words.subList(program + 1, words.size()));
    }
}
