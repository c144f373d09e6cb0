package io.truelift.definitions.segment;

import io.truelift.definitions.query.Header;
import io.truelift.definitions.query.SqlFile;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.definitions.query.SqlLibrary;
import java.util.List;

/** The segments of a project. */
public final class SegmentCatalog {
    /** Folder of the segments. */
    public static final String FOLDER = "segments";

    private final SqlLibrary library;

    public SegmentCatalog(SqlLibrary library) {
        this.library = library;
    }

    /** Every segment, in alphabetical order of the keys. */
    public List<Segment> all() {
        return library.names(FOLDER).stream().map(this::read).toList();
    }

    /** @throws SqlFileException where there is no such file, or it is no segment */
    public Segment read(String name) {
        return segment(library.read(FOLDER, name));
    }

    /** A segment that is being written: the text need not be in its file yet. */
    public Segment draft(String name, String text) {
        return segment(library.parse(FOLDER, name, text));
    }

    private Segment segment(SqlFile file) {
        Header header = file.header();
        header.allow("title", "description", "owner", "purpose");
        file.requireColumns("customer_id");
        return new Segment(
                file.name(),
                header.text("title"),
                header.text("description"),
                header.text("owner"),
                library.purpose(file),
                file);
    }
}
