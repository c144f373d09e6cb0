package io.truelift.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How values are written before they are hashed, with the settings of the project's governance/identity.yaml. */
class NormalizationTest {
    private static final IdentifierValues VALUES = IdentifierValuesReader.read(
            Path.of(System.getProperty("truelift.project")).resolve("governance"));
    private static final Identifiers IDENTIFIERS =
            new Identifiers(KeyChain.of("k".repeat(32).getBytes(StandardCharsets.UTF_8)), VALUES);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "email | Ada.Lovelace@Example.ORG | - | ada.lovelace@example.org",
                "email | ada+shop@example.org | - | ada@example.org",
                "email | +ada@example.org | - | +ada@example.org",
                "email | a.d.a+x@gmail.com | - | ada@gmail.com",
                "email | A.da@googlemail.com | - | ada@gmail.com",
                "email | a.d.a@example.org | - | a.d.a@example.org",
                "email | ada@b\u00fccher.example | - | ada@xn--bcher-kva.example",
                "email | zo\u00eb@example.org | - | zo\u00eb@example.org",
                "email | zoe\u0308@example.org | - | zo\u00eb@example.org",
                "email | ada@shop.a-brand-new-domain | - | ada@shop.a-brand-new-domain",
                "phone | +44 (1632) 960-001 | - | +441632960001",
                "phone | 0044 1632 960001 | GB | +441632960001",
                "phone | 01632 960001 | GB | +441632960001",
                "phone | +44 (0)1632 960001 | - | +441632960001",
                "phone | (201) 555-0123 | US | +12015550123",
                "phone | +44 1632 960001 | US | +441632960001",
                "phone | 01632 960001 ext. 12 | GB | +441632960001;ext=12",
                "login | Ada | - | ada",
                "cookie | AbC-1 | - | AbC-1",
                "device | AbC | - | AbC",
                "phone | +52 1 55 1234 5678 | - | +525512345678",
                "phone | +52 55 1234 5678 | - | +525512345678",
                "order_account | 0017850 | - | 0017850",
                "order_account | 17850.0 | - | 17850",
                "order_account | 17850.5 | - | 17850.5",
                "loyalty_card | ab 12-34\u201356 | - | AB123456",
                "record | hillstrom-1 | - | hillstrom-1"
            })
    void valuesThatMeanTheSameAreWrittenTheSame(String type, String value, String region, String written) {
        String stripped = Normalization.stripped(value);
        assertThat(Normalization.of(type, VALUES, region).of(stripped)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "email | ada | - | it has no @",
                "email | @example.org | - | before the @",
                "email | ada lovelace@example.org | - | before the @",
                "email | ada..l@example.org | - | before the @",
                "email | ada@example | - | no domain",
                "email | ada@exa mple.org | - | no domain",
                "email | ada@.org | - | no domain",
                "email | ada@one@example.org | - | before the @",
                "phone | 01632 960001 | - | declare source.region",
                "phone | +999 1632 960001 | - | its country does not exist",
                "phone | call me | GB | it is no number",
                "phone | +44 16 | - | no numbers of that length",
                "phone | +44 1632 960001 960001 960 | - | too long",
                "phone | 491512345678.0 | DE | deliver it as text",
                "phone | 555-0123 | US | its area code is missing"
            })
    void aValueThatCannotBeOneIsRejectedWithAReasonThatDoesNotTellIt(
            String type, String value, String region, String reason) {
        assertThatThrownBy(() -> IDENTIFIERS.find(type, value, region))
                .isInstanceOf(WrongIdentifier.class)
                .hasMessageStartingWith("Cannot use ")
                .hasMessageContaining(reason)
                .hasMessageNotContaining(value)
                .satisfies(
                        thrown -> assertThat(((WrongIdentifier) thrown).shape()).isNotEqualTo(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login | -",
                "login | n/a",
                "login | N/A",
                "login | unknown",
                "cookie | NULL",
                "login | ' '",
                "login | ???",
                "order_account | 0",
                "order_account | 0000000",
                "email | none",
                "email | noreply@shop.example",
                "email | no-email@shop.example",
                "email | n/a@n/a",
                "email | unknown@unknown.example",
                "phone | 000 000 0000",
                "phone | +44 0000 000000",
                "phone | 1111111111",
                "phone | 0123456789",
                "loyalty_card | 9999-9999-9999",
                "loyalty_card | XXXXXXXX",
                "cookie | opt-out",
                "device | 00000000-0000-0000-0000-000000000000"
            })
    void aValueThatNamesNobodyIsPassedOver(String type, String value) {
        assertThat(IDENTIFIERS.find(type, value, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login | nullable", "login | 0x", "login | testarossa", "order_account | 100000",
                "phone | +441111111112", "loyalty_card | 1111112", "cookie | a0", "email | tester@example.org"
            })
    void aValueThatOnlyLooksLikeItNamesSomebody(String type, String value) {
        assertThat(IDENTIFIERS.find(type, value, null)).isPresent();
    }

    @Test
    void theSameLetterInOneCharacterOrTwoIsTheSamePerson() {
        assertThat(IDENTIFIERS.of("login", "zoe\u0308")).isEqualTo(IDENTIFIERS.of("login", "ZO\u00cb"));
    }
}
