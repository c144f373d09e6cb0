package io.truelift.governance.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes are seeded into a copy of the shipped dictionary, one at a time, and each must be found in its file and line. */
class DictionaryCheckTest {
    private static final Path SHIPPED = Path.of(System.getProperty("truelift.project"), "governance");
    private static final String CONSENT = "dictionary/consent.odcs.yaml";
    private static final String CUSTOMER = "dictionary/customer.odcs.yaml";
    private static final String ACCESS = "access.yaml";
    private static final String PURPOSES = "purposes.yaml";
    private static final String IDENTITY = "identity.yaml";

    @TempDir
    Path governance;

    @BeforeEach
    void copyOfTheShippedDictionary() throws IOException {
        Files.createDirectories(governance.resolve("dictionary"));
        try (Stream<Path> files = Files.walk(SHIPPED, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
                Files.createDirectories(
                        governance.resolve(SHIPPED.relativize(file)).getParent());
                Files.copy(file, governance.resolve(SHIPPED.relativize(file)));
            }
        }
    }

    @Test
    void theShippedDictionaryIsClean() {
        assertThat(DictionaryCheck.of(governance)).isEmpty();
    }

    /** File, text that is replaced, by what, a text in the line that must be named once it is replaced, and the message. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                // A column without description, owner, classification or purpose.
                mistake(
                        CONSENT,
                        "        description: \"When the person said so.\"\n",
                        "",
                        "- name: decided_at",
                        "column decided_at has no description"),
                mistake(
                        CONSENT,
                        "\"When the person said so.\"",
                        "\"\"",
                        "description: \"\"",
                        "column decided_at has no description"),
                mistake(
                        CONSENT,
                        "\"When the person said so.\"",
                        "\"Time.\"",
                        "\"Time.\"",
                        "description \"Time.\" of column decided_at says too little: write a sentence"),
                mistake(
                        CONSENT,
                        "team:\n  name: privacy",
                        "team:\n  name: ''",
                        "name: ''",
                        "the owner (team) has no name"),
                mistake(CONSENT, "team:\n  name: privacy\n", "", "apiVersion:", "the owner (team) has no name"),
                mistake(
                        CONSENT,
                        "        classification: internal\n",
                        "",
                        "- name: customer_id",
                        "column customer_id has no classification"),
                mistake(
                        CONSENT,
                        "classification: internal",
                        "classification: secret",
                        "secret",
                        "classification secret of column customer_id is none of [internal, personal, public, sensitive]"),
                mistake(
                        CONSENT,
                        "classification: internal",
                        "classification: sensitve",
                        "sensitve",
                        "did you mean sensitive?"),
                mistake(
                        CONSENT,
                        "        customProperties:\n          - {property: purposes, value: [operations]}\n",
                        "",
                        "- name: customer_id",
                        "column customer_id has no purpose"),
                mistake(
                        CONSENT,
                        "value: [operations]",
                        "value: []",
                        "- name: customer_id",
                        "column customer_id has no purpose"),
                // A purpose that does not exist.
                mistake(
                        CONSENT,
                        "value: [operations]",
                        "value: [curiosity]",
                        "curiosity",
                        "purpose curiosity of column customer_id is none of [advertising, analytics, marketing_email, operations, personalization]"),
                mistake(
                        CUSTOMER,
                        "value: [analytics, personalization]",
                        "value: [analytics, personalisation]",
                        "personalisation",
                        "did you mean personalization?"),
                // Copied descriptions.
                mistake(
                        CONSENT,
                        "\"When the person said so.\"",
                        "\"Version of the privacy notice that the person saw.\"",
                        null,
                        "is copied from decided_at of governed.consent in consent.odcs.yaml:"),
                mistake(
                        CUSTOMER,
                        "\"Surname as the customer last stated it.\"",
                        "\"the first name, as customer last stated it\"",
                        "\"the first name",
                        "description of column family_name is copied from given_name of governed.customer in customer.odcs.yaml:"),
                mistake(
                        CUSTOMER,
                        "\"Year of birth, four digits.\"",
                        "\"As delivered: Day on which the source opened the customer record\"",
                        null,
                        "is copied from"),
                mistake(
                        CUSTOMER,
                        "\"Year of birth, four digits.\"",
                        "\"The one table of people: every person once, with what is known and what they agreed to.\"",
                        null,
                        "description of column birth_year is copied from its table",
                        "- name: birth_year",
                        3),
                // Names off the convention.
                mistake(
                        CONSENT,
                        "name: decided_at",
                        "name: decidedAt",
                        "decidedAt",
                        "column decidedAt is off the convention"),
                mistake(
                        CONSENT,
                        "name: decided_at",
                        "name: decided-at",
                        "decided-at",
                        "column decided-at is off the convention"),
                mistake(
                        CONSENT,
                        "name: decided_at",
                        "name: Decided_at",
                        "Decided_at",
                        "column Decided_at is off the convention"),
                mistake(CONSENT, "name: decided_at", "name: purpose", null, "column purpose stands here twice"),
                mistake(
                        CONSENT,
                        "physicalName: governed.consent",
                        "physicalName: consent",
                        "physicalName: consent",
                        "physicalName is \"consent\" and must be namespace.table"),
                mistake(
                        CONSENT,
                        "physicalName: governed.consent",
                        "physicalName: govern.consent",
                        "govern.consent",
                        "there is no govern in the namespaces that are made here: did you mean governed?"),
                mistake(
                        CONSENT,
                        "physicalName: governed.consent",
                        "physicalName: governed.agreement",
                        "governed.agreement",
                        "must be described in a file named after it: agreement.odcs.yaml"),
                mistake(
                        CONSENT,
                        "id: consent",
                        "id: agreement",
                        "id: agreement",
                        "id is agreement and must be consent, as the file is named"),
                // Types.
                mistake(
                        CONSENT,
                        "physicalType: boolean",
                        "physicalType: bool",
                        "physicalType: bool",
                        "type bool of column granted is none that the tables have"),
                mistake(
                        CONSENT,
                        "        physicalType: boolean\n",
                        "",
                        "- name: granted",
                        "column granted has no physicalType"),
                mistake(
                        CONSENT,
                        "logicalType: boolean",
                        "logicalType: string",
                        null,
                        "logicalType string of column granted does not fit its physicalType boolean",
                        "- name: granted",
                        1),
                mistake(
                        CUSTOMER,
                        "minimum: 1900, maximum: 2100",
                        "minimum: 2100, maximum: 1900",
                        "minimum: 2100",
                        "minimum 2100 of column birth_year is greater than its maximum 1900"),
                // Structure.
                mistake(
                        CONSENT,
                        "    dataGranularityDescription: \"one row per person and purpose\"\n",
                        "",
                        "- name: consent",
                        "the table's grain has no dataGranularityDescription"),
                mistake(CONSENT, "schema:\n", "schema: [\n", null, "the file is no YAML"),
                mistake(CONSENT, "domain:", "\tdomain:", "\tdomain", "a tab stands here"),
                mistake(
                        CONSENT,
                        "status: active",
                        "status: active\nstatus: draft",
                        "status: draft",
                        "field status stands here twice"),
                mistake(CONSENT, "status: active", "status: live", "status: live", "status live is none of"),
                mistake(
                        CONSENT,
                        "required: true",
                        "requried: true",
                        "requried",
                        "there is no field requried in column customer_id: did you mean required?"),
                mistake(
                        CONSENT,
                        "required: true",
                        "required: yess",
                        "yess",
                        "required yess of column customer_id is none of [false, true]"),
                mistake(
                        CONSENT,
                        "property: retention",
                        "property: retentoin",
                        "slaProperties",
                        "the table has no retention"),
                mistake(
                        CONSENT,
                        "property: purposes",
                        "property: purpose",
                        "property: purpose,",
                        "there is no purpose in customProperties of column customer_id: did you mean purposes?"),
                mistake(
                        CUSTOMER,
                        "value: decade",
                        "value: century",
                        "century",
                        "mask century of column birth_year is none of [decade, hash, hidden, initial, unquoted] in access.yaml"),
                // What is asked of quality and cannot be carried out.
                mistake(
                        CONSENT,
                        "slaProperties:\n",
                        "slaProperties:\n  - {property: latency, value: 2, unit: d, element: consent.decided}\n",
                        "element: consent.decided}",
                        "the contract: latency names consent.decided, which is no column of the table"),
                mistake(
                        CONSENT,
                        "      - name: decided_at\n",
                        "      - name: decided_at\n        quality:\n          - {metric: nullValues, mustBe: 0, severity: info}\n",
                        "severity: info",
                        "column decided_at: severity info is not carried out"),
                mistake(
                        CONSENT,
                        "      - name: decided_at\n",
                        "      - name: decided_at\n        quality:\n          - {type: custom, engine: truelift, implementation: {drift: mean, tolerance: 1}}\n",
                        "drift: mean",
                        "column decided_at: the drift \"mean\" is not carried out"),
                mistake(
                        CUSTOMER,
                        "minimum: 1900, maximum: 2100",
                        "minimum: 1900, format: year",
                        "format: year",
                        "column birth_year: format is not carried out"),
                mistake(
                        CUSTOMER,
                        "minimum: 1900, maximum: 2100",
                        "minimum: 1900, maxLength: 4",
                        "maxLength: 4",
                        "column birth_year: maxLength is of columns of logicalType string, and this one is integer"),
                mistake(
                        "dictionary/touch.odcs.yaml",
                        "property: madeFrom",
                        "property: madefrom",
                        "madefrom",
                        "there is no madefrom in customProperties of the table: did you mean madeFrom?"),
                mistake(
                        "dictionary/touch.odcs.yaml",
                        "value: raw.touch",
                        "value: raw.tuch",
                        "raw.tuch",
                        "governed.touch is made from raw.tuch, and there is no such raw table"),
                mistake(
                        CUSTOMER,
                        "value: governed.event",
                        "value: governed.evnt",
                        "governed.evnt",
                        "column last_event_at sums up governed.evnt, and there is no such table of facts"),
                mistake(
                        CUSTOMER,
                        "metric: invalidValues",
                        "metric: invalidvalues",
                        "invalidvalues",
                        "did you mean invalidValues?"),
                // Purposes.
                mistake(
                        PURPOSES,
                        "    meaning: Choosing",
                        "    means: Choosing",
                        "name: personalization",
                        "a purpose has no meaning"),
                mistake(
                        PURPOSES,
                        "- name: advertising",
                        "- name: analytics",
                        null,
                        "purpose analytics stands here twice"),
                mistake(
                        PURPOSES,
                        "legal_basis: contract",
                        "legal_basis: habit",
                        "habit",
                        "legal_basis habit of purpose operations is none of"),
                mistake(
                        PURPOSES,
                        "consent: true",
                        "consent: false",
                        null,
                        "purpose analytics rests on consent and asks for none",
                        "- name: analytics",
                        3),
                mistake(
                        PURPOSES,
                        "legal_basis: contract",
                        "legal_bases: contract",
                        "legal_bases",
                        "did you mean legal_basis?"),
                // Access.
                mistake(
                        ACCESS,
                        "governed.touch]",
                        "governed.tuch]",
                        "governed.tuch",
                        "table governed.tuch of role analyst is none of"),
                mistake(
                        ACCESS,
                        "privileges: [select]",
                        "privileges: [selct]",
                        "selct",
                        "privilege selct of role governance is none of [delete, insert, select, update]: did you mean select?"),
                mistake(
                        ACCESS,
                        "sensitive: refused",
                        "sensitive: hidden",
                        "sensitive: hidden",
                        "visibility hidden of role analyst is none of [guarded, masked, refused, shown]"),
                mistake(
                        ACCESS,
                        "personal: masked, sensitive: refused}",
                        "personnal: masked, sensitive: refused}",
                        "personnal",
                        "classification personnal of role analyst is none of"),
                mistake(
                        ACCESS,
                        "rows: {consent: advertising}",
                        "rows: all",
                        "tables: [governed.touch]",
                        "table governed.touch is about people and open to role analyst without a consent rule"),
                mistake(
                        ACCESS,
                        "rows: {consent: advertising}",
                        "rows: {consent: operations}",
                        "consent: operations",
                        "purpose operations of the rows of role analyst, as one with consent, is none of"),
                mistake(
                        ACCESS,
                        "rows: {consent: advertising}",
                        "rows: some",
                        "rows: some",
                        "rows of role analyst must be all, or {consent: PURPOSE}"),
                mistake(
                        ACCESS,
                        "      - tables: [governance.dictionary]\n",
                        "      - tables: [governed.customer]\n",
                        "tables: [governed.customer]",
                        "table governed.customer is about people and open to role executive without a consent rule"),
                mistake(
                        ACCESS,
                        "        columns: {personal: masked, sensitive: masked}\n",
                        "",
                        "raw.*",
                        "is about people and shown to role governance in the clear"),
                mistake(ACCESS, "- name: executive", "- name: analyst", null, "role analyst stands here twice"),
                mistake(ACCESS, "  hidden: ", "  blank: ", "masks:", "there is no mask hidden"),
                mistake(ACCESS, "service: truelift\n", "", null, "access.yaml has no service"),
                mistake(
                        ACCESS,
                        "title: Executives",
                        "titel: Executives",
                        "titel",
                        "there is no field titel in a role: did you mean title?"),
                mistake(
                        ACCESS,
                        "people: everyone",
                        "people: everybody",
                        "everybody",
                        "people everybody of role governance is none of [everyone, who_agreed]"),
                mistake(
                        ACCESS,
                        "    people: everyone\n",
                        "",
                        "raw.*",
                        "is about people and open to role governance without a consent rule"),
                // Identity.
                mistake(
                        IDENTITY,
                        "    - \"0+\"",
                        "    - \"0+(\"",
                        "0+(",
                        "expression 0+( cannot be read: Unclosed group"),
                mistake(
                        IDENTITY,
                        "  phone: [",
                        "  fax: [",
                        "  fax: [",
                        "there is no field fax in nobody of identity.yaml"),
                mistake(
                        IDENTITY,
                        "trust: weak",
                        "trust: feeble",
                        "feeble",
                        "trust feeble of identifier type email is none of [strong, supporting, weak]"),
                mistake(
                        IDENTITY,
                        "written: phone",
                        "written: fax",
                        "written: fax",
                        "written fax of identifier type phone is none of"),
                mistake(IDENTITY, "name: phone", "name: email", null, "identifier type email stands here twice"),
                mistake(
                        IDENTITY,
                        "people: 4",
                        "people: few",
                        "people: few",
                        "people few of identifier type loyalty_card must be a whole number from 1"));
    }

    @ParameterizedTest(name = "{0}: {2} -> {4}")
    @MethodSource("mistakes")
    void findsASeededMistakeInItsFileAndLine(String file, String from, String to, String at, String message, int below)
            throws IOException {
        String text = Files.readString(governance.resolve(file));
        assertThat(text).contains(from);
        String seeded =
                text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to));
        Files.writeString(governance.resolve(file), seeded);

        List<Finding> findings = DictionaryCheck.of(governance);

        assertThat(findings)
                .anySatisfy(finding ->
                        assertThat(finding.toString()).contains(message).startsWith("governance/"));
        if (at != null) {
            int line = 1
                    + (int) seeded.substring(0, seeded.indexOf(at))
                            .chars()
                            .filter(sign -> sign == '\n')
                            .count()
                    + below;
            assertThat(findings)
                    .extracting(Finding::toString)
                    .anySatisfy(words -> assertThat(words)
                            .startsWith("governance/%s:%d: ".formatted(file, line))
                            .contains(message));
        }
    }

    private static Arguments mistake(String file, String from, String to, String at, String message) {
        return Arguments.of(file, from, to, at, message, 0);
    }

    /** As above, for a line some lines below the text. Without a text the mistake may be found in the other of two places. */
    private static Arguments mistake(
            String file, String from, String to, String at, String message, String above, int below) {
        return Arguments.of(file, from, to, above, message, below);
    }

    @Test
    void findsAFileThatNobodyWouldRead() throws IOException {
        Files.copy(governance.resolve(CONSENT), governance.resolve("dictionary/consent.yaml"));
        assertThat(DictionaryCheck.of(governance))
                .singleElement()
                .hasToString(
                        "governance/dictionary/consent.yaml:1: the file is not read: a contract's name ends with .odcs.yaml");
    }
}
