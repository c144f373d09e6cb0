package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.rules.Known;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who identifiers were before this run, by place. Customer ids as we make them are numbers, others are kept as they are. */
final class KnownPlaces {
    private static final String PREFIX = "c_";
    private static final int HEX_DIGITS = 16;
    /** What a customer id takes that is no number. */
    private static final long BYTES_OF_A_TEXT = 128;

    private static final byte NUMBER = 1;
    private static final byte TEXT = 2;

    private final Memory memory;
    private final int size;
    private final List<String> texts = new ArrayList<>();
    private byte[] kinds = {};
    private long[] customers = {};
    private long[] created = {};
    private long[] linked = {};

    /** @param size how many places there are; nothing is taken until one is known */
    KnownPlaces(int size, Memory memory) {
        this.size = size;
        this.memory = memory;
    }

    void put(int place, Known known) {
        if (kinds.length == 0) {
            kinds = memory.bytes(size);
            customers = memory.longs(size);
            created = memory.longs(size);
            linked = memory.longs(size);
        }
        if (isNumber(known.customer())) {
            kinds[place] = NUMBER;
            customers[place] =
                    HexFormat.fromHexDigitsToLong(known.customer(), PREFIX.length(), PREFIX.length() + HEX_DIGITS);
        } else {
            memory.take(BYTES_OF_A_TEXT);
            kinds[place] = TEXT;
            customers[place] = texts.size();
            texts.add(known.customer());
        }
        created[place] = micros(known.created());
        linked[place] = micros(known.linked());
    }

    /** Who the identifier was; null where it is new. */
    @Nullable
    Known get(int place) {
        if (kinds.length == 0 || kinds[place] == 0) {
            return null;
        }
        String customer = kinds[place] == NUMBER
                ? PREFIX + HexFormat.of().toHexDigits(customers[place])
                : texts.get((int) customers[place]);
        return new Known(customer, time(created[place]), time(linked[place]));
    }

    private static boolean isNumber(String customer) {
        if (customer.length() != PREFIX.length() + HEX_DIGITS || !customer.startsWith(PREFIX)) {
            return false;
        }
        for (int i = PREFIX.length(); i < customer.length(); i++) {
            char digit = customer.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    /** Tables keep time in millionths of a second. */
    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
