package io.truelift.webui.governance;

import io.truelift.governance.quarantine.Quarantine.Found;
import io.truelift.governance.quarantine.Quarantine.Line;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import io.truelift.webui.warehouse.Answer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Lines that were set aside as a file, as the filters of the page find them; nothing while the warehouse is away. */
@RequestScoped
public class QualityExports implements Exports {
    private static final int MOST = 10_000;

    private final QualityPage quality;
    private final Clock clock = Clock.systemUTC();

    @Inject
    QualityExports(QualityPage quality) {
        this.quality = quality;
    }

    @Override
    public Page page() {
        return Page.QUALITY;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        if (!name.equals("lines")) {
            return Optional.empty();
        }
        return quality.find(0, MOST) instanceof Answer.Answered<Found>(Found found)
                ? Optional.of(lines(found))
                : Optional.empty();
    }

    private ExportTable lines(Found found) {
        return ExportTable.of(
                "Lines set aside",
                clock.instant(),
                found.lines(),
                new Columns<Line>()
                        .text("Feed", Line::feed)
                        .text("File", Line::file)
                        .number("Line", Line::number)
                        .text("Rule", Line::rule)
                        .text("Column", Line::column)
                        .text("Why", Line::reason)
                        .moment("Set aside", Line::at)
                        .text("Run", Line::run));
    }
}
