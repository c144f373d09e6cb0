package io.truelift.pipelines.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.iabtcf.encoder.TCStringEncoder;
import com.iabtcf.utils.BitSetIntIterable;
import io.truelift.governance.dictionary.Purpose;
import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.feed.ValueRule;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the signals of browsers and consent platforms say about our purposes, by the mapping in purposes.yaml. */
class ConsentEventRulesTest {
    /** The example in the IAB Tech Lab's description of the format, "Consent string and vendor list formats v2". */
    private static final String EXAMPLE =
            "COvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA.IFoEUQQgAIQwgIwQABAEAAAAOIAACAIAAAAQAIAgEAACEAAAAAgAQBAAAAAAAGBAAgAAAAAAAFAAECAAAgAAQARAEQAAAAAJAAIAAgAAAYQEAAAQmAgBC3ZAYzUw";

    private static final Feed FEED = Declarations.feed("signals");
    private static final Feed.ConsentRule TCF = FEED.consents().get(0);
    private static final Feed.ConsentRule GPC = FEED.consents().get(1);

    @Test
    void aPurposeIsGrantedWhenEverythingThatItNeedsIs() {
        assertThat(granted(encode(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)))
                .isEqualTo(Map.of("analytics", true, "personalization", true, "advertising", true));
        assertThat(granted(encode(1, 8, 9)))
                .isEqualTo(Map.of("analytics", true, "personalization", false, "advertising", false));
    }

    @Test
    void whatAStringDoesNotGrantItRefuses() {
        assertThat(granted(encode(8, 9)))
                .as("nothing may be stored on the device")
                .isEqualTo(Map.of("analytics", false, "personalization", false, "advertising", false));
        assertThat(granted(encode())).containsValues(false).doesNotContainValue(true);
    }

    @Test
    void anInterestIsEnoughOnlyWhereThePurposeSaysSo() {
        TcfString told = TcfString.decode(
                base().addPurposesConsent(set(1))
                        .addPurposesLITransparency(set(8, 9))
                        .encode(),
                "tc_string");
        assertThat(told.grants(signals(Set.of(1, 8, 9), Set.of()))).isFalse();
        assertThat(told.grants(signals(Set.of(1), Set.of(8, 9)))).isTrue();
        assertThat(told.grants(signals(Set.of(1), Set.of(8, 10))))
                .as("10 was objected to, or never told")
                .isFalse();
    }

