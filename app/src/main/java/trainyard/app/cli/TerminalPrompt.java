package trainyard.app.cli;

import java.io.Console;
import java.util.Optional;
import trainyard.core.remote.Secret;
import trainyard.core.remote.SecretPrompt;

/** Asks for a secret on the terminal, without showing what is typed; without a terminal there is nobody to ask. */
record TerminalPrompt(Console console) implements SecretPrompt {
    static SecretPrompt ofThisTerminal() {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<SecretPrompt>map(TerminalPrompt::new)
                .orElse(SecretPrompt.NOBODY);
    }

    @Override
    public Optional<Secret> ask(Question question) {
        return Optional.ofNullable(console.readPassword("%s: ", question.sentence()))
                .map(Secret::new);
    }
}
