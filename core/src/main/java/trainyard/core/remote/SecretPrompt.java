package trainyard.core.remote;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person for a secret. Called on a background thread, only when the secret is needed. */
@FunctionalInterface
public interface SecretPrompt {
    /** For where nobody can be asked. */
    SecretPrompt NOBODY = _ -> Optional.empty();

    /** The secret, or empty where the person would rather not. The asker closes it. */
    Optional<Secret> ask(Question question) throws InterruptedException;

    sealed interface Question {
        /** Whether an answer to the same question was wrong a moment ago. */
        boolean again();

        default String sentence() {
            return (again() ? "That was not right. " : "")
                    + switch (this) {
                        case Password asked -> "Password of " + asked.user() + " on " + asked.host();
                        case Passphrase asked -> "Passphrase of the key " + asked.key();
                        case Prompt asked -> asked.words();
                    };
        }
    }

    record Password(String user, String host, boolean again) implements Question {}

    record Passphrase(Path key, boolean again) implements Question {}

    /** What the installed OpenSSH asks, in its own words: a PIN, a one-time code. */
    record Prompt(String words, boolean again) implements Question {}
}
