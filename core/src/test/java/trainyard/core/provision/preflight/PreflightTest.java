package trainyard.core.provision.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import trainyard.core.plan.Examples;
import trainyard.core.plan.Plan;
import trainyard.core.provision.Reach;
import trainyard.core.provision.preflight.Check.Kind;
import trainyard.core.provision.preflight.Check.Result;

/** What is made of a machine's answers; the answers themselves are the lab's to test. */
class PreflightTest {
    private static final long NOW = 1_700_000_000;
    private static final Plan PLAN = Examples.plan("two-gpu-nodes");
    private static final Machine MACHINE = Machine.of(PLAN).getFirst();
    private static final String GOOD = """
            time=1700000001
            name=NAME
            sudo=ok
            python=3.11
            disk /=9000000
            disk /var=9000000
            disk /tmp=900000
            """.replace("NAME", MACHINE.name());

    @Test
    void a_good_machine_passes_all() {
        assertTrue(checks(GOOD).stream().allMatch(check -> check.result() == Result.PASS), checks(GOOD)::toString);
        assertEquals(6, checks(GOOD).size());
    }

    @Test
    void a_full_folder_is_named_with_what_is_needed() {
        var disk = fails(GOOD.replace("disk /var=9000000", "disk /var=2048"), Kind.DISK);
        assertEquals("/var has 2 MiB free, and 2048 MiB are needed: free some.", disk.sentence());
        assertTrue(disk.commandByHand().endsWith("'df -h / /var /tmp'"), disk.commandByHand());
        assertTrue(disk.commandByHand().contains("StrictHostKeyChecking=yes"), disk.commandByHand());
    }

    @Test
    void a_clock_is_compared_with_the_controllers_not_with_this_machines() {
        var late = fails(GOOD.replace("time=1700000001", "time=1700000100"), Kind.CLOCK);
        assertTrue(late.sentence().contains("100 s ahead of"), late.sentence());
        var answers = Answers.read(GOOD.replace("time=1700000001", "time=1700000100"), NOW);
        var agreed = judge("2.19").machine(said(answers), Optional.of(Duration.ofSeconds(99)));
        assertTrue(agreed.stream().allMatch(check -> check.result() == Result.PASS), agreed::toString);
    }

    @Test
    void sudo_that_wants_a_password_refuses_it_or_knows_nobody_says_so() {
        assertTrue(fails(GOOD.replace("sudo=ok", "sudo=sudo: a password is required"), Kind.SUDO)
                .sentence()
                .startsWith("sudo asks for a password"));
        assertEquals(
                "sudo does not accept the password.",
                fails(GOOD.replace("sudo=ok", "sudo=sudo: 1 incorrect password attempt"), Kind.SUDO)
                        .sentence());
    }

    @Test
    void another_name_is_another_machine() {
        var name = fails(GOOD.replace("name=" + MACHINE.name(), "name=other.example.org"), Kind.NAME);
        assertTrue(name.sentence().contains("calls itself 'other'"), name.sentence());
    }

    @Test
    void python_and_ansible_must_go_together() {
        var python = judge("2.14")
                .machine(said(Answers.read(GOOD.replace("3.11", "3.13"), NOW)), Optional.of(Duration.ZERO))
                .stream()
                .filter(check -> check.kind() == Kind.PYTHON)
                .findFirst()
                .orElseThrow();
        assertEquals(Result.FAIL, python.result());
        assertEquals(
                "It has Python 3.13, but ansible-core 2.14 manages Python up to 3.11 only: use 2.18 or newer.",
                python.sentence());
        assertEquals(
                Result.FAIL,
                judge("2.12").ansible("here", List.of("ansible-playbook")).result());
        assertEquals(
                Optional.of(new AnsibleVersion(2, 14)),
                AnsibleVersion.said("ansible-playbook [core 2.14.18]\n  config file = None\n"));
        assertEquals(Optional.empty(), AnsibleVersion.said("sh: ansible-playbook: not found"));
        assertTrue(new AnsibleVersion(2, 19).refuses(new AnsibleVersion(3, 14)).isEmpty());
        assertTrue(new AnsibleVersion(2, 19).refuses(new AnsibleVersion(3, 6)).isPresent());
    }

    @Test
    void a_machine_that_lets_nobody_in_fails_once_and_the_rest_is_not_looked_at() {
        var shut =
                judge("2.19").machine(new Preflight.Said(MACHINE, Optional.empty(), "It is shut."), Optional.empty());
        assertEquals(Result.FAIL, shut.getFirst().result());
        assertEquals("It is shut.", shut.getFirst().sentence());
        assertTrue(shut.stream().skip(1).allMatch(check -> check.result() == Result.SKIP), shut::toString);
    }

    @Test
    void a_limit_of_machines_leaves_the_others_alone() {
        assertEquals(List.of(MACHINE), Machine.of(PLAN, List.of(MACHINE.name())));
        assertEquals(Machine.of(PLAN), Machine.of(PLAN, List.of("slurm_compute")));
    }

    private static Check fails(String said, Kind kind) {
        var failed = checks(said).stream()
                .filter(check -> check.result() != Result.PASS)
                .toList();
        assertEquals(1, failed.size(), failed::toString);
        assertEquals(kind, failed.getFirst().kind());
        assertEquals(Result.FAIL, failed.getFirst().result());
        return failed.getFirst();
    }

    private static List<Check> checks(String said) {
        return judge("2.19").machine(said(Answers.read(said, NOW)), Optional.of(Duration.ZERO));
    }

    private static Preflight.Said said(Answers answers) {
        return new Preflight.Said(MACHINE, Optional.of(answers), "");
    }

    private static Judge judge(String ansible) {
        return new Judge(PLAN, AnsibleVersion.number(ansible), Reach.USUAL);
    }
}
