package io.truelift.webui.governance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.truelift.definitions.query.QueryException;
import io.truelift.definitions.query.SqlLibrary;
import io.truelift.governance.identity.Identifiers;
import io.truelift.governance.privacy.FoundPerson;
import io.truelift.governance.privacy.LookUpLog;
import io.truelift.governance.privacy.PersonFinder;
import io.truelift.governance.privacy.PersonKeys;
import io.truelift.governance.privacy.PersonLookUp;
import io.truelift.governance.privacy.PersonLookUp.Outcome;
import io.truelift.platform.project.Project;
import io.truelift.platform.warehouse.Warehouse;
import io.truelift.webui.security.SignedIn;
import io.truelift.webui.warehouse.BackgroundJobs;
import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.BackgroundJobs.Subject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * Looks people up. What is found is nowhere written: it stays in memory for a quarter of an hour, for whoever asked, so
 * that a page that is loaded again is not a look-up more.
 */
@ApplicationScoped
public class PersonLookUpService {
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Project project;
    private final Warehouse warehouse;
    private final PersonKeys keys;
    private final LookUpLog log;
    private final BackgroundJobs jobs;
    private final SignedIn signedIn;
    private final Cache<Long, Kept> found = Caffeine.newBuilder()
            .expireAfterWrite(KEPT)
            .scheduler(Scheduler.systemScheduler())
            .build();

    @Inject
    PersonLookUpService(
            Project project,
            Warehouse warehouse,
            PersonKeys keys,
            LookUpLog log,
            BackgroundJobs jobs,
            SignedIn signedIn) {
        this.project = project;
        this.warehouse = warehouse;
        this.keys = keys;
        this.log = log;
        this.jobs = jobs;
        this.signedIn = signedIn;
    }

    private enum Kind {
        PERSON
    }

    private record Kept(String asker, FoundPerson person) {}

    /**
     * Records a look-up, then asks the warehouse in the background.
     *
     * @param value the identifier as somebody typed it; neither kept nor logged
     * @return number of the record
     * @throws IllegalArgumentException where the reason is missing or the identifier cannot be one, in words for the person
     */
    public long lookUp(String type, String value, String reason) {
        String asker = signedIn.person().name();
        Identifiers identifiers = keys.identifiers();
        String identifier = keys.hashed(type, value);
        long lookUp = log.begin(asker, identifier, reason);
        SqlLibrary library = SqlLibrary.of(project);
        jobs.ask(subject(asker, lookUp), () -> find(lookUp, identifier, identifiers, asker, library));
        return lookUp;
    }

    private FoundPerson find(
            long lookUp, String identifier, Identifiers identifiers, String asker, SqlLibrary library) {
        Outcome outcome = Outcome.NO_ANSWER;
        try {
            FoundPerson person = new PersonFinder(library, warehouse).find(identifier, identifiers, asker);
            found.put(lookUp, new Kept(asker, person));
            outcome = person.isSomebody() ? Outcome.FOUND : Outcome.NOT_FOUND;
            return person;
        } catch (SQLException e) {
            throw new QueryException("Cannot reach Trino: %s".formatted(e.getMessage()), e);
        } finally {
            log.end(lookUp, outcome);
        }
    }

    /** What was found by a look-up of the person who is signed in; absent where it is still asked, was forgotten, or is another's. */
    public Optional<FoundPerson> found(PersonLookUp lookUp) {
        return Optional.ofNullable(found.getIfPresent(lookUp.id()))
                .filter(kept -> kept.asker().equals(signedIn.person().name()))
                .map(Kept::person);
    }

    public Optional<Status> standing(PersonLookUp lookUp) {
        return jobs.standing(subject(signedIn.person().name(), lookUp.id()));
    }

    public void cancel(PersonLookUp lookUp) {
        jobs.cancel(subject(signedIn.person().name(), lookUp.id()));
    }

    private static Subject subject(String asker, long lookUp) {
        return new Subject(asker, Kind.PERSON, Long.toString(lookUp));
    }
}
