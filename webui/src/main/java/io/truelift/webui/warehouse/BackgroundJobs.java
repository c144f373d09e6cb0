package io.truelift.webui.warehouse;

import io.truelift.definitions.query.SqlFileException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Questions that take too long for a page to wait for: they run in the background, and the page tells how they stand.
 * A person asks each question once at a time; a few run at once, the others wait for their turn.
 */
@ApplicationScoped
public class BackgroundJobs {
    private static final Logger LOG = Logger.getLogger(BackgroundJobs.class);
    private static final int AT_ONCE = 4;

    private final LiveWarehouse live;
    private final JobsAtRequest atRequest;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofVirtual().name("question-", 0).factory());
    private final Map<Subject, Asked> asked = new ConcurrentHashMap<>();

    @Inject
    BackgroundJobs(LiveWarehouse live, JobsAtRequest atRequest) {
        this.live = live;
        this.atRequest = atRequest;
    }

    /**
     * @param person who asks
     * @param kind what is asked for
     * @param name what it is asked of
     */
    public record Subject(String person, Enum<?> kind, String name) {}

    /**
     * How a question stands that has no answer yet.
     *
     * @param askedAt when it was asked
     * @param seconds whole seconds since then
     * @param failure why there will be none; absent while it runs
     */
    public record Status(Instant askedAt, long seconds, Optional<Answer<?>> failure) {

        public boolean isRunning() {
            return failure.isEmpty();
        }
    }

    private record Asked(Instant at, Future<?> future, Optional<Answer<?>> failure) {

        boolean isRunning() {
            return failure.isEmpty();
        }

        Status status(Instant now) {
            return new Status(at, Duration.between(at, now).toSeconds(), failure);
        }
    }

    /** Asks, unless the same is being asked already. What it finds, the question keeps itself. */
    public void ask(Subject subject, Supplier<?> question) {
        asked.compute(subject, (key, before) -> before != null && before.isRunning() ? before : start(key, question));
        atRequest.lookAgain(subject);
    }

    /** How a question stood when the request began, or when the request itself asked or cancelled it. */
    public Optional<Status> standing(Subject subject) {
        return atRequest.of(subject);
    }

    /** How all questions stand just now. */
    Map<Subject, Status> standing() {
        Instant now = clock.instant();
        return asked.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().status(now)));
    }

    /** Takes a question back; the engine stops working on it. */
    public void cancel(Subject subject) {
        Asked taken = asked.remove(subject);
        if (taken != null) {
            taken.future().cancel(true);
        }
        atRequest.lookAgain(subject);
    }

    private Asked start(Subject subject, Supplier<?> question) {
        Instant now = clock.instant();
        return new Asked(now, threads.submit(() -> run(subject, now, question)), Optional.empty());
    }

    private void run(Subject subject, Instant at, Supplier<?> question) {
        Answer<?> answer = answer(subject, question);
        asked.computeIfPresent(subject, (key, current) -> {
            if (!current.at().equals(at)) {
                return current; // taken back, and asked anew since
            }
            return answer.isAnswered() ? null : new Asked(at, current.future(), Optional.of(answer));
        });
    }

    private Answer<?> answer(Subject subject, Supplier<?> question) {
        try {
            return live.answer(question::get);
        } catch (SqlFileException e) {
            return new Answer.Refused<>(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Cannot answer %s", subject);
            return new Answer.Refused<>(
                    "Something went wrong on our side, and the log has the details. Ask again; if that does not help, tell whoever runs Truelift.");
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
