package io.truelift.measure;

import com.sun.management.OperatingSystemMXBean;
import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.pipelines.identity.UnionFind;
import io.truelift.pipelines.job.BeamRunner;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Times stitching beside a union-find on one thread over the same file of links; {@code ./truelift identity benchmark}
 * starts it. Linked only: every type links, so that both find the same components. Within a policy: logins are people, the
 * rest belongs, tills are refused.
 */
@Command(name = "benchmark", mixinStandardHelpOptions = true, description = "Times stitching beside a union-find on one thread.")
public final class BenchmarkIdentity implements Callable<Integer> {
    private static final int TYPES = 8;
    private static final double MEBIBYTE = 1 << 20;
    private static final double NANOS = 1e9;

    @Option(names = "--links", paramLabel = "N", defaultValue = "10000000", description = "How many links.")
    private long links;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "2026", description = "Of all that is drawn.")
    private long seed;

    @Option(names = "--share", paramLabel = "N", description = "Most identifiers that a worker joins at a time; the fewer, the more rounds.")
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
            System.out.printf("%,d links between %,d identifiers%n", written.links(), written.identifiers());
            double union = time("union-find on one thread", () -> LinkComponents.of(new LinkFile(path)).components());
            for (boolean isWithinPolicy : new boolean[] {false, true}) {
                BenchmarkedStitching stitching = new BenchmarkedStitching(policy(isWithinPolicy), new BeamRunner(List.of())::run, folder.resolve("room"), partition);
                double stitched = time(isWithinPolicy ? "stitching within a policy" : "stitching, linked only", () -> stitching.people(path, links));
                System.out.printf("%-28s %.1f times the union-find%n", "", stitched / union);
            }
        } finally {
            Files.deleteIfExists(path);
        }
        return CommandLine.ExitCode.OK;
    }

    private static double time(String name, LongSupplier work) {
        pools().forEach(MemoryPoolMXBean::resetPeakUsage);
        Instant start = Instant.now();
        long processor = processor();
        long people = work.getAsLong();
        double seconds = Duration.between(start, Instant.now()).toMillis() / 1000.0;
        double peak = pools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEBIBYTE;
        double processorSeconds = (processor() - processor) / NANOS;
        System.out.printf("%-28s %,10d components  %6.1f s  %6.1f s of processors  heap at most %,.0f MiB%n", name, people, seconds, processorSeconds, peak);
        return seconds;
    }

    /** What the process took of all processors: unlike the time on the clock, it does not hang on what else the machine does. */
    private static long processor() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static List<MemoryPoolMXBean> pools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP).toList();
    }

    private static IdentityPolicy policy(boolean isWithinPolicy) {
        ArrayList<IdentifierType> types = new ArrayList<>();
        for (int place = 0; place < TYPES; place++) {
            boolean isLinking = !isWithinPolicy || place == 0;
            types.add(new IdentifierType("type" + place, isLinking ? Trust.STRONG : Trust.WEAK, isLinking ? IdentifierType.UNLIMITED : 10));
        }
        return new IdentityPolicy(types);
    }
}
