package io.truelift.webui.warehouse;

import io.truelift.project.Project;
import io.truelift.query.SqlLibrary;
import io.truelift.report.Reports;
import io.truelift.segment.Segment;
import io.truelift.segment.SegmentCatalog;
import io.truelift.segment.SegmentPreview;
import io.truelift.store.ReportStore;
import io.truelift.warehouse.Warehouse;
import io.truelift.webui.security.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The files in {@code sql/}, and what can be asked by them in the name of the person who is signed in. */
@ApplicationScoped
public class Questions {
    private final Project project;
    private final Warehouse warehouse;
    private final ReportStore store;
    private final SignedIn signedIn;
    private final LiveWarehouse live;

    @Inject
    Questions(Project project, Warehouse warehouse, ReportStore store, SignedIn signedIn, LiveWarehouse live) {
        this.project = project;
        this.warehouse = warehouse;
        this.store = store;
        this.signedIn = signedIn;
        this.live = live;
    }

    /** Every segment, by title. */
    public List<Segment> segments() {
        return reports().segments().stream().sorted(Comparator.comparing(Segment::title)).toList();
    }

    /** The segment of that name; absent where no file has it. */
    public Optional<Segment> segment(String name) {
        SqlLibrary library = SqlLibrary.of(project);
        return library.names(SegmentCatalog.FOLDER).contains(name)
                ? Optional.of(new SegmentCatalog(library).read(name))
                : Optional.empty();
    }

    /** A look at some members of a segment. */
    public Answer<SegmentPreview> preview(Segment segment) {
        return live.answer(() -> reports().previewSegment(segment));
    }

    private Reports reports() {
        return new Reports(project, warehouse, store, signedIn.person().name(), Clock.systemUTC());
    }
}
