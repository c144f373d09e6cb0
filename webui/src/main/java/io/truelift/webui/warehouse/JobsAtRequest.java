package io.truelift.webui.warehouse;

import io.truelift.webui.warehouse.BackgroundJobs.Status;
import io.truelift.webui.warehouse.BackgroundJobs.Subject;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How background jobs stood when the request began. A page asks several times while it is drawn, and a job may end in
 * between: looked at live, one page would call it running and done. Taken before anything else is read, so that what a job
 * that is over left behind is read after it; a page may show an answer beside "still running", never neither of them.
 */
@RequestScoped
class JobsAtRequest {
    private final BackgroundJobs jobs;
    private final Map<Subject, Status> standing = new HashMap<>();

    @Inject
    JobsAtRequest(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    @PostConstruct
    void take() {
        standing.putAll(jobs.standing());
    }

    /** Has the container make this object when a request begins, not when it is first asked. */
    void begin(@Observes @Initialized(RequestScoped.class) Object request) {}

    Optional<Status> of(Subject subject) {
        return Optional.ofNullable(standing.get(subject));
    }

    void lookAgain(Subject subject) {
        standing.remove(subject);
        Optional.ofNullable(jobs.standing().get(subject)).ifPresent(status -> standing.put(subject, status));
    }
}
