package trainyard.core.demo;

import java.util.List;

/** {@code ssh NODE COMMAND} on the login node, with the failures of OpenSSH in its words. */
final class Ssh {
    private static final int FAILED = 255;

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
        var node = world.node(host);
        if (node.isEmpty()) {
            return new Answer(FAILED, "", "ssh: Could not resolve hostname " + host + ": Name or service not known\n");
        }
        if (node.get().down || node.get().notResponding || node.get().poweredDown) {
            return new Answer(FAILED, "", "ssh: connect to host " + host + " port 22: Connection timed out\n");
        }
        // As ssh does: the words behind the host become one line for the shell there.
        return onNode(world, node.get(), String.join(" ", words.subList(place + 1, words.size())));
    }

    private static Answer onNode(World world, SimNode node, String line) {
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
                : new NodeTools(world, node).run(words.get(program), words.subList(program + 1, words.size()));
    }
}
