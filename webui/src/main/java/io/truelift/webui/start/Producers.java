package io.truelift.webui.start;

import io.agroal.api.AgroalDataSource;
import io.truelift.analysis.decision.DecisionLog;
import io.truelift.analysis.launch.LaunchLog;
import io.truelift.analysis.portfolio.PortfolioStore;
import io.truelift.definitions.draft.DraftStore;
import io.truelift.governance.audit.QueryAudit;
import io.truelift.governance.dictionary.Dictionary;
import io.truelift.governance.history.ContentHistory;
import io.truelift.governance.privacy.LookUpLog;
import io.truelift.governance.privacy.PersonKeys;
import io.truelift.governance.proposal.ProposalLog;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Project;
import io.truelift.platform.project.Settings;
import io.truelift.platform.schedule.ScheduleStore;
import io.truelift.platform.warehouse.Warehouse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the core's parts available for injection. */
@ApplicationScoped
public class Producers {

    @Produces
    @Singleton
    Project project() {
        return Project.current();
    }

    @Produces
    @Singleton
    Settings settings(Project project) {
        return Settings.of(project);
    }

    @Produces
    @Singleton
    ReportStore reports(AgroalDataSource database) {
        return new ReportStore(database);
    }

    @Produces
    @Singleton
    DecisionLog decisions(AgroalDataSource database) {
        return new DecisionLog(database);
    }

    @Produces
    @Singleton
    LaunchLog launches(AgroalDataSource database) {
        return new LaunchLog(database);
    }

    @Produces
    @Singleton
    PortfolioStore portfolio(AgroalDataSource database) {
        return new PortfolioStore(database);
    }

    @Produces
    @Singleton
    DraftStore drafts(AgroalDataSource database) {
        return new DraftStore(database);
    }

    @Produces
    @Singleton
    LookUpLog lookUps(AgroalDataSource database) {
        return new LookUpLog(database, Clock.systemUTC());
    }

    @Produces
    @Singleton
    ScheduleStore schedules(AgroalDataSource database) {
        return new ScheduleStore(database);
    }

    @Produces
    @Singleton
    ContentHistory history(Project project) {
        return new ContentHistory(project, Clock.systemUTC());
    }

    @Produces
    @Singleton
    ProposalLog proposals(AgroalDataSource database) {
        return new ProposalLog(database);
    }

    @Produces
    @Singleton
    QueryAudit reads(AgroalDataSource database) {
        return new QueryAudit(database);
    }

    @Produces
    @Singleton
    PersonKeys personKeys(Project project, Settings settings) {
        return new PersonKeys(project, settings);
    }

    @Produces
    @Singleton
    Warehouse warehouse(Settings settings) {
        return Warehouse.of(settings);
    }

    /** As it stands now: a change in {@code governance/} needs no restart. */
    @Produces
    @Dependent
    Dictionary dictionary(DictionaryCache cache) {
        return cache.current();
    }
}
