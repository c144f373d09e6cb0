package io.truelift.pipelines.spill;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one worker writes to a spill: files of its own. They are part of the spill once its list names them, so whoever
 * writes hands over {@link #finish()}.
 *
 * @param <T> the element
 */
public final class SpillWriter<T> {
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_FILE = 8_000_000;

    private final Spill<T> spill;
    private final List<SpillFile> finished = new ArrayList<>();
    private @Nullable DataOutputStream out;
    private String file = "";
    private long elements;

    SpillWriter(Spill<T> spill) {
        this.spill = spill;
    }

    /** Writes an element. */
    public void write(T element) {
        try {
            if (out == null) {
                file = spill.folder() + "/" + UUID.randomUUID();
                elements = 0;
                out = new DataOutputStream(
                        new BufferedOutputStream(spill.io().newOutputFile(file).create(), BUFFER));
            }
            spill.coder().encode(element, out);
            if (++elements == LONGEST_FILE) {
                close();
            }
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Ends the file at hand, and tells of every file that was not told of before. */
    public List<SpillFile> finish() {
        try {
            close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
        List<SpillFile> files = List.copyOf(finished);
        finished.clear();
        return files;
    }

    private void close() throws IOException {
        if (out != null) {
            out.close();
            out = null;
            finished.add(new SpillFile(spill.folder(), file, elements));
        }
    }

    private UncheckedIOException cannotWrite(IOException e) {
        return new UncheckedIOException("Cannot write to %s: %s".formatted(file, e.getMessage()), e);
    }
}
