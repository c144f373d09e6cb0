package io.truelift.pipelines.land;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.Declarations;
import io.truelift.pipelines.land.FileLines.FileRejection;
import io.truelift.pipelines.land.FileLines.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How CSV and JSON Lines are taken apart, and that no line is lost whatever is wrong with its neighbours. */
class FileLinesTest {
    private static final String ORDERS = "order,placed,sku,name,quantity,price,email\n";

    @Test
    void namesFieldsByTheHeaderAndLeavesOutWhatMeansNothing() throws IOException {
        Result.Read read = (Result.Read) lines("orders", ORDERS + "1,2026-01-01 10:00:00,A1,,2,1.50,ada@example.org\n")
                .getFirst();
        assertThat(read.number()).isEqualTo(2);
        assertThat(read.line().field("sku")).isEqualTo("A1");
        assertThat(read.line().field("name")).isNull();
    }

    @Test
    void aQuotedFieldMayHoldDelimitersQuotesAndLineEnds() throws IOException {
        List<Result> results =
                lines("orders", ORDERS + "1,t,A1,\"a \"\"fine\"\" mug,\nwith a lid\",2,1.50,\n2,t,A1,plain,1,1,\n");
        assertThat(results).extracting(Result::number).containsExactly(2L, 4L);
        assertThat(((Result.Read) results.getFirst()).line().field("name")).isEqualTo("a \"fine\" mug,\nwith a lid");
    }

    @Test
    void aQuoteThatIsNeverClosedCostsItsLineOnly() throws IOException {
        StringBuilder file = new StringBuilder(ORDERS).append("1,t,A1,\"never closed,2,1.50,\n");
        for (int i = 2; i <= 500; i++) {
            file.append(i).append(",t,A1,plain,1,1,\n");
        }
        List<Result> results = lines("orders", file.toString());
        assertThat(results).hasSize(500);
        assertThat(results.getFirst()).isInstanceOf(Result.Broken.class);
        assertThat(results.subList(1, 500)).allMatch(Result.Read.class::isInstance);
    }

    @Test
    void aQuoteInTheMiddleOfAFieldIsAPlainCharacter() throws IOException {
        List<Result> results =
                lines("orders", ORDERS + "1,t,A1,4\" nail,2,1.50,\n2,t,A1,plain,1,1,\n3,t,A1,6\" nail,1,1,\n");
        assertThat(results).extracting(Result::number).containsExactly(2L, 3L, 4L);
        assertThat(results.get(1)).isInstanceOf(Result.Read.class);
    }

    @Test
    void aLineWithTooFewOrTooManyFieldsIsBroken() throws IOException {
        List<Result> results = lines("orders", ORDERS + "1,t,A1\n2,t,A1,plain,1,1,,surplus\n3,t,A1,plain,1,1,\n");
        assertThat(results)
                .extracting(result -> result instanceof Result.Broken)
                .containsExactly(true, true, false);
        assertThat(((Result.Broken) results.getFirst()).rejection().rule()).isEqualTo("malformed");
        assertThat(((Result.Broken) results.getFirst()).rejection())
                .hasMessageContaining("3 fields")
                .hasMessageContaining("7");
    }

    @Test
    void blankLinesAreNoLines() throws IOException {
        assertThat(lines("orders", ORDERS + "\n1,t,A1,plain,1,1,\n   \n")).hasSize(1);
    }

    @Test
    void aFieldOfAMegabyteCostsItsLineOnly() throws IOException {
        List<Result> results =
                lines("orders", ORDERS + "1,t,A1,\"" + "x".repeat(1 << 20) + "\",1,1,\n2,t,A1,plain,1,1,\n");
        assertThat(((Result.Broken) results.getFirst()).rejection().rule()).isEqualTo("size");
        assertThat(results.get(1)).isInstanceOf(Result.Read.class);
    }

    @Test
    void aFieldOfAMegabyteOverManyLinesIsTooLargeAsWell() throws IOException {
        String manyLines = ("x".repeat(20_000) + "\n").repeat(52);
        List<Result> results = lines("orders", ORDERS + "1,t,A1,\"" + manyLines + "\",1,1,\n2,t,A1,plain,1,1,\n");
        assertThat(results.getFirst()).isInstanceOf(Result.Broken.class);
        assertThat(results.getLast()).isInstanceOf(Result.Read.class);
    }

