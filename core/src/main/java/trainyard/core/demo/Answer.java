package trainyard.core.demo;

/** What a command prints and how it exits. */
record Answer(int status, String output, String errors) {
    static Answer of(String output) {
        return new Answer(0, output, "");
    }

    static Answer failed(String errors) {
        return new Answer(1, "", errors + "\n");
    }
}