    @Test
    void aStringBringsItsOwnTimeAndItsEvidence() {
        Map<String, ValueRule> word = ConsentEventRules.of(TCF, line(EXAMPLE)).getFirst();
        assertThat(text(word, "decided_at")).isEqualTo("2020-02-20T23:57:39.300Z");
        assertThat(text(word, "method")).isEqualTo("tcf");
        assertThat(text(word, "language")).isEqualTo("en");
        assertThat(text(word, "evidence")).isEqualTo("TCF 2, platform 27 version 0, vendor list 15, policy 2");
        assertThat(text(word, "source")).isEqualTo("cookie banner");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "COvFyGBOvFy",
                "????",
                "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA",
                "ZOvFyGBOvFyGBAbAAAENAPCAAOAAAAAAAAAAAEEUACCKAAA",
                "."
            })
    void aBrokenStringIsRejectedWithAReason(String broken) {
        assertThatThrownBy(() -> ConsentEventRules.of(TCF, line(broken)))
                .isInstanceOf(Rejection.class)
                .hasMessageStartingWith("Cannot read \"" + broken + "\" in tc_string: ");
    }

    /** Cut off, bits turned over, and noise; seed 11. */
    @Test
    void noStringWhateverStopsTheRun() {
        Random random = new Random(11);
        byte[] right = Base64.getUrlDecoder().decode(EXAMPLE.substring(0, EXAMPLE.indexOf('.')));
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = right.clone();
            for (int turned = random.nextInt(6); turned >= 0; turned--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            try {
                ConsentEventRules.of(TCF, line(text.substring(0, 1 + random.nextInt(text.length()))));
                read++;
            } catch (Rejection rejection) {
                assertThat(rejection.rule()).isEqualTo("tcf");
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    @Test
    void privacyControlRefusesWhatPurposesSayAndNothingElse() {
        List<Map<String, ValueRule>> words =
                ConsentEventRules.of(GPC, new Line(1, Map.of("gpc", "1", "at", "2026-01-01T00:00:00Z")));
        assertThat(words).singleElement().satisfies(word -> {
            assertThat(text(word, "purpose")).isEqualTo("advertising");
            assertThat(text(word, "granted")).isEqualTo("false");
            assertThat(text(word, "method")).isEqualTo("gpc");
        });
    }

    @Test
    void withoutPrivacyControlNothingIsSaid() {
        assertThat(ConsentEventRules.of(GPC, new Line(1, Map.of("gpc", "0")))).isEmpty();
        assertThat(ConsentEventRules.of(GPC, new Line(1, Map.of()))).isEmpty();
        assertThat(ConsentEventRules.of(TCF, new Line(1, Map.of()))).isEmpty();
        assertThat(ConsentEventRules.of(GPC, new Line(1, Map.of("gpc", "-"))))
                .as("as logs write nothing")
                .isEmpty();
        assertThat(ConsentEventRules.of(GPC, new Line(1, Map.of("gpc", "?0")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?1", "true", "1;a=b", "perhaps"})
    void aSignalThatIsWrittenInAnotherWayRefuses(String signal) {
        assertThat(ConsentEventRules.of(GPC, new Line(1, Map.of("gpc", signal))))
                .isNotEmpty()
                .allSatisfy(word -> assertThat(text(word, "granted")).isEqualTo("false"));
    }

    /** Strings of core and publisher segment: what the company itself may do is what the publisher's segment says. */
    @Test
    void thePublishersSegmentDecidesWhereThereIsOne() {
        String coreGrantsPublisherDoesNot =
                "CQdWToAQdWToAAHABBENBkEgAIGAAAAAAAYgAAAAAAAA.cAAAAAAAAAA"; // core 1, 8, 9; publisher 1
        String publisherGrantsCoreDoesNot =
                "CQdWToAQdWToAAHABBENBkEgAIAAAAAAAAYgAAAAAAAA.cDAAAAAAAAA"; // core 1; publisher 1, 8, 9
        String withoutPublisher = "CQdWToAQdWToAAHABBENBkEgAIGAAAAAAAYgAAAAAAAA"; // core 1, 8, 9
        assertThat(granted(coreGrantsPublisherDoesNot)).containsEntry("analytics", false);
        assertThat(granted(publisherGrantsCoreDoesNot)).containsEntry("analytics", true);
        assertThat(granted(withoutPublisher)).containsEntry("analytics", true);
    }

    private static Map<String, Boolean> granted(String string) {
        Map<String, Boolean> granted = new TreeMap<>();
        ConsentEventRules.of(TCF, line(string))
                .forEach(word -> granted.put(text(word, "purpose"), Boolean.parseBoolean(text(word, "granted"))));
        return granted;
    }

    private static String encode(int... purposes) {
        return base().addPurposesConsent(set(purposes)).encode();
    }

    private static TCStringEncoder.Builder base() {
        return TCStringEncoder.newBuilder()
                .version(2)
                .created(Instant.parse("2026-01-01T00:00:00Z"))
                .lastUpdated(Instant.parse("2026-01-01T00:00:00Z"))
                .cmpId(31)
                .cmpVersion(640)
                .consentLanguage("DE")
                .publisherCC("DE")
                .vendorListVersion(126)
                .tcfPolicyVersion(4);
    }

    private static BitSetIntIterable set(int... purposes) {
        return BitSetIntIterable.from(purposes);
    }

    private static Purpose.Signals signals(Set<Integer> consent, Set<Integer> interest) {
        return new Purpose.Signals(consent, interest, Purpose.PrivacyControl.SAYS_NOTHING);
    }

    private static Line line(String string) {
        return new Line(1, Map.of("tc_string", string));
    }

    private static String text(Map<String, ValueRule> word, String column) {
        return word.get(column).of(new Line(1, Map.of()), column);
    }
}
