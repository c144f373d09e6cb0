package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.util.SerializationUtil;

/** How many lines files are likely to have, as their beginnings tell. */
final class ExpectedLines {
    /** Of the heap, what names may take; reading and writing need the rest. */
    private static final double SHARE_OF_HEAP = 0.4;

    private static final int SAMPLE = 1 << 16;
    /** What a record takes in a file of columns, at least. */
    private static final int LEAST_BYTES_OF_A_RECORD = 8;

    private ExpectedLines() {}

    /** Whether this process has room for the names of all lines, those that were landed before included. */
    static boolean haveRoom(List<FeedFile> files, LandedRecords landed) {
        long lines = landed.size();
        for (FeedFile file : files) {
            lines += in(file);
        }
        return lines * Ordinals.BYTES_OF_A_LINE <= Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP;
    }

    private static long in(FeedFile file) {
        return switch (file.content()) {
            case FeedFile.OnDisk disk
            when file.feed().source().format() == Feed.Format.PARQUET -> file.bytes() / LEAST_BYTES_OF_A_RECORD;
            case FeedFile.OnDisk disk -> byBeginning(disk, file.bytes());
            case FeedFile.InTable(var table, var tasks) ->
                tasks.stream()
                        .mapToLong(task -> SerializationUtil.<FileScanTask>deserializeFromBytes(task)
                                .file()
                                .recordCount())
                        .sum();
        };
    }

    private static long byBeginning(FeedFile.OnDisk disk, long bytes) {
        try (FileChannel packed = FileChannel.open(disk.path());
                InputStream content = Packing.unpacked(Channels.newInputStream(packed))) {
            byte[] sample = content.readNBytes(SAMPLE);
            long lines = 1;
            for (byte b : sample) {
                lines += b == '\n' ? 1 : 0;
            }
            long sampled = Math.max(1, packed.position());
            return lines * (bytes / sampled + 1);
        } catch (IOException e) {
            return bytes; // a line for each byte: whoever reads it says what is wrong
        }
    }
}
