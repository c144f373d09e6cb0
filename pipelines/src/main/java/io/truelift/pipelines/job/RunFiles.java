package io.truelift.pipelines.job;

import io.truelift.governance.dictionary.ColumnContract;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.TableContract;
import io.truelift.pipelines.customer.Delivery;
import io.truelift.pipelines.iceberg.Lakehouse;
import io.truelift.pipelines.iceberg.ReadTable;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.land.FeedFile;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of the files of all runs: {@code governance.run_file}. */
final class RunFiles {
    static final String TABLE = "governance.run_file";

    private final List<RunFile> files;

    private RunFiles(List<RunFile> files) {
        this.files = files;
    }

    /**
     * A file of a run.
     *
     * @param sha256 hash of its content
     * @param status landed, duplicate or rejected
     * @param reason why it was not landed; null where it was
     * @param in lines that were read
     * @param published lines that became rows
     * @param quarantined lines that were set aside
     */
    private record RunFile(
            String runId,
            String feed,
            String file,
            String sha256,
            String status,
            @Nullable String reason,
            long in,
            long published,
            long quarantined) {

        boolean isLanded() {
            return status.equals("landed");
        }

        boolean isRejected() {
            return status.equals("rejected");
        }

        Counts counts() {
            return new Counts(in, published, quarantined);
        }
    }

    /** Lines of a run: read, published and set aside. */
    record Counts(long in, long published, long quarantined) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(in + other.in, published + other.published, quarantined + other.quarantined);
        }
    }

    static RunFiles of(Lakehouse lakehouse, Dictionary dictionary) {
        TableContract contract = dictionary.table(TABLE);
        List<String> columns =
                contract.columns().stream().map(ColumnContract::name).toList();
        return new RunFiles(ReadTable.all(lakehouse, contract).stream()
                .map(row -> file(row, columns))
                .toList());
    }

    private static RunFile file(TableRow row, List<String> columns) {
        Function<String, @Nullable Object> value = column -> row.values()[columns.indexOf(column)];
        Function<String, String> text = column -> (String) Objects.requireNonNull(value.apply(column), column);
        ToLongFunction<String> number = column -> (Long) Objects.requireNonNull(value.apply(column), column);
        return new RunFile(
                text.apply("run_id"),
                text.apply("feed"),
                text.apply("file"),
                text.apply("sha256"),
                text.apply("status"),
                (String) value.apply("reason"),
                number.applyAsLong("lines_in"),
                number.applyAsLong("lines_published"),
                number.applyAsLong("lines_quarantined"));
    }

    /** By hash of its content every file that was landed. */
    Map<String, LandAgain.Landed> landed() {
        return files.stream()
                .filter(RunFile::isLanded)
                .collect(Collectors.toMap(
                        RunFile::sha256,
                        file -> new LandAgain.Landed(file.feed(), file.file()),
                        (one, later) -> later));
    }

    /** Every file that a run landed, or found to say what was landed before; one of several runs stands there as often. */
    List<Delivery> deliveries() {
        return files.stream()
                .filter(file -> !file.isRejected())
                .map(file -> new Delivery(file.feed(), file.runId(), file.file(), file.sha256(), file.isLanded()))
                .toList();
    }

    /** Whether the last run that found the file found it as it is. */
    boolean has(FeedFile file) {
        return files.stream()
                .filter(known -> known.feed().equals(file.feed().name())
                        && known.file().equals(file.name())
                        && !known.isRejected())
                .max(Comparator.comparing(RunFile::runId))
                .filter(known -> known.sha256().equals(file.sha256()))
                .isPresent();
    }

    /** The files that a run rejected, each with the reason. */
    List<String> rejected(String runId) {
        return files.stream()
                .filter(file -> file.runId().equals(runId) && file.isRejected())
                .map(file -> "%s: %s".formatted(file.file(), file.reason()))
                .toList();
    }

    /** Lines of a run. */
    Counts counts(String runId) {
        return files.stream()
                .filter(file -> file.runId().equals(runId))
                .map(RunFile::counts)
                .reduce(Counts.NONE, Counts::plus);
    }

    /** Lines of a run by feed. */
    Map<String, Counts> countsByFeed(String runId) {
        return files.stream()
                .filter(file -> file.runId().equals(runId))
                .collect(Collectors.toMap(RunFile::feed, RunFile::counts, Counts::plus));
    }
}
