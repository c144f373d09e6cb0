package io.truelift.webui.executive;

import io.truelift.analysis.experiment.ExperimentSlices;
import io.truelift.analysis.report.Reports;
import io.truelift.definitions.experiment.Experiment;
import io.truelift.definitions.experiment.SliceColumn;
import io.truelift.definitions.query.SqlFileException;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.database.ReportStore.Kind;
import io.truelift.webui.format.Figures;
import io.truelift.webui.page.Choice;
import io.truelift.webui.page.Request;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.Definitions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Does it differ between customers by a column that the experiment does not name? */
@RequestScoped
@Named("otherSlices")
public class OtherSlices {
    private final ExperimentPage page;
    private final Definitions questions;
    private final ReportStore reports;
    private final Request request;
    private final Figures figures;
    private String column = "";
    private boolean hasFile;
    private List<SliceColumn> offered = List.of();
    private List<String> known = List.of();
    private Optional<ExperimentSlices> slices = Optional.empty();

    @Inject
    OtherSlices(ExperimentPage page, Definitions questions, ReportStore reports, Request request, Figures figures) {
        this.page = page;
        this.questions = questions;
        this.reports = reports;
        this.request = request;
        this.figures = figures;
    }

    /** Finds what is known by the column that the address names, and does what a button asks for. */
    public void open() {
        if (!page.isOpen()) {
            return;
        }
        String name = page.experiment().name();
        Optional<Experiment> experiment = experiment(name);
        hasFile = experiment.isPresent();
        offered = experiment.map(questions::sliceColumns).orElse(List.of());
        column = request.text("column");
        if (request.posted("slice").isPresent() && isOffered(column)) {
            questions.slice(experiment.orElseThrow(), column);
            request.goTo(address(column));
        } else if (request.posted("cancel").filter(this::isOffered).isPresent()) {
            questions.cancel(Kind.SLICES, Reports.slicesSubject(name, request.text("cancel")));
            request.goTo(address(request.text("cancel")));
        } else {
            String prefix = Reports.slicesSubject(name, "");
            known = reports.subjects(Kind.SLICES).stream()
                    .filter(subject -> subject.startsWith(prefix))
                    .map(subject -> subject.substring(prefix.length()))
                    .toList();
            slices = column.isEmpty()
                    ? Optional.empty()
                    : reports.newest(Kind.SLICES, Reports.slicesSubject(name, column), ExperimentSlices.class);
        }
    }

    private boolean isOffered(String name) {
        return offered.stream().anyMatch(one -> one.name().equals(name));
    }

    /** Absent where there is no file of that name, or a wrong one. */
    private Optional<Experiment> experiment(String name) {
        try {
            return questions.experiment(name);
        } catch (SqlFileException e) {
            return Optional.empty();
        }
    }

    private String address(String by) {
        return "/executive/experiment.xhtml?name=%s&column=%s#other-slices"
                .formatted(page.experiment().name(), by);
    }

    /** Whether the experiment still has a file that can be read. */
    public boolean hasFile() {
        return hasFile;
    }

    /** Whether there is a column to ask by, or something that was found. */
    public boolean isOffered() {
        return !offered.isEmpty() || !known.isEmpty();
    }

    /** The columns that the person may ask by. */
    public List<Choice> columns() {
        return offered.stream()
                .map(one -> new Choice(one.name(), words(one.name()), one.name().equals(column)))
                .toList();
    }

    /** The columns by which something was found, but for the one that shows. */
    public List<Choice> known() {
        return known.stream()
                .filter(one -> slices.isEmpty() || !one.equals(column))
                .map(one -> new Choice(one, words(one), false))
                .toList();
    }

    /** Where what was found by a column shows. */
    public String link(Choice by) {
        return address(by.value());
    }

    /** The column that the address names; nothing where it names none. */
    public String column() {
        return column;
    }

    /** The same as words. */
    public String by() {
        return words(column);
    }

    private static String words(String name) {
        return name.replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    /** What the column means, in a sentence. */
    public String description() {
        return slices.map(ExperimentSlices::description)
                .filter(text -> !text.isEmpty())
                .orElse("as the experiment's file says");
    }

    /** What was found, for the metric and the treatment that the address asks for; absent where nobody asked yet. */
    public Optional<Slice> slice() {
        return slices.flatMap(found ->
                Slice.of(found.report(), found.column(), request.text("measured"), request.text("treatment"), figures));
    }

    /** What was corrected, and whether the levels differ. */
    public String note() {
        return slices.filter(found -> found.report().plan().design().isRandomised())
                .map(found -> found.dimension().note())
                .orElse("");
    }

    /** What it takes to ask the same again; absent where nobody asked yet. */
    public Optional<ReceiptView> receipt() {
        return slices.map(found -> ReceiptView.of(found.report()));
    }

    /** How the question stands that the person asked. */
    public Optional<Status> standing() {
        return column.isEmpty()
                ? Optional.empty()
                : questions.standing(
                        Kind.SLICES, Reports.slicesSubject(page.experiment().name(), column));
    }

    public boolean isRunning() {
        return standing().filter(Status::isRunning).isPresent();
    }
}
