package trainyard.core.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import trainyard.core.plan.ExamplePlans;
import trainyard.core.plan.PlanFile;
import trainyard.core.slurm.SlurmVersion;

class ContainerFilesTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @Test
    void requirements_are_quoted_for_the_shell() throws Exception {
        String definition = definition("torch: \"2.0.0\", python: [\"torch>=2.0.0+cu121\", \"horovod[pytorch]<1\"]");
        assertTrue(definition.contains(" 'torch==2.0.0'\n"), definition);
        assertTrue(definition.contains(" 'torch>=2.0.0+cu121' 'horovod[pytorch]<1'\n"), definition);
    }

    @Test
    void wheels_come_from_the_index_of_their_cuda() throws Exception {
        assertTrue(definition("torch: \"2.4.1\", cuda: cu121")
                .contains("--index-url 'https://download.pytorch.org/whl/cu121' 'torch==2.4.1'"));
        assertFalse(definition("torch: \"2.4.1\"").contains("--index-url"));
    }

    @Test
    void without_a_word_on_the_base_it_is_a_tag_that_exists() throws Exception {
        assertTrue(definition("torch: \"2.4.1\"")
                .contains("\nBootstrap: docker\nFrom: nvidia/cuda:12.1.0-devel-ubuntu22.04\n"));
    }

    @Test
    void open_mpi_is_built_with_pmix_and_its_archive_held_to_its_checksum() throws Exception {
        String sum = "ab".repeat(32);
        String definition = definition("mpi: \"4.1.6\", mpi_sha256: " + sum);
        assertTrue(
                definition.contains(
                        "'https://download.open-mpi.org/release/open-mpi/v4.1/openmpi-4.1.6.tar.bz2'\n    echo '" + sum
                                + "  openmpi.tar.bz2' | sha256sum --check\n"),
                definition);
        assertTrue(definition.contains("--with-pmix=internal"), definition);
        assertFalse(definition("torch: \"2.4.1\"").contains("openmpi"));
    }

    @Test
    void no_interface_of_the_network_is_named() throws Exception {
        String definition = files("every-optional-key", "24.11").get("containers/torch-1.0.0.def");
        assertFalse(definition.contains("eth0"), definition);
        assertFalse(definition.contains("NCCL_SOCKET_IFNAME"), definition);
    }

    @Test
    void tools_come_with_versions_and_are_tried() throws Exception {
        String definition = definition("tools: true");
        assertTrue(
                definition.contains(
                        " 'py-spy==0.3.14' 'nvitop==1.3.2' 'tensorboard==2.17.1' 'torch-tb-profiler==0.4.3'"),
                definition);
        assertTrue(definition.contains("\n    py-spy --version\n"), definition);
    }

    /** Debian's PyTorch has no libuv, which torchrun's stores ask for; LabJobsTest runs torchrun in such an image. */
    @Test
    void a_distributions_pytorch_is_kept_from_libuv_and_the_definition_says_why() throws Exception {
        String definition = definition("packages: [python3-torch]");
        assertTrue(definition.contains("PyTorch was build without libuv support"), definition);
        assertTrue(
                definition.contains("without_libuv 'multi_tenant=True,' 'multi_tenant=True, use_libuv=False,'"),
                definition);
        assertFalse(definition("torch: \"2.4.1\"").contains("libuv"));
    }

    @Test
    void debootstrap_has_its_suite_and_its_mirror() throws Exception {
        assertTrue(definition("bootstrap: debootstrap, base: trixie, mirror: \"http://10.0.0.1/debian\"")
                .contains("\nBootstrap: debootstrap\nOSVersion: trixie\nMirrorURL: http://10.0.0.1/debian\n"));
    }

    /** What a shell says of the sections, without running them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "packages: [htop]",
                "tools: true",
                "packages: [python3-torch]",
                "torch: \"2.4.1\", cuda: cu121, mpi: \"4.1.6\", tools: true, python: [\"torch>=2.0.0+cu121\"]"
            })
    void every_section_is_a_script_that_a_shell_takes(String keys) throws Exception {
        assumeTrue(Files.isExecutable(SHELL), "no /bin/sh here");
        String definition = definition(keys);
        for (String section : new String[] {"environment", "post", "test", "runscript"}) {
            String script = definition.split("\n%" + section + "\n", -1)[1].split("\n%", -1)[0];
            Process shell = new ProcessBuilder(SHELL.toString(), "-n")
                    .redirectErrorStream(true)
                    .start();
            try (var in = shell.outputWriter()) {
                in.write(script);
            }
            String said = shell.inputReader().readAllAsString();
            assertTrue(shell.waitFor(10, TimeUnit.SECONDS));
            assertEquals(0, shell.exitValue(), section + ": " + said + "\n" + script);
        }
    }

    @ParameterizedTest
    @CsvSource({"22.05, CreateEnvFile=true", "24.11, 'EnvExclude=\"^(SLURM_CONF|SLURM_CONF_SERVER)=\"'"})
    void the_oci_runtime_is_called_as_the_version_knows_it(String release, String line) throws Exception {
        String oci = files("containers: {runtime: oci, oci_runtime: runc}", "two-gpu-nodes", release)
                .get("containers/oci.conf");
        assertTrue(oci.lines().toList().contains(line), oci);
        assertTrue(
                oci.contains("RunTimeRun=\"runc --rootless=true --root=/run/oci/%U run --no-new-keyring --bundle %b "),
                oci);
        assertEquals(release.equals("22.05"), !oci.contains("EnvExclude"));
    }

    @ParameterizedTest
    @CsvSource({"apptainer, containers/apptainer.conf", "pyxis, containers/pyxis.conf", "oci, containers/oci.conf"})
    void a_runtime_has_its_own_files_alone(String runtime, String file) throws Exception {
        var files = files("containers: {runtime: " + runtime + "}", "two-gpu-nodes", "24.11");
        assertTrue(files.containsKey(file), files.keySet()::toString);
        assertEquals(
                runtime.equals("pyxis") ? 2 : 1,
                files.keySet().stream()
                        .filter(path -> path.startsWith("containers/"))
                        .count());
    }

    @Test
    void nobody_is_root_through_a_container() throws Exception {
        String conf = files("two-gpu-nodes", "24.11").get("containers/apptainer.conf");
        assertTrue(conf.contains("\nallow setuid = no\n"), conf);
    }

    @Test
    void who_asks_for_images_asks_for_a_runtime() throws Exception {
        assertTrue(files("containers: {images: [{name: small}]}", "two-gpu-nodes", "24.11")
                .get("inventory/group_vars/all.yml")
                .contains("cluster_container_runtime_required: true\n"));
        assertTrue(files("two-gpu-nodes", "24.11")
                .get("inventory/group_vars/all.yml")
                .contains("cluster_container_runtime_required: false\n"));
    }

    private static String definition(String keys) throws Exception {
        return files("containers: {images: [{name: ours, version: \"2.1\", " + keys + "}]}", "two-gpu-nodes", "24.11")
                .get("containers/ours-2.1.def");
    }

    private static Map<String, String> files(String example, String release) throws Exception {
        return render(ExamplePlans.text(example), release);
    }

    private static Map<String, String> files(String containers, String example, String release) throws Exception {
        return render(
                ExamplePlans.text(example).replace("    slurm_config:", "    " + containers + "\n    slurm_config:"),
                release);
    }

    private static Map<String, String> render(String plan, String release) throws Exception {
        return Bundle.of(
                        PlanFile.parse("plan.yaml", plan).plan().orElseThrow(),
                        SlurmVersion.find(release).orElseThrow(),
                        Templates.shipped())
                .files();
    }
}
