package trainyard.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import trainyard.core.remote.RemoteProblem;

class SlurmTroubleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "127; env: ‘scontrol’: No such file or directory; has no Slurm commands",
                "1; slurm_load_jobs error: Unable to contact slurm controller (connect failure); systemctl status slurmctld",
                "1; sinfo: error: Munge encode failed: Failed to access /run/munge/munge.socket.2; munge runs there",
                "1; slurm_load_node error: Zero Bytes were transmitted or received; munge runs there",
                "1; slurm_load_node error: Protocol authentication error; munge runs there",
                "1; scontrol: fatal: Unable to process configuration file /etc/slurm/slurm.conf; configuration on",
                "1; slurm_load_jobs error: Invalid user id; Exit status 1",
            })
    void commands_that_fail_say_what_to_do(int status, String errors, String sentence) {
        String said = SlurmTrouble.sentence(
                new RemoteProblem.CommandFailed("scontrol show node", status, errors), "admin@controller");
        assertTrue(said.contains(sentence), said);
        assertTrue(said.contains(errors), "Slurm's own words are quoted: " + said);
    }

    @Test
    void other_problems_keep_their_sentence() {
        var problem = new RemoteProblem.Unreachable("controller", "timeout");
        assertEquals(problem.sentence(), SlurmTrouble.sentence(problem, "admin@controller"));
    }
}
