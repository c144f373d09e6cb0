package io.truelift.definitions.query;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A question that is asked while its asker asks another: a small one leaves the engine idle for most of its time. */
public final class Meanwhile<T> {
    private final CompletableFuture<T> answer;

    private Meanwhile(CompletableFuture<T> answer) {
        this.answer = answer;
    }

    public static <T> Meanwhile<T> ask(Supplier<T> question) {
        return new Meanwhile<>(CompletableFuture.supplyAsync(question, Thread::startVirtualThread));
    }

    /**
     * Waits for the answer.
     *
     * @throws RuntimeException that the question ended with, such as a {@link QueryException}
     */
    public T answer() {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
