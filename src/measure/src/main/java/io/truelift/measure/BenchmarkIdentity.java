package io.truelift.measure;

import com.sun.management.OperatingSystemMXBean;
import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.pipelines.iceberg.LocalFileIO;
import io.truelift.pipelines.identity.DistributedResolver;
import io.truelift.pipelines.identity.KnownIdentifierCoder;
import io.truelift.pipelines.identity.ScratchFolder;
import io.truelift.pipelines.identity.memory.InMemoryResolution;
import io.truelift.pipelines.identity.memory.InMemoryResolver;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.memory.UnionFind;
import io.truelift.pipelines.identity.resolution.Resolution;
import io.truelift.pipelines.identity.rules.IdentityRules;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.job.BeamRunner;
import io.truelift.pipelines.spill.Spill;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times identity resolution by one worker and by several, beside a union-find on one thread, over the same file of links;
 * {@code ./truelift identity benchmark} starts it.
 */
@Command(
        name = "benchmark",
        mixinStandardHelpOptions = true,
        description = "Times resolution by one worker and by several, beside a union-find on one thread.")
public final class BenchmarkIdentity implements Callable<Integer> {
    private static final int TYPES = 8;
    private static final double MEBIBYTE = 1 << 20;
    private static final double NANOS = 1e9;

    @Option(names = "--links", paramLabel = "N", defaultValue = "10000000", description = "How many links.")
    private long links;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "2026", description = "Of all that is drawn.")
    private long seed;

    @Option(
            names = "--share",
            paramLabel = "N",
            description = "Most identifiers that a worker joins at a time; the fewer, the more rounds.")
    private int partition = UnionFind.PARTITION;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchmarkIdentity()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("truelift-benchmark");
        Path path = folder.resolve("links");
        try {
            BulkLinks.Written written = new BulkLinks(links, seed).write(new LinkFile(path));
            System.out.printf(
                    Locale.ROOT, "%,d links between %,d identifiers%n", written.links(), written.identifiers());
            double union = time(
                    "union-find on one thread",
                    () -> LinkComponents.of(new LinkFile(path)).components());
            LinkedRecords records = new LinkedRecords(path, links);
            for (Form form : Form.values()) {
                double one = time(form.words + ", one worker", () -> byOne(form, records));
                double several =
                        time(form.words + ", several", () -> bySeveral(form, records, folder.resolve("scratch")));
                System.out.printf(
                        Locale.ROOT, "%-32s %.1f and %.1f times the union-find%n", "", one / union, several / union);
            }
        } finally {
            Files.deleteIfExists(path);
        }
        return CommandLine.ExitCode.OK;
    }

    /** What is trusted: every type, so that resolvers find the components of the union-find; or logins alone, as in a shop. */
    private enum Form {
        LINKED_ONLY("linked only"),
        WITHIN_POLICY("within a policy");

        private final String words;

        Form(String words) {
            this.words = words;
        }

        private IdentityRules rules() {
            ArrayList<IdentifierType> types = new ArrayList<>();
            for (int place = 0; place < TYPES; place++) {
                boolean isLinking = this == LINKED_ONLY || place == 0;
                types.add(
                        isLinking
                                ? new IdentifierType("type" + place, Trust.STRONG, IdentifierType.UNLIMITED)
                                : new IdentifierType("type" + place, Trust.WEAK, 10));
            }
            return IdentityRules.of(new IdentityPolicy(types), List.of(), "benchmark", Instant.EPOCH);
        }
    }

    private long byOne(Form form, LinkedRecords records) {
        InMemoryResolution resolution = new InMemoryResolver(form.rules(), Memory::ofHeap).resolve(records, nobody());
        System.out.printf(
                Locale.ROOT, "%-32s of the heap %,.0f MiB are the graph's%n", "", resolution.peakBytes() / MEBIBYTE);
        return people(resolution);
    }

    private long bySeveral(Form form, LinkedRecords records, Path folder) {
        try (ScratchFolder scratch = new ScratchFolder(new LocalFileIO(), "file:" + folder)) {
            BeamRunner beam = new BeamRunner(List.of());
            return people(
                    new DistributedResolver(form.rules(), beam::run, scratch, partition).resolve(records, nobody()));
        }
    }

    private static long people(Resolution resolution) {
        long[] people = {0};
        resolution.placed(placed -> people[0] += placed.node().equals(placed.person()) ? 1 : 0);
        return people[0];
    }

    private static Spill<KnownIdentifier> nobody() {
        return new Spill<>(new LocalFileIO(), "file:/nowhere", KnownIdentifierCoder.of());
    }

    private static double time(String name, LongSupplier work) {
        System.gc();
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        Instant start = Instant.now();
        long processor = processor();
        long people = work.getAsLong();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        double peak = pools().stream()
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / MEBIBYTE;
        double processorSeconds = (processor() - processor) / NANOS;
        System.out.printf(
                Locale.ROOT,
                "%-32s %,10d components  %6.1f s  %6.1f s of processors  heap at most %,.0f MiB%n",
                name,
                people,
                seconds,
                processorSeconds,
                peak);
        return seconds;
    }

    /** What the process took of all processors: unlike the time on the clock, it does not hang on what else the machine does. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .toList();
    }
}
