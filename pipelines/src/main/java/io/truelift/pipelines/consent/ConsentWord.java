package io.truelift.pipelines.consent;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A word that a person gave about a purpose.
 *
 * @param record whose record gave it: the identifiers of the line, joined
 * @param purpose the purpose
 * @param granted grant, or refusal and withdrawal
 * @param decidedAt when
 * @param source where
 * @param noticeVersion version of the notice; null where none was told
 */
public record ConsentWord(String record, String purpose, boolean granted, Instant decidedAt, String source, @Nullable String noticeVersion) {}
