package trainyard.core.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Answers what the installed ssh asks, from a person, and holds the answers for the life of the connection. A one-time
 * code is never held.
 */
final class AskPass implements AutoCloseable {
    /** Named pipes are needed, which Windows has in another form only. */
    static final boolean WORKS_HERE = !OpenSshFolder.WINDOWS;

    private static final Pattern PASSPHRASE = Pattern.compile("Enter passphrase for key '(.+)':\\s*");
    private static final Pattern PASSWORD = Pattern.compile("(?:\\(.*\\) )?(.+)@(.+)'s password:\\s*");

    private final SecretPrompt prompt;
    private final Map<String, Secret> held = new HashMap<>();

    AskPass(SecretPrompt prompt) {
        this.prompt = prompt;
    }

    boolean canAsk() {
        return WORKS_HERE && prompt != SecretPrompt.NOBODY;
    }

    /** Begins to listen for ssh's questions, for the time of one connecting. */
    AskPassPipe listen(Path folder) throws IOException, InterruptedException {
        return canAsk() ? AskPassPipe.in(folder, this::answer) : AskPassPipe.closed();
    }

    /** The answers were wrong. */
    synchronized void forget() {
        held.values().forEach(Secret::close);
        held.clear();
    }

    @Override
    public void close() {
        forget();
    }

    /**
     * @param again whether the same ssh asked the same already, so that the answer was wrong
     */
    private synchronized Optional<char[]> answer(String words, boolean again) throws InterruptedException {
        var known = held.get(words);
        if (known != null && !again) {
            return Optional.of(known.copy());
        }
        var question = question(words, again);
        var given = prompt.ask(question);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Secret secret = given.get();
        char[] answer = secret.copy();
        if (question instanceof SecretPrompt.Prompt) {
            secret.close();
        } else {
            var before = held.put(words, secret);
            if (before != null) {
                before.close();
            }
        }
        return Optional.of(answer);
    }

    private static SecretPrompt.Question question(String words, boolean again) {
        var passphrase = PASSPHRASE.matcher(words);
        if (passphrase.matches()) {
            return new SecretPrompt.Passphrase(Path.of(passphrase.group(1)), again);
        }
        var password = PASSWORD.matcher(words);
        return password.matches()
                ? new SecretPrompt.Password(password.group(1), password.group(2), again)
                : new SecretPrompt.Prompt(words.strip(), again);
    }
}
