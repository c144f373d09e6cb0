package io.truelift.pipelines.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.coders.VoidCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.GroupByKey;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/**
 * A collection in files, written by one pipeline and read by the next: Beam has no loops, so rounds that go on until
 * nothing changes are pipelines, and this is what lies between them. A list of the files is written when all of them are
 * finished, so what a failed worker left behind is never read.
 *
 * @param io how files are reached, from every worker
 * @param folder where they lie
 * @param coder how an element is written
 * @param <T> the element
 */
public record Spill<T>(FileIO io, String folder, Coder<T> coder) implements Serializable {
    private static final int BUFFER = 1 << 18;
    private static final int LONGEST_FILE = 8_000_000;

    private record Part(String file, long elements) {}

    /** Writes a collection here. */
    public PTransform<PCollection<T>, PDone> write() {
        return new Write<>(this);
    }

    /** Writes elements here and now. */
    public void fill(Consumer<Consumer<T>> giver) {
        String file = folder + "/" + UUID.randomUUID();
        long[] elements = {0};
        try (OutputStream out = new BufferedOutputStream(io.newOutputFile(file).create(), BUFFER)) {
            giver.accept(element -> {
                try {
                    coder.encode(element, out);
                    elements[0]++;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to %s: %s".formatted(file, e.getMessage()), e);
        }
        writeList(List.of(KV.of(file, elements[0])));
    }

    /** Reads what is here; nothing where nothing was written. */
    public PTransform<PBegin, PCollection<T>> read() {
        return new Read<>(this);
    }

    /** How many elements are here. */
    public long size() {
        return parts().stream().mapToLong(Part::elements).sum();
    }

    /** Hands over every element, here and now. */
    public void each(Consumer<T> taker) {
        parts().forEach(part -> read(part.file(), taker));
    }

    /** Deletes the files. */
    public void delete() {
        List<Part> parts = parts();
        if (!parts.isEmpty()) {
            io.deleteFile(list());
            parts.forEach(part -> io.deleteFile(part.file()));
        }
    }

    private String list() {
        return folder + "/files";
    }

    private List<Part> parts() {
        if (!io.newInputFile(list()).exists()) {
            return List.of();
        }
        try (DataInputStream in = new DataInputStream(io.newInputFile(list()).newStream())) {
            List<Part> parts = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                parts.add(new Part(in.readUTF(), in.readLong()));
            }
            return parts;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what the last step left in %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private void writeList(Iterable<KV<String, Long>> files) {
        List<KV<String, Long>> parts = new ArrayList<>();
        files.forEach(parts::add);
        try (DataOutputStream out = new DataOutputStream(io.newOutputFile(list()).createOrOverwrite())) {
            out.writeInt(parts.size());
            for (KV<String, Long> part : parts) {
                out.writeUTF(part.getKey());
                out.writeLong(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private void read(String file, Consumer<T> taker) {
        try (InputStream in = new BufferedInputStream(io.newInputFile(file).newStream(), BUFFER)) {
            for (in.mark(1); in.read() >= 0; in.mark(1)) {
                in.reset();
                taker.accept(coder.decode(in));
            }
        } catch (EOFException e) {
            throw new UncheckedIOException("Cannot read %s: it ends too early.".formatted(file), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static final class Write<T> extends PTransform<PCollection<T>, PDone> {
        private static final long serialVersionUID = 1L;
        private final Spill<T> spill;

        Write(Spill<T> spill) {
            this.spill = spill;
        }

        @Override
        public PDone expand(PCollection<T> elements) {
            elements.apply("write files", ParDo.of(new WriteFile<>(spill)))
                    .setCoder(KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of()))
                    .apply("together", WithKeys.of((Void) null))
                    .setCoder(KvCoder.of(VoidCoder.of(), KvCoder.of(StringUtf8Coder.of(), VarLongCoder.of())))
                    .apply("gather files", GroupByKey.create())
                    .apply("list files", ParDo.of(new WriteList<>(spill)));
            return PDone.in(elements.getPipeline());
        }
    }

    private static final class WriteFile<T> extends DoFn<T, KV<String, Long>> {
        private static final long serialVersionUID = 1L;
        private final Spill<T> spill;
        private transient @Nullable DataOutputStream out;
        private transient String file;
        private transient long elements;

        WriteFile(Spill<T> spill) {
            this.spill = spill;
        }

        @ProcessElement
        public void write(@Element T element, OutputReceiver<KV<String, Long>> finished) throws IOException {
            if (out == null) {
                file = spill.folder() + "/" + UUID.randomUUID();
                elements = 0;
                out = new DataOutputStream(new BufferedOutputStream(spill.io().newOutputFile(file).create(), BUFFER));
            }
            spill.coder().encode(element, out);
            if (++elements == LONGEST_FILE) {
                finished.output(finish());
            }
        }

        @FinishBundle
        public void finish(FinishBundleContext context) throws IOException {
            if (out != null) {
                context.output(finish(), BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE);
            }
        }

        private KV<String, Long> finish() throws IOException {
            out.close();
            out = null;
            return KV.of(file, elements);
        }
    }

    private static final class WriteList<T> extends DoFn<KV<Void, Iterable<KV<String, Long>>>, Void> {
        private static final long serialVersionUID = 1L;
        private final Spill<T> spill;

        WriteList(Spill<T> spill) {
            this.spill = spill;
        }

        @ProcessElement
        public void list(@Element KV<Void, Iterable<KV<String, Long>>> files) {
            spill.writeList(files.getValue());
        }
    }

    private static final class Read<T> extends PTransform<PBegin, PCollection<T>> {
        private static final long serialVersionUID = 1L;
        private final Spill<T> spill;

        Read(Spill<T> spill) {
            this.spill = spill;
        }

        @Override
        public PCollection<T> expand(PBegin begin) {
            return begin.apply("files", Create.of(spill.parts().stream().map(Part::file).toList()).withCoder(StringUtf8Coder.of()))
                    .apply("spread", Reshuffle.viaRandomKey())
                    .apply("read", ParDo.of(new ReadFile<>(spill)))
                    .setCoder(spill.coder());
        }
    }

    private static final class ReadFile<T> extends DoFn<String, T> {
        private static final long serialVersionUID = 1L;
        private final Spill<T> spill;

        ReadFile(Spill<T> spill) {
            this.spill = spill;
        }

        @ProcessElement
        public void read(@Element String file, OutputReceiver<T> out) {
            spill.read(file, out::output);
        }
    }
}
