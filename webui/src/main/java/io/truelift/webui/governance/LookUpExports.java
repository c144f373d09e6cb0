package io.truelift.webui.governance;

import io.truelift.governance.privacy.LookUpLog;
import io.truelift.governance.privacy.PersonLookUp;
import io.truelift.webui.export.Columns;
import io.truelift.webui.export.ExportTable;
import io.truelift.webui.export.Exports;
import io.truelift.webui.security.Page;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The record of look-ups as a file. What was found is in no file. */
@RequestScoped
public class LookUpExports implements Exports {
    private static final int MOST = 10_000;

    private final LookUpLog log;
    private final Clock clock = Clock.systemUTC();

    @Inject
    LookUpExports(LookUpLog log) {
        this.log = log;
    }

    @Override
    public Page page() {
        return Page.PERSON;
    }

    @Override
    public Optional<ExportTable> table(String name) {
        return name.equals("look-ups") ? Optional.of(lookUps()) : Optional.empty();
    }

    private ExportTable lookUps() {
        return ExportTable.of(
                "Look-ups of people",
                clock.instant(),
                log.newest(MOST, 0),
                new Columns<PersonLookUp>()
                        .number("Number", PersonLookUp::id)
                        .moment("When", PersonLookUp::at)
                        .text("Who", PersonLookUp::by)
                        .text("Kind of identifier", PersonLookUp::identifierType)
                        .text("Hashed identifier", PersonLookUp::identifier)
                        .text("Reason", PersonLookUp::reason)
                        .text(
                                "Outcome",
                                lookUp -> lookUp.outcome().map(Enum::name).orElse("")));
    }
}
