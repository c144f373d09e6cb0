package io.truelift.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.truelift.governance.identity.IdentityPolicy;
import io.truelift.governance.identity.IdentityPolicyReader;
import io.truelift.measure.LabelledRecords.Signed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Expected figures are counted by hand over a few identifiers. */
class ScoringTest {
    private static final IdentityPolicy POLICY =
            IdentityPolicyReader.read(Path.of(System.getProperty("truelift.project"), "governance"));

    /** Ada has login, e-mail and phone, Ben login and e-mail; e-mail and phone of Ada stand in no record with Ben. */
    private static final LabelledRecords TWO_PEOPLE = world(
            List.of(signed(0, "login:ada", "email:ada"), signed(0, "email:ada", "phone:ada")),
            List.of(signed(1, "login:ben", "email:ben")));

    @Test
    void aPerfectStitchingIsPerfect() {
        Score score = score(
                TWO_PEOPLE,
                Map.of("login:ada", "a", "email:ada", "a", "phone:ada", "a", "login:ben", "b", "email:ben", "b"));
        assertThat(score.pairs()).isEqualTo(new Score.Pairs(4, 4, 4, 4, 4));
        assertThat(score.bCubed()).isEqualTo(new Score.BCubed(1, 1));
        assertThat(score.closest()).isEqualTo(new Score.Closest(1, 1));
        assertThat(score.customers()).isEqualTo(new Score.Customers(2, 2, 2, 0, 0, 1, 0, 0));
    }

    @Test
    void everybodyAsOneCustomerHasRecallAndNoPrecision() {
        Score score = score(
                TWO_PEOPLE,
                Map.of("login:ada", "a", "email:ada", "a", "phone:ada", "a", "login:ben", "a", "email:ben", "a"));
        assertThat(score.pairs()).isEqualTo(new Score.Pairs(10, 4, 4, 4, 4));
        assertThat(score.pairs().precision()).isEqualTo(0.4);
        assertThat(score.bCubed().precision()).isCloseTo((3 * 0.6 + 2 * 0.4) / 5, within(1e-12));
        assertThat(score.closest().precision()).isCloseTo(0.6, within(1e-12));
        assertThat(score.closest().recall()).isCloseTo((0.6 + 0.4) / 2, within(1e-12));
        assertThat(score.customers()).isEqualTo(new Score.Customers(1, 2, 0, 0, 1, 2, 0, 0));
    }

    @Test
    void whatIsLeftToNobodyCostsRecall() {
        Score score = score(TWO_PEOPLE, Map.of("login:ada", "a", "email:ada", "a", "login:ben", "b", "email:ben", "b"));
        assertThat(score.pairs()).isEqualTo(new Score.Pairs(2, 2, 4, 2, 4));
        assertThat(score.bCubed().recall()).isCloseTo((2.0 / 3 + 2.0 / 3 + 1.0 / 3 + 2) / 5, within(1e-12));
        assertThat(score.customers().peopleSplit()).isEqualTo(1);
        assertThat(score.customers().exactlyRight()).isEqualTo(1);
    }

    @Test
    void anIdentifierOfSeveralIsInNoPairAndWhatIsMergedThroughItCounts() {
        LabelledRecords family =
                world(List.of(signed(0, "login:ada", "email:family")), List.of(signed(1, "login:ben", "email:family")));
        Score score = score(family, Map.of("login:ada", "a", "login:ben", "a", "email:family", "a"));
        assertThat(score.pairs()).isEqualTo(new Score.Pairs(1, 0, 0, 0, 0));
        assertThat(score.customers().shared()).isEqualTo(1);
        assertThat(score.customers().sharedGiven()).isEqualTo(1);
    }

    @Test
    void anotherPersonsCardInARecordIsStillTheOtherPersons() {
        LabelledRecords borrowed = world(
                List.of(signed(0, "login:ada", "loyalty_card:ada")),
                List.of(new Signed(List.of("login:ben", "loyalty_card:ada"), List.of(1, 0))));
        Score score = score(borrowed, Map.of("login:ada", "a", "loyalty_card:ada", "a", "login:ben", "b"));
        assertThat(score.pairs().precision()).isEqualTo(1);
        assertThat(score.pairs().recall()).isEqualTo(1);
    }

    @Test
    void aCookieIsLinkableToOneAccountAndTwoAccountsThroughACookieAreNot() {
        LabelledRecords accounts = world(List.of(
                signed(0, "login:first", "cookie:home"),
                signed(0, "login:second", "cookie:home"),
                signed(0, "login:first", "cookie:work")));
        Score score = score(accounts, Map.of("login:first", "a", "cookie:work", "a", "login:second", "b"));
        assertThat(score.pairs()).isEqualTo(new Score.Pairs(1, 1, 1, 1, 6));
    }

    @Test
    void aTypoThatNobodyHasIsNobodysUntilSomebodyHasIt() {
        LabelledRecords typo = world(
                List.of(new Signed(List.of("login:ada", "phone:1"), List.of(0, WrittenIdentifier.NOBODY))),
                List.of(signed(1, "login:ben", "phone:1")));
        assertThat(TrueIdentities.of(typo).of(1)).containsExactlyInAnyOrder("login:ben", "phone:1");
    }

    private static Score score(LabelledRecords world, Map<String, String> customers) {
        return Scoring.of(world, TrueIdentities.of(world), POLICY, customers);
    }

    @SafeVarargs
    private static LabelledRecords world(List<Signed>... people) {
        return new Remembered("by hand", List.of(people));
    }

    private static Signed signed(int owner, String... identifiers) {
        return new Signed(
                List.of(identifiers),
                List.of(identifiers).stream().map(identifier -> owner).toList());
    }
}
