package io.truelift.pipelines.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who is one person, and who is not, whoever resolves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StitchingScenarios {
    private static final Scenario RECORDS = new Scenario("records")
            .record("login:ann", "email:ann")
            .record("email:ann", "phone:ann")
            .record("login:bob");
    private static final Scenario COOKIE = new Scenario("cookie")
            .record("login:ann", "cookie:1")
            .record("email:ann", "cookie:1")
            .record("login:ann", "email:ann")
            .record("cookie:1", "device:1")
            .record("cookie:2");
    private static final Scenario TWO_LOGINS =
            new Scenario("two logins").record("login:ann", "cookie:1").record("login:bob", "cookie:1");
    private static final Scenario CHAIN = new Scenario("chain")
            .record("login:ann", "cookie:a")
            .record("cookie:a", "device:tablet")
            .record("cookie:b", "device:tablet")
            .record("login:bob", "cookie:b");
    private static final Scenario FAMILY = new Scenario("family")
            .record("login:ann", "email:family", "phone:home")
            .record("email:bob", "phone:home")
            .record("login:bob", "email:family")
            .record("login:bob", "email:bob");
    private static final Scenario TWO_ACCOUNTS = new Scenario("two accounts")
            .record("login:old", "loyalty_card:1", "order_account:1", "email:old")
            .record("login:new", "loyalty_card:1", "order_account:1", "email:new");
    private static final Scenario BORROWED_CARD =
            new Scenario("borrowed card").record("login:ann", "loyalty_card:1").record("login:bob", "loyalty_card:1");
    private static final Scenario GUESTS = new Scenario("guests")
            .record("email:ann", "phone:ann")
            .record("email:ann", "cookie:ann")
            .record("phone:ann", "cookie:ann")
            .record("cookie:ann", "device:ann");
    private static final Scenario MAILBOX = new Scenario("mailbox")
            .record("login:0", "email:info")
            .record("login:1", "email:info")
            .record("login:2", "email:info")
            .record("login:3", "email:info")
            .record("login:4", "email:info")
            .record("login:5", "email:info")
            .record("email:info", "cookie:0")
            .record("email:info", "cookie:1");
    private static final Scenario BESIDE_A_MAILBOX = new Scenario("beside a mailbox")
            .record("login:0", "email:info")
            .record("login:1", "email:info")
            .record("login:2", "email:info")
            .record("login:3", "email:info")
            .record("login:4", "email:info")
            .record("login:5", "email:info")
            .record("email:info", "cookie:ann", "device:ann")
            .record("email:info", "cookie:bob");
    private static final Scenario BUSY = busy();
    private static final Scenario BLOCKED = new Scenario("blocked")
            .record("login:ann", "email:bob")
            .record("login:bob", "email:bob")
            .block("login:ann", "email:bob");
    private static final Scenario IN_VAIN = new Scenario("in vain")
            .record("login:a", "login:b")
            .record("login:b", "login:c")
            .record("login:a", "login:c")
            .block("login:a", "login:c");
    private static final Scenario MERGED = new Scenario("merged")
            .record("login:ann", "email:ann")
            .known("login:ann", "c_young", 9)
            .known("email:ann", "c_zold", 3);
    private static final Scenario SPLIT = new Scenario("split")
            .record("login:ann", "email:bob")
            .record("login:ann", "phone:ann")
            .block("login:ann", "email:bob")
            .known("login:ann", "c_1", 3)
            .known("email:bob", "c_1", 3)
            .known("phone:ann", "c_1", 3);
    private static final Scenario GONE = new Scenario("gone")
            .record("login:ann")
            .known("login:ann", "c_2", 3)
            .known("cookie:old", "c_2", 3);

    static final List<Scenario> ALL = List.of(
            RECORDS,
            COOKIE,
            TWO_LOGINS,
            CHAIN,
            FAMILY,
            TWO_ACCOUNTS,
            BORROWED_CARD,
            GUESTS,
            MAILBOX,
            BESIDE_A_MAILBOX,
            BUSY,
            BLOCKED,
            IN_VAIN,
            MERGED,
            SPLIT,
            GONE);

    Stitched stitched = new Stitched(List.of(), List.of(), List.of());

    /** What the resolver under test makes of all scenarios. */
    abstract Stitched stitch(Path folder);

    @BeforeAll
    void stitchAll(@TempDir Path folder) {
        stitched = stitch(folder);
    }

    @Test
    void identifiersOfOneRecordAreOnePersonAndSoAreRecordsThatShareOne() {
        stitched.assertPeople(RECORDS, Set.of("login:ann", "email:ann", "phone:ann"), Set.of("login:bob"));
    }

    @Test
    void aCookieGoesToTheOnePersonWhomItTouches() {
        stitched.assertPeople(COOKIE, Set.of("login:ann", "email:ann", "cookie:1", "device:1"), Set.of("cookie:2"));
    }

    @Test
    void twoLoginsAreNotMadeOneByACookie() {
        stitched.assertPeople(TWO_LOGINS, Set.of("login:ann"), Set.of("login:bob"));
        stitched.assertRefused(TWO_LOGINS, "cookie:1", "between people", 2);
    }

    @Test
    void norByCookiesAndADeviceInAChain() {
        stitched.assertPeople(CHAIN, Set.of("login:ann", "cookie:a"), Set.of("login:bob", "cookie:b"));
        stitched.assertRefused(CHAIN, "device:tablet", "between people", 2);
    }

    @Test
    void norByAnAddressAndATelephoneOfTheFamily() {
        stitched.assertPeople(FAMILY, Set.of("login:ann"), Set.of("login:bob", "email:bob"));
        stitched.assertRefused(FAMILY, "email:family", "between people", 2);
        stitched.assertRefused(FAMILY, "phone:home", "between people", 2);
    }

    @Test
    void aCardAndAnOrderAccountTogetherMakeOnePersonOfTwoLogins() {
        stitched.assertPeople(
                TWO_ACCOUNTS,
                Set.of("login:old", "login:new", "loyalty_card:1", "order_account:1", "email:old", "email:new"));
    }

    @Test
    void aCardAloneDoesNot() {
        stitched.assertPeople(BORROWED_CARD, Set.of("login:ann"), Set.of("login:bob"));
        stitched.assertRefused(BORROWED_CARD, "loyalty_card:1", "between people", 2);
    }

    @Test
    void whoNeverSignedInIsAPersonByTheirAddress() {
        stitched.assertPeople(GUESTS, Set.of("email:ann", "phone:ann", "cookie:ann", "device:ann"));
    }

    @Test
    void whatTooManyShareLinksNobody() {
        stitched.assertPeople(
                MAILBOX,
                Set.of("login:0"),
                Set.of("login:1"),
                Set.of("login:2"),
                Set.of("login:3"),
                Set.of("login:4"),
                Set.of("login:5"),
                Set.of("cookie:0"),
                Set.of("cookie:1"));
        stitched.assertRefused(MAILBOX, "email:info", "shared by too many", 6);
    }

    @Test
    void whatStandsBesideItIsOnePersonsAllTheSame() {
        stitched.assertPeople(
                BESIDE_A_MAILBOX,
                Set.of("login:0"),
                Set.of("login:1"),
                Set.of("login:2"),
                Set.of("login:3"),
                Set.of("login:4"),
                Set.of("login:5"),
                Set.of("cookie:ann", "device:ann"),
                Set.of("cookie:bob"));
    }

    @Test
    void oneWithManyIdentifiersIsNotMany() {
        assertThat(stitched.customer(BUSY, "email:0"))
                .isNotNull()
                .isEqualTo(stitched.customer(BUSY, "cookie:49"))
                .isEqualTo(stitched.customer(BUSY, "phone:ann"));
    }

    @Test
    void aBlockedLinkIsNotMade() {
        stitched.assertPeople(BLOCKED, Set.of("login:ann"), Set.of("login:bob", "email:bob"));
    }

    @Test
    void aBlockThatOtherRecordsUndoIsTold() {
        stitched.assertPeople(IN_VAIN, Set.of("login:a", "login:b", "login:c"));
        stitched.assertRefused(
                IN_VAIN, stitched.firstOf(IN_VAIN, "login:a", "login:c"), "blocked, and linked by others", 1);
    }

    @Test
    void mergedCustomersKeepTheOlderIdAndHistorySaysSo() {
        assertThat(stitched.customer(MERGED, "login:ann"))
                .isEqualTo("c_zold")
                .isEqualTo(stitched.customer(MERGED, "email:ann"));
        stitched.assertChange(MERGED, "login:ann", "c_young", "c_zold", "merged");
    }

    @Test
    void splitCustomersShareNoIdAndHistoryNamesTheBlock() {
        assertThat(stitched.customer(SPLIT, "login:ann"))
                .isEqualTo("c_1")
                .isEqualTo(stitched.customer(SPLIT, "phone:ann"));
        String other = stitched.customer(SPLIT, "email:bob");
        assertThat(other).isNotEqualTo("c_1").startsWith("c_");
        assertThat(stitched.assertChange(SPLIT, "email:bob", "c_1", other, "split"))
                .contains("gwen", "a typing mistake");
    }

    @Test
    void anIdentifierThatLinksNoMoreIsToldInHistory() {
        stitched.assertChange(GONE, "cookie:old", "c_2", null, "unlinked");
    }

    private static Scenario busy() {
        Scenario busy = new Scenario("busy");
        for (int i = 0; i < 50; i++) {
            busy.record("login:ann", "email:" + i, "cookie:" + i).record("login:ann", "phone:ann");
        }
        return busy;
    }
}
