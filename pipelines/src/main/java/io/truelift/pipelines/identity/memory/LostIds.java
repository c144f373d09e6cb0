package io.truelift.pipelines.identity.memory;

import io.truelift.pipelines.identity.rules.Claim;
import io.truelift.pipelines.identity.rules.Naming;
import io.truelift.pipelines.identity.rules.Node;
import io.truelift.pipelines.identity.rules.ResolvedIdentifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which people lose a customer id that others have the better claim to. Hardly any id is claimed twice: eight bytes of each
 * are kept, and only where two are equal are people looked at again.
 */
final class LostIds {
    /** What a claim takes that is looked at again. */
    private static final long BYTES_OF_A_CLAIM = 256;

    private final Naming naming;
    private final Memory memory;
    private final long[] hashes;
    private int size;

    /** @param most how many claims there are at most: an identifier speaks for one id, and a new person's for one together */
    LostIds(Naming naming, int most, Memory memory) {
        this.naming = naming;
        this.memory = memory;
        this.hashes = memory.longs(most);
    }

    /**
     * Lost ids by the least node of the person.
     *
     * @param people hands over each person, by their identifiers; asked twice at most
     */
    Map<Node, Set<String>> of(Consumer<Consumer<List<ResolvedIdentifier>>> people) {
        people.accept(person -> naming.claims(person).keySet().forEach(id -> hashes[size++] = hash(id)));
        Arrays.sort(hashes, 0, size);
        int contested = 0;
        for (int i = 1; i < size; i++) {
            if (hashes[i] == hashes[i - 1] && (contested == 0 || hashes[i] != hashes[contested - 1])) {
                hashes[contested++] = hashes[i];
            }
        }
        size = contested;
        Map<Node, Set<String>> lost = size == 0 ? Map.of() : lookAgain(people);
        memory.free(hashes);
        return lost;
    }

    private Map<Node, Set<String>> lookAgain(Consumer<Consumer<List<ResolvedIdentifier>>> people) {
        Map<String, List<Claim>> claims = new HashMap<>();
        people.accept(person -> naming.claims(person).forEach((id, identifiers) -> {
            if (Arrays.binarySearch(hashes, 0, size, hash(id)) >= 0) {
                memory.take(BYTES_OF_A_CLAIM);
                claims.computeIfAbsent(id, any -> new ArrayList<>())
                        .add(new Claim(person.getFirst().person(), identifiers));
            }
        }));
        Map<Node, Set<String>> lost = new HashMap<>();
        claims.forEach((id, all) -> {
            Claim.losers(
                    all,
                    loser -> lost.computeIfAbsent(loser, any -> new HashSet<>()).add(id));
            memory.free(BYTES_OF_A_CLAIM * all.size());
        });
        return lost;
    }

    private static long hash(String id) {
        long hash = 0;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }
}
