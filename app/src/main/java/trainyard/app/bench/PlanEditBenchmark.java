package trainyard.app.bench;

import java.util.ArrayList;
import java.util.List;
import trainyard.core.plan.edit.Data;
import trainyard.core.plan.edit.Edit;
import trainyard.core.plan.edit.NodeEdit;
import trainyard.core.plan.edit.PartitionEdit;
import trainyard.core.plan.edit.PlanDocument;
import trainyard.core.plan.edit.PlanPath;
import trainyard.core.plan.edit.PlanText;
import trainyard.core.plan.edit.Sharing;
import trainyard.core.plan.edit.Step;

/** Edits of a plan's text, each with the parse that checks what came out; the baseline is that parse alone. */
final class PlanEditBenchmark implements Benchmark {
    @Override
    public String title() {
        return "Plan edits, 10,000 nodes";
    }

    @Override
    public List<Figure> measure() throws Exception {
        PlanText text = PlanText.of(RenderBenchmark.plan());
        PlanDocument plan = PlanDocument.parse(text);
        double parse = Timing.of(() -> PlanDocument.parse(text)).median();
        var figures = new ArrayList<Figure>();
        figures.add(Figure.millis("parse with places, warm", parse, "baseline"));
        figures.add(Figure.millis(
                "parse and read as a plan, warm",
                Timing.of(() -> PlanDocument.parse(text).file("bench.yaml")).median(),
                ""));
        PlanPath cpus = PlanPath.of("clusters.hpc.compute_nodes[5000].cpu_cores");
        figures.add(beyond("set a value", plan, new Step.SetValue(cpus, Data.number(64)), parse));
        figures.add(beyond("rename a node", plan, new NodeEdit.RenameNode("gpu-05000", "gpu-x"), parse));
        figures.add(
                beyond("clone a node 100 times", plan, new NodeEdit.CloneNode("gpu-00001", "new-[001-100]"), parse));
        figures.add(beyond("remove 1,000 nodes", plan, new NodeEdit.RemoveNodes("gpu-[02001-03000]"), parse));
        figures.add(beyond(
                "take 100 nodes out of a partition",
                plan,
                new PartitionEdit.RemoveFromPartition("gpu-[00101-00200]", "debug"),
                parse));
        return figures;
    }

    private static Figure beyond(String name, PlanDocument plan, Edit edit, double parse) throws Exception {
        Timing timing = Timing.of(() -> plan.apply(edit, Sharing.REFUSE));
        return Figure.millis(name + ", beyond the parse", Math.max(0, timing.median() - parse), "target: under 50 ms");
    }
}
