package trainyard.core.lint;

import java.util.Locale;
import java.util.Optional;
import trainyard.core.conf.Setting;

/** JSON web tokens need a key to be signed with. */
final class JwtKey implements Rule {
    @Override
    public About about() {
        return About.of(
                        "jwt-key",
                        "auth/jwt has its key",
                        "Without AuthAltParameters=jwt_key= the key is looked for in StateSaveLocation, and a daemon"
                                + " that does not find it ends.")
                .seenBy("stat -c '%U %a' /etc/slurm/jwt_hs256.key");
    }

    @Override
    public void check(Configuration configuration, Findings findings) {
        check(configuration, "slurm.conf", findings);
        check(configuration, "slurmdbd.conf", findings);
    }

    private static void check(Configuration configuration, String file, Findings findings) {
        Optional<Setting> types = configuration.global(file, "AuthAltTypes");
        String parameters = configuration
                .global(file, "AuthAltParameters")
                .map(setting -> setting.value().toLowerCase(Locale.ROOT))
                .orElse("");
        if (types.isEmpty()
                || !types.get().value().toLowerCase(Locale.ROOT).contains("auth/jwt")
                || parameters.contains("jwt_key=")
                || parameters.contains("jwks=")) {
            return;
        }
        Optional<Setting> state = configuration.global(file, "StateSaveLocation");
        String mend = "add AuthAltParameters=jwt_key=/etc/slurm/jwt_hs256.key, a file of SlurmUser with mode 0400";
        if (state.isPresent()) {
            findings.note(
                    types.get().at(),
                    "auth/jwt without jwt_key=: the key has to lie in "
                            + state.get().value() + "/jwt_hs256.key",
                    mend);
        } else {
            findings.error(types.get().at(), "auth/jwt without jwt_key=: the daemon finds no key and ends", mend);
        }
    }
}
