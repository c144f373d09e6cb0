package io.truelift.webui.executive;

import io.truelift.analysis.experiment.result.ExperimentReport;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.platform.database.ReportVersion;
import io.truelift.webui.page.Request;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The report that the address names by {@code name}, and by {@code version} where it does not ask for the newest. */
@RequestScoped
public class RequestedReport {
    private final ReportStore reports;
    private final Request request;
    private @Nullable List<ReportVersion> versions;

    @Inject
    RequestedReport(ReportStore reports, Request request) {
        this.reports = reports;
        this.request = request;
    }

    /**
     * @param version which one it is
     * @param report the report
     */
    public record Kept(ReportVersion version, ExperimentReport report) {}

    /** Every report of the experiment, the newest first; none where the address names no experiment that has one. */
    public List<ReportVersion> versions() {
        if (versions == null) {
            versions = reports.versions(Kind.EXPERIMENT, request.text("name"));
        }
        return versions;
    }

    /** Absent where there is no such report. */
    public Optional<Kept> asked() {
        Optional<String> wanted = request.parameter("version");
        return versions().stream()
                .filter(kept -> wanted.isEmpty() || wanted.get().equals(Long.toString(kept.id())))
                .findFirst()
                .flatMap(kept -> reports.version(
                                Kind.EXPERIMENT, request.text("name"), kept.id(), ExperimentReport.class)
                        .map(report -> new Kept(kept, report)));
    }
}
