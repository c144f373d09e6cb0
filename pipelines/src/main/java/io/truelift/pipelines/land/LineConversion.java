package io.truelift.pipelines.land;

import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.dictionary.DictionaryReader;
import io.truelift.governance.identity.Identifiers;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.iceberg.RowFiles;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.iceberg.TableTarget;
import io.truelift.pipelines.land.NamedLines.NamedLine;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Makes rows of named lines, and writes them: consent events apart, for they are named by themselves and kept once. Of one
 * thread.
 */
final class LineConversion {
    private final Setting setting;
    private final Dictionary dictionary;
    private final Output output;
    private final RowFiles written;
    private final Map<String, LineConverter> converters = new HashMap<>();
    private final Map<Integer, LineCounts> counts = new HashMap<>();
    private final HeldWords words = new HeldWords();

    /**
     * What conversions work with, wherever they run.
     *
     * @param files all files of the run
     * @param governance folder of the dictionary
     * @param targets by table what its rows need
     * @param rows makes the rows on lines that break the contract
     */
    record Setting(
            ArrayList<FeedFile> files,
            String governance,
            Identifiers identifiers,
            HashMap<String, TableTarget> targets,
            String runId,
            RunRows rows)
            implements Serializable {

        LineConversion begin(Output output) {
            return new LineConversion(this, output);
        }
    }

    /**
     * Who takes what a conversion makes.
     *
     * @param files takes files of rows, with their tables
     * @param words takes consent events
     */
    record Output(BiConsumer<String, byte[]> files, Consumer<TableRow> words) {}

    private LineConversion(Setting setting, Output output) {
        this.setting = setting;
        this.dictionary = DictionaryReader.read(Path.of(setting.governance()));
        this.output = output;
        this.written = new RowFiles(setting.targets(), setting.runId());
    }

    void convert(NamedLines lines) {
        FeedFile file = setting.files().get(lines.file());
        LineConverter converter = converters.computeIfAbsent(
                file.feed().name(),
                name -> new LineConverter(file.feed(), dictionary, setting.identifiers(), setting.runId()));
        List<String> fields = List.copyOf(file.feed().fields());
        long published = 0;
        for (NamedLine line : lines.lines()) {
            try {
                converter.convert(line(fields, line), file.name()).forEach(this::write);
                published++;
            } catch (Rejection rejection) {
                write(setting.rows().quarantine(file.feed().name(), file.name(), line.number(), rejection));
            }
        }
        if (words.areTooMany()) {
            words.release().forEach(output.words());
        }
        counts.merge(lines.file(), new LineCounts(published, lines.lines().size() - published), LineCounts::plus);
    }

    private void write(TableRow row) {
        if (row.table().equals(LineConverter.CONSENT)) {
            words.add(row);
        } else {
            written.write(row, output.files());
        }
    }

    private static Line line(List<String> fields, NamedLine line) {
        Map<String, String> values = HashMap.newHashMap(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            String value = line.values().get(i);
            if (value != null) {
                values.put(fields.get(i), value);
            }
        }
        return new Line(line.number(), line.name(), values);
    }

    /** Ends the files, gives away the words that are held back, and tells by file what became of the lines. */
    Map<Integer, LineCounts> finish() {
        written.finish(output.files());
        words.release().forEach(output.words());
        return counts;
    }
}
