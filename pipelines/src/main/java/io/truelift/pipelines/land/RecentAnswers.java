package io.truelift.pipelines.land;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers answers to questions that come again soon, in a fixed room; what it forgot is worked out again. Of one worker.
 *
 * @param <Q> what is asked
 * @param <A> what is answered, always the same to the same question
 */
final class RecentAnswers<Q, A> {
    private static final int ROOM = 1 << 14;

    private final @Nullable Object[] questions = new Object[ROOM];
    private final @Nullable Object[] answers = new Object[ROOM];

    /** The answer; where working it out fails nothing is remembered. */
    @SuppressWarnings("unchecked")
    A of(Q question, Function<Q, A> work) {
        int hash = question.hashCode();
        int slot = (hash ^ hash >>> 16) & ROOM - 1;
        if (question.equals(questions[slot])) {
            return (A) answers[slot];
        }
        A answer = work.apply(question);
        questions[slot] = question;
        answers[slot] = answer;
        return answer;
    }
}
