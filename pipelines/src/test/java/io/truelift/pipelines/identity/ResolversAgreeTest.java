package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.governance.identity.IdentifierType;
import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.Trust;
import io.truelift.pipelines.iceberg.TableRow;
import io.truelift.pipelines.identity.memory.Memory;
import io.truelift.pipelines.identity.rules.BlockedLink;
import io.truelift.pipelines.identity.rules.Known;
import io.truelift.pipelines.identity.rules.KnownIdentifier;
import io.truelift.pipelines.identity.rules.Link;
import io.truelift.pipelines.identity.rules.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * One worker and several give the same rows, whatever the policy, the records, the blocks and what was known before. Each
 * run holds hundreds of small worlds that have nothing to do with each other, each with few identifiers and many records
 * of them, so that every rule is met by many of its cases.
 */
@Tag("servers")
class ResolversAgreeTest {
    private static final int ROUNDS = 3;
    private static final int WORLDS = 250;
    private static final int MOST_RECORDS = 14;
    private static final int MOST_OF_A_TYPE = 4;

    @TempDir
    private Path folder;

    /** In small partitions there are rounds of stars, and a pipeline for each type that waits for others. */
    @ParameterizedTest
    @CsvSource({"1, 10", "2, 200", "3, 4194304", "4, 10"})
    void roundByRound(long seed, int partition) {
        Random random = new Random(seed);
        IdentityPolicy policy = policy(random);
        List<KnownIdentifier> known = List.of();
        Set<String> seen = new HashSet<>();
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        for (int round = 0; round < ROUNDS; round++) {
            List<List<Node>> records = records(policy, random);
            Instant day = start.plus(Duration.ofDays(round));
            StitchRun run = new StitchRun(policy, records, known, blocks(records, random), "r" + round, day);
            Stitched byOne = run.byOne(Memory.of(Long.MAX_VALUE));
            byOne.assertEqualTo(run.bySeveral(folder, partition));
            seen.addAll(words(byOne));
            known = byOne.identities().stream().map(row -> known(row, policy)).toList();
        }
        assertThat(seen)
                .as("of each kind there were some")
                .contains(
                        "appeared",
                        "merged",
                        "split",
                        "unlinked",
                        "shared by too many",
                        "between people",
                        "blocked",
                        "blocked, and linked by others");
    }

    private static List<String> words(Stitched stitched) {
        return Stream.concat(
                        stitched.history().stream().map(row -> row.values()[4]),
                        stitched.refusals().stream().map(row -> row.values()[3]))
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    /** Types in any order of trust; what is most trusted need not be a person. */
    private static IdentityPolicy policy(Random random) {
        ArrayList<IdentifierType> types = new ArrayList<>();
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            Trust trust = i == 0 && random.nextInt(4) > 0
                    ? Trust.STRONG
                    : Trust.values()[random.nextInt(Trust.values().length)];
            types.add(new IdentifierType(
                    "type" + i, trust, random.nextInt(4) == 0 ? IdentifierType.UNLIMITED : 1 + random.nextInt(3)));
        }
        return new IdentityPolicy(types);
    }

    private static List<List<Node>> records(IdentityPolicy policy, Random random) {
        List<List<Node>> records = new ArrayList<>();
        for (int world = 0; world < WORLDS; world++) {
            for (int record = random.nextInt(MOST_RECORDS); record >= 0; record--) {
                int of = world;
                records.add(Stream.generate(() -> node(policy, of, random))
                        .limit(1 + random.nextInt(4))
                        .distinct()
                        .sorted()
                        .toList());
            }
        }
        return records;
    }

    private static Node node(IdentityPolicy policy, int world, Random random) {
        return new Node(
                (byte) random.nextInt(policy.types().size()),
                world * 0x9E3779B97F4A7C15L,
                random.nextInt(MOST_OF_A_TYPE));
    }

    private static List<BlockedLink> blocks(List<List<Node>> records, Random random) {
        List<BlockedLink> blocks = new ArrayList<>();
        for (List<Node> record : records) {
            if (record.size() > 1 && random.nextInt(40) == 0) {
                Link link = new Link(record.getFirst(), record.getLast());
                if (blocks.stream().noneMatch(block -> block.link().equals(link))) {
                    blocks.add(new BlockedLink(link, "a typing mistake", "gwen"));
                }
            }
        }
        return blocks;
    }

    private static KnownIdentifier known(TableRow row, IdentityPolicy policy) {
        Known known = new Known((String) row.values()[2], (Instant) row.values()[4], (Instant) row.values()[5]);
        return new KnownIdentifier(Node.of((String) row.values()[1], policy), known);
    }
}
