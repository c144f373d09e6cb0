package io.truelift.pipelines.job;

import com.sun.management.OperatingSystemMXBean;
import io.truelift.platform.database.ReportStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run took, as its process tells at its end.
 *
 * @param steps seconds by step, in the order in which they were done
 * @param rows rows by table, where the process tells them
 * @param processorSeconds time of all processors that the process took
 * @param peakMemory the most memory of the machine that the process held, in bytes; absent where the system does not tell
 */
public record RunFigures(
        Map<String, Double> steps, Map<String, Long> rows, double processorSeconds, Optional<Long> peakMemory) {
    private static final double NANOSECONDS = 1e9;
    private static final long KIBIBYTE = 1024;
    /** What Linux tells of a process; other systems have no such file. */
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    public RunFigures {
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    /** What this process took until now. */
    public static RunFigures ofThisProcess(Map<String, Double> steps, Map<String, Long> rows) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new RunFigures(steps, rows, system.getProcessCpuTime() / NANOSECONDS, peak());
    }

    private static Optional<Long> peak() {
        try {
            return Files.exists(STATUS) ? peak(Files.readString(STATUS)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // a figure less, and no reason to fail
        }
    }

    static Optional<Long> peak(String status) {
        Matcher peak = PEAK.matcher(status);
        return peak.find() ? Optional.of(Long.parseLong(peak.group(1)) * KIBIBYTE) : Optional.empty();
    }

    /** Writes them as JSON. */
    public void write(Path file) {
        try {
            Files.writeString(file, ReportStore.JSON.writeValueAsString(this));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Reads what a process wrote. */
    public static RunFigures read(Path file) {
        try {
            return ReportStore.JSON.readValue(Files.readString(file), RunFigures.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
