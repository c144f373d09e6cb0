package io.truelift.pipelines.spill;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.Reshuffle;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.apache.beam.sdk.transforms.windowing.GlobalWindow;
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
 * @param folders where they lie: one, but for what {@link #together} makes
 * @param coder how an element is written
 * @param <T> the element
 */
public record Spill<T>(FileIO io, List<String> folders, Coder<T> coder) implements Elements<T>, Serializable {
    private static final int BUFFER = 1 << 18;

    public Spill {
        folders = List.copyOf(folders);
    }

    /** One folder of files. */
    public Spill(FileIO io, String folder, Coder<T> coder) {
        this(io, List.of(folder), coder);
    }

    /** Several of them as one, to be read. */
    public static <T> Spill<T> together(List<Spill<T>> spills) {
        Spill<T> first = spills.getFirst();
        return new Spill<>(
                first.io(),
                spills.stream().flatMap(spill -> spill.folders().stream()).toList(),
                first.coder());
    }

    /** Where new files go. */
    String folder() {
        if (folders.size() != 1) {
            throw new IllegalStateException("Cannot write to several spills as one: %s".formatted(folders));
        }
        return folders.getFirst();
    }

    /** Writes a collection here. */
    public PTransform<PCollection<T>, PDone> write() {
        return new Write<>(this);
    }

    /** Writes elements here and now. */
    public void fill(Consumer<Consumer<T>> giver) {
        SpillWriter<T> writer = new SpillWriter<>(this);
        giver.accept(writer::write);
        writeList(writer.finish());
    }

    /** Reads what is here; nothing where nothing was written. */
    @Override
    public PTransform<PBegin, PCollection<T>> read() {
        return new Read<>(this);
    }

    /** How many elements are here. */
    public long size() {
        return files().stream().mapToLong(SpillFile::elements).sum();
    }

    @Override
    public void each(Consumer<T> taker) {
        files().forEach(file -> read(file.file(), taker));
    }

    /** Deletes the files. */
    public void delete() {
        List<SpillFile> files = files();
        if (!files.isEmpty()) {
            io.deleteFile(list(folder()));
            files.forEach(file -> io.deleteFile(file.file()));
        }
    }

    private static String list(String folder) {
        return folder + "/files";
    }

    private List<SpillFile> files() {
        List<SpillFile> files = new ArrayList<>();
        for (String folder : folders) {
            if (!io.newInputFile(list(folder)).exists()) {
                continue;
            }
            try (DataInputStream in =
                    new DataInputStream(io.newInputFile(list(folder)).newStream())) {
                for (int left = in.readInt(); left > 0; left--) {
                    files.add(new SpillFile(folder, in.readUTF(), in.readLong()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot read what the last step left in %s: %s".formatted(folder, e.getMessage()), e);
            }
        }
        return files;
    }

    void writeList(Iterable<SpillFile> finished) {
        List<SpillFile> files = new ArrayList<>();
        finished.forEach(files::add);
        try (DataOutputStream out =
                new DataOutputStream(io.newOutputFile(list(folder())).createOrOverwrite())) {
            out.writeInt(files.size());
            for (SpillFile file : files) {
                out.writeUTF(file.file());
                out.writeLong(file.elements());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write to %s: %s".formatted(folder(), e.getMessage()), e);
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
            return elements.apply("write files", ParDo.of(new WriteFiles<>(spill)))
                    .apply("keep files", new KeepFiles(List.of(spill)));
        }
    }

    private static final class WriteFiles<T> extends DoFn<T, SpillFile> {
        private static final long serialVersionUID = 1L;
        private final Spill<T> spill;
        private transient @Nullable SpillWriter<T> writer;

        WriteFiles(Spill<T> spill) {
            this.spill = spill;
        }

        @StartBundle
        public void start() {
            writer = new SpillWriter<>(spill);
        }

        @ProcessElement
        public void write(@Element T element) {
            writer.write(element);
        }

        @FinishBundle
        public void finish(FinishBundleContext context) {
            writer.finish()
                    .forEach(file -> context.output(file, BoundedWindow.TIMESTAMP_MIN_VALUE, GlobalWindow.INSTANCE));
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
            return begin.apply(
                            "files",
                            Create.of(spill.files().stream()
                                            .map(SpillFile::file)
                                            .toList())
                                    .withCoder(StringUtf8Coder.of()))
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
