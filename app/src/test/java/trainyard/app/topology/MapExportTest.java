package trainyard.app.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import trainyard.app.kit.StatePaints;
import trainyard.app.kit.Words;
import trainyard.app.samples.Fx;
import trainyard.app.samples.Samples;
import trainyard.core.live.Node;
import trainyard.core.live.Snapshot;
import trainyard.core.slurm.SlurmVersion;

class MapExportTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        Fx.start();
    }

    private static Snapshot cluster(String name, List<Node> nodes) {
        return new Snapshot(name, SlurmVersion.V24_11, Samples.NOW, nodes, List.of(), List.of(), List.of());
    }

    private static MapExport export(Snapshot snapshot) {
        return Fx.call(() -> {
            var paints = new StatePaints(() -> {});
            var painter = new MapPainter(paints, (node, shown) -> GpuCell.of(node, Optional.empty(), List.of()));
            var content = MapContent.of(new MapPlaces(), snapshot, Optional.empty(), Words.NONE, Optional.empty());
            return new MapExport(content, ColourBy.STATE, paints, painter);
        });
    }

    private static org.w3c.dom.Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void an_svg_has_every_node_and_is_xml_whatever_names_there_are() throws Exception {
        var nodes = List.of(GpuCellTest.node("n<1>&", "IDLE", 8, 0, ""), GpuCellTest.node("\"n'2", "MIXED", 8, 3, ""));
        var svg = Fx.call(export(cluster("a & b", nodes))::svg);
        var document = parsed(svg);
        assertEquals(
                "Topology of a & b",
                document.getElementsByTagName("title").item(0).getTextContent());
        var texts = new java.util.ArrayList<String>();
        for (int i = 0; i < document.getElementsByTagName("text").getLength(); i++) {
            texts.add(document.getElementsByTagName("text").item(i).getTextContent());
        }
        assertTrue(texts.contains("n<1>&"), texts.toString());
        assertTrue(texts.contains("\"n'2"), texts.toString());
    }

    @Test
    void the_whole_of_a_large_cluster_is_drawn_as_marks() throws Exception {
        var snapshot = Samples.cluster(10_000, 0);
        var document = parsed(Fx.call(export(snapshot)::svg));
        assertTrue(document.getElementsByTagName("rect").getLength() > 10_000);
    }

    @Test
    void both_files_are_written() throws Exception {
        var map = export(Samples.cluster(64, 100));
        Fx.call(() -> ExportMenu.writing(map, folder.resolve("map.svg"), false)).call();
        Fx.call(() -> ExportMenu.writing(map, folder.resolve("map.png"), true)).call();
        assertTrue(Files.readString(folder.resolve("map.svg")).contains("gpu-064"));
        var picture = ImageIO.read(folder.resolve("map.png").toFile());
        assertTrue(picture.getWidth() > 400, "width " + picture.getWidth());
    }
}
