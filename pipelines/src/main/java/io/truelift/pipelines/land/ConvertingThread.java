package io.truelift.pipelines.land;

import io.truelift.pipelines.iceberg.TableRow;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.beam.sdk.values.KV;
import org.jspecify.annotations.Nullable;

/**
 * A conversion beside the thread that reads, so that a single feed keeps two processors busy and no line has to be written
 * down to get from one to the other. Whoever hands over lines waits where it cannot follow, and takes what comes of them.
 */
final class ConvertingThread implements AutoCloseable {
    private static final int MOST_WAITING = 16;
    private static final long LONGEST_WAIT_MILLIS = 100;
    private static final NamedLines END = new NamedLines(-1, List.of());

    private final BlockingQueue<NamedLines> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Queue<KV<String, byte[]>> files = new ConcurrentLinkedQueue<>();
    private final Queue<TableRow> words = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile @Nullable Throwable failure;
    private volatile Map<Integer, LineCounts> counts = Map.of();

    ConvertingThread(LineConversion.Setting setting) {
        thread = Thread.ofPlatform().name("convert lines").daemon().start(() -> run(setting));
    }

    private void run(LineConversion.Setting setting) {
        try {
            LineConversion conversion = setting.begin(
                    new LineConversion.Output((table, file) -> files.add(KV.of(table, file)), words::add));
            for (NamedLines lines = waiting.take(); lines != END; lines = waiting.take()) {
                conversion.convert(lines);
            }
            counts = conversion.finish();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Hands over lines, in the order in which they stand. */
    void convert(NamedLines lines) {
        try {
            while (!waiting.offer(lines, LONGEST_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                refuseWhereItFailed();
                if (!thread.isAlive()) {
                    throw new IllegalStateException("Cannot convert lines: it was stopped");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot convert lines: interrupted", e);
        }
    }

    /** Gives away what was made so far. */
    void take(BiConsumer<String, byte[]> file, Consumer<TableRow> word) {
        for (KV<String, byte[]> next = files.poll(); next != null; next = files.poll()) {
            file.accept(next.getKey(), next.getValue());
        }
        for (TableRow next = words.poll(); next != null; next = words.poll()) {
            word.accept(next);
        }
    }

    /** Waits for the last line, and tells by file what became of all of them. */
    Map<Integer, LineCounts> finish() {
        convert(END);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Cannot convert lines: interrupted", e);
        }
        refuseWhereItFailed();
        return counts;
    }

    private void refuseWhereItFailed() {
        Throwable found = failure;
        if (found instanceof Error error) {
            throw error;
        }
        if (found instanceof RuntimeException exception) {
            throw exception;
        }
    }

    /** Stops it, where it was not waited for. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
