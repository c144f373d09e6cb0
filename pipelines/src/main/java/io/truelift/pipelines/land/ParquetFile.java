package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file of anybody's making. */
final class ParquetFile {
    private static final Set<CompressionCodecName> UNPACKED = EnumSet.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW,
            CompressionCodecName.LZ4);

    private ParquetFile() {}

    /**
     * Lines of the file. All of it is read once before, so that a file that is damaged anywhere is rejected whole.
     *
     * @throws FileLines.FileRejection where it is no Parquet, is damaged, is packed in a way that is not known, or lacks a field
     */
    static FileLines lines(Path path, Feed feed) throws IOException {
        MessageType schema = schema(path, feed);
        readThrough(path, schema, feed);
        return new ParquetLines(path, schema, feed);
    }

    /**
     * Lines of the file, which is not read through before: damage shows where reading comes to it.
     *
     * @throws FileLines.FileRejection where it is no Parquet, is packed in a way that is not known, or lacks a field
     */
    static FileLines unchecked(Path path, Feed feed) throws IOException {
        return new ParquetLines(path, schema(path, feed), feed);
    }

    private static MessageType schema(Path path, Feed feed) {
        ParquetMetadata footer = footer(path);
        checkPacking(footer);
        MessageType schema = footer.getFileMetaData().getSchema();
        checkFields(schema, feed);
        return schema;
    }

    private static ParquetMetadata footer(Path path) {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(path))) {
            return reader.getFooter();
        } catch (IOException | RuntimeException e) {
            throw new FileLines.FileRejection(
                    "Cannot read the file as Parquet: its footer is missing, damaged or of a kind that is not known. Deliver it again.");
        }
    }

    private static void checkPacking(ParquetMetadata footer) {
        Set<CompressionCodecName> others = footer.getBlocks().stream()
                .flatMap(block -> block.getColumns().stream())
                .map(column -> column.getCodec())
                .filter(codec -> !UNPACKED.contains(codec))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!others.isEmpty()) {
            throw new FileLines.FileRejection(
                    "Cannot unpack the file: its pages are packed with %s. Deliver it with one of %s."
                            .formatted(
                                    others.iterator().next(),
                                    UNPACKED.stream().map(Enum::name).collect(Collectors.joining(", "))));
        }
    }

    private static void checkFields(MessageType schema, Feed feed) {
        Set<String> names = new TreeSet<>(names(schema));
        List<String> missing =
                feed.fields().stream().filter(field -> !names.contains(field)).toList();
        if (!missing.isEmpty()) {
            throw new FileLines.FileRejection("Cannot use the file: it lacks the fields %s. It has: %s."
                    .formatted(String.join(", ", missing), String.join(", ", names)));
        }
    }

    /** Fields in the order of the schema, those of a struct behind it. */
    static Set<String> names(MessageType schema) {
        Set<String> names = new LinkedHashSet<>();
        collectNames("", schema, names);
        return names;
    }

    private static void collectNames(String prefix, GroupType group, Set<String> names) {
        for (Type field : group.getFields()) {
            names.add(prefix + field.getName());
            if (isStruct(field)) {
                collectNames(prefix + field.getName() + ".", field.asGroupType(), names);
            }
        }
    }

    /** Whether the fields of a group are fields of the line, and it is neither a list nor a map. */
    static boolean isStruct(Type field) {
        return !field.isPrimitive()
                && !field.isRepetition(Type.Repetition.REPEATED)
                && !(field.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation)
                && !(field.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.MapLogicalTypeAnnotation)
                && !(field.getLogicalTypeAnnotation() instanceof LogicalTypeAnnotation.MapKeyValueTypeAnnotation);
    }

    private static void readThrough(Path path, MessageType schema, Feed feed) throws IOException {
        long read = 0;
        try (ParquetLines lines = new ParquetLines(path, schema, feed)) {
            while (lines.next() != null) {
                read++;
            }
        } catch (IOException | RuntimeException e) {
            throw new FileLines.FileRejection(
                    "Cannot read the file as Parquet: it is damaged after row %,d. Deliver it again.".formatted(read));
        }
    }
}