    @Test
    void aHeaderThatLacksADeclaredColumnRejectsTheFile() {
        assertThatThrownBy(() -> lines("orders", "order,placed,sku,name,quantity,email\n1,t,A1,plain,1,\n"))
                .isInstanceOf(FileRejection.class)
                .hasMessageContaining("price")
                .hasMessageContaining("order, placed, sku");
    }

    @Test
    void anEmptyFileIsRejectedAndOneWithAHeaderOnlyHasNoLines() throws IOException {
        assertThatThrownBy(() -> lines("orders", ""))
                .isInstanceOf(FileRejection.class)
                .hasMessageContaining("empty");
        assertThat(lines("orders", ORDERS)).isEmpty();
    }

    @Test
    void readsOneJsonObjectALineWithNestedFieldsByTheirPath() throws IOException {
        Result.Read read =
                (Result.Read) lines("visits", "{\"id\": 7, \"at\": null, \"device\": {\"kind\": \"phone\"}}\n")
                        .getFirst();
        assertThat(read.line().field("id")).isEqualTo("7");
        assertThat(read.line().field("at")).isNull();
        assertThat(read.line().field("device.kind")).isEqualTo("phone");
    }

    @Test
    void aLineThatIsNoJsonObjectCostsItselfOnly() throws IOException {
        List<Result> results = lines("visits", "{\"id\": 1\n[1]\n{\"id\": 2} {\"id\": 3}\n{\"id\": 4}\n");
        assertThat(results)
                .extracting(result -> result instanceof Result.Broken)
                .containsExactly(true, true, true, false);
        assertThat(results).extracting(Result::number).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void aNameInTheHeaderMayGoOverTwoLines() throws IOException {
        Result.Read read = (Result.Read) lines(
                        "orders",
                        ORDERS.replace("email\n", "email,\"how satisfied\nare you?\"\n") + "1,t,A1,plain,2,1.50,,5\n")
                .getFirst();
        assertThat(read.line().field("how satisfied\nare you?")).isEqualTo("5");
    }

    @Test
    void linesThatEndWithACarriageReturnAloneAreToldAsThat() {
        assertThatThrownBy(() -> lines("orders", (ORDERS + "1,t,A1,plain,2,1.50,\n").replace('\n', '\r')))
                .isInstanceOf(FileRejection.class)
                .hasMessageContaining("carriage return");
        assertThatThrownBy(() -> lines("orders", "\n\n\n"))
                .isInstanceOf(FileRejection.class)
                .hasMessageContaining("first line");
    }

    @Test
    void numbersOfJsonStayAsTheyAreWritten() throws IOException {
        Result.Read read = (Result.Read) lines(
                        "visits",
                        "{\"id\": 100.0, \"at\": 1e999999999, \"unused\": 1E+2147483648, \"device\": {\"kind\": 12345678901234567890.10}}\n")
                .getFirst();
        assertThat(read.line().fields())
                .containsEntry("id", "100.0")
                .containsEntry("at", "1e999999999")
                .containsEntry("device.kind", "12345678901234567890.10");
    }

    @Test
    void whatIsNothingInAnArrayIsLeftOut() throws IOException {
        Result.Read read = (Result.Read)
                lines("visits", "{\"id\": [\"search\", null, \"email\", {\"a\": [1, 2.50]}], \"at\": [null]}\n")
                        .getFirst();
        assertThat(read.line().field("id")).isEqualTo("search\u001femail\u001f{\"a\":[1,2.50]}");
        assertThat(read.line().field("at")).as("nothing but nothing").isNull();
    }

    @Test
    void aFieldThatIsNamedTwiceCostsItsLine() throws IOException {
        Result.Broken broken = (Result.Broken) lines("visits", "{\"id\": 1, \"device\": {\"kind\": 1, \"kind\": 2}}\n")
                .getFirst();
        assertThat(broken.rejection()).hasMessageContaining("names a field twice");
    }

    private static List<Result> lines(String feed, String content) throws IOException {
        List<Result> results = new ArrayList<>();
        try (FileLines lines = FileLines.open(
                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), Declarations.feed(feed))) {
            for (Result result = lines.next(); result != null; result = lines.next()) {
                results.add(result);
            }
        }
        return results;
    }
}
