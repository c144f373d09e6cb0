package io.truelift.pipelines.identity;

import io.truelift.pipelines.spill.Spill;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.iceberg.io.FileIO;

/** A folder of one run for what its steps leave to each other; closing it deletes everything. */
public final class ScratchFolder implements AutoCloseable {
    private final FileIO io;
    private final String folder;
    private final List<Spill<?>> spills = new ArrayList<>();

    /**
     * @param io how files are reached, from every worker
     * @param folder a folder of this run alone
     */
    public ScratchFolder(FileIO io, String folder) {
        this.io = io;
        this.folder = folder;
    }

    public <T> Spill<T> of(String name, Coder<T> coder) {
        Spill<T> spill = new Spill<>(io, "%s/%d-%s".formatted(folder, spills.size(), name), coder);
        spills.add(spill);
        return spill;
    }

    @Override
    public void close() {
        spills.forEach(Spill::delete);
    }
}
