package io.truelift.pipelines;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deliveries by chance, over so few identifiers that people merge, addresses become shared and records change hands all the
 * time: whatever comes, a build that makes what is concerned makes the tables of one that makes everything.
 */
@Tag("servers")
class RandomDeliveriesTest {
    private static final int DELIVERIES = 4;

    private Random random = new Random();

    /** {@code -Dtruelift.seeds=20} delivers for longer. */
    static LongStream seeds() {
        return LongStream.rangeClosed(1, Long.getLong("truelift.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makeTheSameTables(long seed, @TempDir Path folder) {
        random = new Random(seed);
        BuiltTwice shop = BuiltTwice.in(folder).withBystanders(5);
        deliver(shop, 30);
        shop.build();
        for (int i = 0; i < DELIVERIES; i++) {
            deliver(shop, 1 + random.nextInt(4));
            shop.buildsTheSame();
        }
    }

    private void deliver(BuiltTwice shop, int most) {
        shop.deliver("people", some(most, "'name': 'n%d', 'at': '%s'"))
                .deliver("words", words(most))
                .deliver("orders", some(most, "'id': '%d', 'at': '%s', 'amount': '2.50'"))
                .deliver("visits", some(most, "'id': '%d', 'at': '%s'"))
                .deliver("answers", answers(most));
    }

    private String[] some(int most, String pattern) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            lines.add(who() + pattern.formatted(random.nextInt(1_000_000), time()));
        }
        return lines.toArray(String[]::new);
    }

    private String[] words(int most) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            lines.add("%s'granted': '%s', 'at': '%s'%s"
                    .formatted(
                            who(),
                            random.nextInt(3) > 0,
                            time(),
                            random.nextInt(4) == 0 ? ", 'until': '2030-01-01T00:00:00Z'" : ""));
        }
        return lines.toArray(String[]::new);
    }

    private String[] answers(int most) {
        List<String> lines = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i >= 0; i--) {
            int id = random.nextInt(12);
            lines.add(
                    random.nextInt(4) == 0
                            ? "'op': 'd', 'id': '%d', 'at': '%s'".formatted(id, time())
                            : "%s'op': 'c', 'id': '%d', 'score': '%d', 'at': '%s'"
                                    .formatted(who(), id, 1 + random.nextInt(5), time()));
        }
        return lines.toArray(String[]::new);
    }

    /** Any of a login, another one, an address and a cookie; two logins seldom, for they make one person of two. */
    private String who() {
        StringBuilder who = new StringBuilder();
        if (random.nextInt(3) > 0) {
            who.append("'login': 'l%d', ".formatted(random.nextInt(10)));
        }
        if (random.nextInt(25) == 0) {
            who.append("'also': 'l%d', ".formatted(random.nextInt(10)));
        }
        if (random.nextInt(3) > 0) {
            who.append("'email': 'e%d@example.org', ".formatted(random.nextInt(8)));
        }
        if (random.nextInt(3) == 0) {
            who.append("'cookie': 'cookie%d', ".formatted(random.nextInt(8)));
        }
        return who.toString();
    }

    private String time() {
        return "2026-%02d-%02dT10:00:00Z".formatted(1 + random.nextInt(9), 1 + random.nextInt(28));
    }
}
