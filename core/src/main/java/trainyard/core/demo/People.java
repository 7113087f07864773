package trainyard.core.demo;

import java.util.List;
import java.util.stream.Stream;

/** Who works on the demo cluster. */
final class People {
    /** A user, by login and number, and the account that pays. */
    record User(String login, int uid, String account) {
        User paidBy(String other) {
            return new User(login, uid, other);
        }

        boolean isGuest() {
            return login.equals(GUEST.login);
        }
    }

    /** Who sits at the console, and may charge {@link #GUEST_ACCOUNTS}. */
    static final User GUEST = new User("demo", 5121, "research");

    static final List<String> GUEST_ACCOUNTS = List.of(GUEST.account(), "evals");

    static final String HOME = "/home/" + GUEST.login();

    static final List<User> USERS = List.of(
            new User("achen", 5101, "pretrain"),
            new User("bmueller", 5102, "vision"),
            new User("dkowalski", 5103, "pretrain"),
            new User("efischer", 5104, "nlp"),
            new User("fkhan", 5105, "vision"),
            new User("gsantos", 5106, "speech"),
            new User("hjohnson", 5107, "rl"),
            new User("ihaddad", 5108, "nlp"),
            new User("jnovak", 5109, "robotics"),
            new User("klindqvist", 5110, "bioml"),
            new User("lrossi", 5111, "bioml"),
            new User("mokafor", 5112, "evals"),
            new User("nivanova", 5113, "physics"),
            new User("okim", 5114, "speech"),
            new User("ppatel", 5115, "pretrain"),
            new User("qzhang", 5116, "nlp"),
            new User("rnguyen", 5117, "evals"),
            new User("ssato", 5118, "robotics"),
            new User("tdubois", 5119, "serving"),
            new User("vyilmaz", 5120, "serving"));

    static final List<String> ADMINS = List.of("mkeller", "jpark", "rosa");

    static final int SLURM_UID = 64030;

    private People() {}

    static int uid(String login) {
        return Stream.concat(USERS.stream(), Stream.of(GUEST))
                .filter(user -> user.login().equals(login))
                .findFirst()
                .map(User::uid)
                .orElse(login.equals("slurm") ? SLURM_UID : 0);
    }
}
