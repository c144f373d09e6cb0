package io.truelift.measure;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.measure.Score.BCubed;
import io.truelift.measure.Score.Closest;
import io.truelift.measure.Score.Customers;
import io.truelift.measure.Score.Pairs;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Counts a {@link Score}. Every figure is exact: people are gone through one by one, against the sizes of all customers. */
final class Scoring {
    private final LabelledRecords world;
    private final TrueIdentities truth;
    private final Linkable linkable;
    private final Map<String, String> customers;
    private final Map<String, Integer> numbers = new HashMap<>();

    private int[] identifiersOf = new int[1024];
    private int[] peopleOf = new int[1024];
    private double[] closestTo = new double[1024];

    private long right;
    private long linkablePairs;
    private long linked;
    private long truly;
    private long counted;
    private double bCubedPrecision;
    private double bCubedRecall;
    private double closestToGroups;
    private long groups;
    private long exactlyRight;
    private long peopleSplit;

    private Scoring(LabelledRecords world, TrueIdentities truth, IdentityPolicy policy, Map<String, String> customers) {
        this.world = world;
        this.truth = truth;
        this.linkable = new Linkable(policy);
        this.customers = customers;
    }

    /**
     * @param truth of the same world
     * @param customers customer id by identifier
     */
    static Score of(LabelledRecords world, TrueIdentities truth, IdentityPolicy policy, Map<String, String> customers) {
        Scoring scoring = new Scoring(world, truth, policy, customers);
        for (int person = 0; person < world.people(); person++) {
            scoring.countCustomers(scoring.truth.of(person));
        }
        for (int person = 0; person < world.people(); person++) {
            scoring.compare(person);
        }
        return scoring.score();
    }

    private void countCustomers(List<String> own) {
        Set<Integer> met = new HashSet<>();
        for (String identifier : own) {
            String customer = customers.get(identifier);
            if (customer != null) {
                int number = numbers.computeIfAbsent(customer, added -> numbers.size());
                makeRoomFor(number);
                identifiersOf[number]++;
                peopleOf[number] += met.add(number) ? 1 : 0;
            }
        }
    }

    private void makeRoomFor(int number) {
        if (number >= identifiersOf.length) {
            identifiersOf = Arrays.copyOf(identifiersOf, 2 * number);
            peopleOf = Arrays.copyOf(peopleOf, 2 * number);
            closestTo = Arrays.copyOf(closestTo, 2 * number);
        }
    }

    private void compare(int person) {
        List<String> own = truth.of(person);
        if (own.isEmpty()) {
            return;
        }
        Map<String, Integer> groupOf = linkable.groups(
                own,
                world.recordsOf(person).stream()
                        .map(LabelledRecords.Signed::identifiers)
                        .toList());
        Map<Integer, Integer> withCustomer = new HashMap<>();
        Map<Integer, Map<Integer, Integer>> byGroup = new HashMap<>();
        Map<Integer, Integer> groupSizes = new HashMap<>();
        for (String identifier : own) {
            groupSizes.merge(groupOf.get(identifier), 1, Integer::sum);
            Map<Integer, Integer> group = byGroup.computeIfAbsent(groupOf.get(identifier), added -> new HashMap<>());
            String customer = customers.get(identifier);
            if (customer == null) {
                bCubedPrecision++;
                bCubedRecall += 1.0 / sizeOfGroup(own, groupOf, identifier);
            } else {
                withCustomer.merge(numbers.get(customer), 1, Integer::sum);
                group.merge(numbers.get(customer), 1, Integer::sum);
            }
        }
        counted += own.size();
        truly += pairs(own.size());
        withCustomer.forEach((customer, count) -> {
            right += pairs(count);
            bCubedPrecision += (double) count * count / identifiersOf[customer];
        });
        boolean split = false;
        for (Map.Entry<Integer, Map<Integer, Integer>> group : byGroup.entrySet()) {
            split |= !compareGroup(groupSizes.getOrDefault(group.getKey(), 0), group.getValue());
        }
        peopleSplit += split ? 1 : 0;
    }

    private static long sizeOfGroup(List<String> own, Map<String, Integer> groupOf, String identifier) {
        return own.stream()
                .filter(other -> Objects.equals(groupOf.get(other), groupOf.get(identifier)))
                .count();
    }

    /** Counts a group, and answers whether it is whole: with one customer, or a single identifier. */
    private boolean compareGroup(int size, Map<Integer, Integer> byCustomer) {
        groups++;
        linkablePairs += pairs(size);
        double closest = 0;
        for (Map.Entry<Integer, Integer> met : byCustomer.entrySet()) {
            int customer = met.getKey();
            int count = met.getValue();
            linked += pairs(count);
            bCubedRecall += (double) count * count / size;
            double overlap = (double) count / (size + identifiersOf[customer] - count);
            closest = Math.max(closest, overlap);
            closestTo[customer] = Math.max(closestTo[customer], overlap);
        }
        boolean whole = byCustomer.size() == 1 && byCustomer.values().iterator().next() == size;
        boolean alone = byCustomer.isEmpty() && size == 1;
        closestToGroups += alone ? 1 : closest;
        exactlyRight +=
                alone || whole && peopleOf[byCustomer.keySet().iterator().next()] == 1 ? 1 : 0;
        return whole || alone;
    }

    private Score score() {
        int made = numbers.size();
        long together =
                Arrays.stream(identifiersOf, 0, made).mapToLong(Scoring::pairs).sum();
        return new Score(
                world.name(),
                world.people(),
                truth.records(),
                truth.identifiers(),
                new Pairs(together, right, linkablePairs, linked, truly),
                new BCubed(bCubedPrecision / counted, bCubedRecall / counted),
                new Closest(Arrays.stream(closestTo, 0, made).average().orElse(1), closestToGroups / groups),
                new Customers(
                        made,
                        groups,
                        exactlyRight,
                        peopleSplit,
                        Arrays.stream(peopleOf, 0, made)
                                .filter(people -> people > 1)
                                .count(),
                        Arrays.stream(peopleOf, 0, made).max().orElse(0),
                        truth.nobodys().stream().filter(this::isGivenToSomebody).count(),
                        truth.nobodys().size()));
    }

    private boolean isGivenToSomebody(String identifier) {
        String customer = customers.get(identifier);
        return customer != null && numbers.containsKey(customer);
    }

    private static long pairs(int identifiers) {
        return identifiers * (identifiers - 1L) / 2;
    }
}
