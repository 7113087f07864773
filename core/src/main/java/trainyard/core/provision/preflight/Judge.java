package trainyard.core.provision.preflight;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import trainyard.core.plan.Plan;
import trainyard.core.provision.Reach;
import trainyard.core.provision.preflight.Check.Kind;
import trainyard.core.provision.preflight.Check.Result;
import trainyard.core.provision.preflight.Preflight.Said;

/** Makes checks of what machines said. */
record Judge(Plan plan, Optional<AnsibleVersion> ansible, Reach reach) {
    /** munge(7) refuses a credential whose time is off by more than 300 s; logs and job times suffer long before. */
    private static final Duration CLOCKS_APART = Duration.ofSeconds(5);

    private static final long MIB = 1024;

    /** What packages and daemons of a node take, in KiB, with room to spare. */
    private static final Map<String, Long> SPACE = space();

    private static Map<String, Long> space() {
        var space = new LinkedHashMap<String, Long>();
        space.put("/", 1024 * MIB);
        space.put("/var", 2048 * MIB);
        space.put("/tmp", 100 * MIB);
        return space;
    }

    Check ansible(String runner, List<String> version) {
        Result result = ansible.filter(found -> found.compareTo(AnsibleVersion.OLDEST) >= 0)
                        .isPresent()
                ? Result.PASS
                : Result.FAIL;
        String sentence = ansible.map(found -> "ansible-core " + found + " is installed"
                        + (result == Result.PASS ? "." : ", but " + AnsibleVersion.OLDEST + " or newer is needed."))
                .orElse("There is no " + version.getFirst() + " that says its version: install ansible-core there.");
        return new Check(runner, Kind.ANSIBLE, result, sentence, version);
    }

    List<Check> machine(Said said, Optional<Duration> controllerAhead) {
        var checks = new ArrayList<Check>();
        if (said.answers().isEmpty()) {
            checks.add(check(said, Kind.LOGIN, Result.FAIL, said.trouble(), "true"));
            for (Kind kind : List.of(Kind.NAME, Kind.SUDO, Kind.PYTHON, Kind.DISK, Kind.CLOCK)) {
                checks.add(check(said, kind, Result.SKIP, "Not looked at, for nobody was let in.", "true"));
            }
            return checks;
        }
        Answers answers = said.answers().get();
        checks.add(check(
                said,
                Kind.LOGIN,
                Result.PASS,
                plan.access().user() + " is let in, and the host key is known.",
                "true"));
        checks.add(name(said, answers));
        checks.add(sudo(said, answers));
        checks.add(python(said, answers));
        checks.add(disk(said, answers));
        checks.add(clock(said, answers, controllerAhead));
        return checks;
    }

    private Check name(Said said, Answers answers) {
        String name = said.machine().name();
        String own = answers.value("name").orElse("").replaceFirst("\\..*", "");
        String address = said.machine().address();
        var twins = Machine.of(plan).stream()
                .filter(other ->
                        other.address().equals(address) && !other.name().equals(name))
                .map(Machine::name)
                .toList();
        if (!twins.isEmpty()) {
            return check(
                    said,
                    Kind.NAME,
                    Result.FAIL,
                    "The plan gives " + address + " to " + twins.getFirst()
                            + " too: each machine needs its own address.",
                    "hostname");
        }
        return own.equals(name)
                ? check(said, Kind.NAME, Result.PASS, address + " is " + name + ".", "hostname")
                : check(
                        said,
                        Kind.NAME,
                        Result.FAIL,
                        "The machine at " + address + " calls itself '" + own + "': mend the address in the plan, or"
                                + " `sudo hostnamectl set-hostname " + name + "` there.",
                        "hostname");
    }

    private Check sudo(Said said, Answers answers) {
        String sudo = answers.value("sudo").orElse("no answer");
        if (sudo.equals("ok")) {
            return check(said, Kind.SUDO, Result.PASS, plan.access().user() + " may use sudo.", "sudo -n true");
        }
        String why = sudo.contains("password is required") || sudo.contains("terminal is required")
                ? "sudo asks for a password: have it asked for, or let "
                        + plan.access().user() + " sudo without one."
                : sudo.contains("incorrect password") || sudo.contains("no password was provided")
                        ? "sudo does not accept the password."
                        : "sudo refuses: " + sudo.replaceFirst("\\.?$", ".");
        return check(said, Kind.SUDO, Result.FAIL, why, "sudo -n true");
    }

    private Check python(Said said, Answers answers) {
        String byHand = "/usr/bin/python3 --version";
        Optional<AnsibleVersion> python = answers.value("python").flatMap(AnsibleVersion::number);
        if (python.isEmpty()) {
            return check(
                    said,
                    Kind.PYTHON,
                    Result.FAIL,
                    "There is no /usr/bin/python3: install the package python3.",
                    byHand);
        }
        Optional<String> refused = ansible.flatMap(version -> version.refuses(python.get()));
        return check(
                said,
                Kind.PYTHON,
                refused.isPresent() ? Result.FAIL : Result.PASS,
                "It has Python " + python.get()
                        + refused.map(why -> ", but " + why).orElse("") + ".",
                byHand);
    }

    private Check disk(Said said, Answers answers) {
        String byHand = "df -h / /var /tmp";
        for (Map.Entry<String, Long> needed : SPACE.entrySet()) {
            Optional<Long> free = answers.freeKiB(needed.getKey());
            if (free.isEmpty()) {
                return check(said, Kind.DISK, Result.SKIP, "df tells nothing of " + needed.getKey() + ".", byHand);
            }
            if (free.get() < needed.getValue()) {
                return check(
                        said,
                        Kind.DISK,
                        Result.FAIL,
                        needed.getKey() + " has " + free.get() / MIB + " MiB free, and " + needed.getValue() / MIB
                                + " MiB are needed: free some.",
                        byHand);
            }
        }
        return check(said, Kind.DISK, Result.PASS, "There is room in /, /var and /tmp.", byHand);
    }

    private Check clock(Said said, Answers answers, Optional<Duration> controllerAhead) {
        if (controllerAhead.isEmpty()) {
            return check(
                    said,
                    Kind.CLOCK,
                    Result.SKIP,
                    "The controller's time is not known, so there is nothing to compare with.",
                    "date +%s");
        }
        Duration apart = answers.ahead().minus(controllerAhead.get());
        boolean near = apart.abs().compareTo(CLOCKS_APART) <= 0;
        return check(
                said,
                Kind.CLOCK,
                near ? Result.PASS : Result.FAIL,
                near
                        ? "Its clock goes with the controller's."
                        : "Its clock is " + apart.abs().toSeconds() + " s "
                                + (apart.isNegative() ? "behind" : "ahead of")
                                + " the controller's: set it, or have it set by time synchronisation.",
                "date +%s");
    }

    private Check check(Said said, Kind kind, Result result, String sentence, String byHand) {
        return new Check(
                said.machine().name(),
                kind,
                result,
                sentence,
                said.machine().ssh(plan.access(), reach.loginOptions(), byHand));
    }
}
