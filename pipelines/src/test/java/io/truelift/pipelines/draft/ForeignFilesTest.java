package io.truelift.pipelines.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.truelift.pipelines.Shop;
import io.truelift.pipelines.feed.Feed;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody would call a feed are refused in words, or drafted as what they are; never is it a stack trace. */
class ForeignFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                          | it is empty
            '   '                       | nothing but blanks
            'PK\u0003\u0004xxxx'        | a workbook of Excel
            '%PDF-1.7'                  | a PDF
            '<?xml version="1.0"?><a/>' | XML
            '<!DOCTYPE html>'           | a web page
            '[{"a": 1}, {"a": 2}]'      | jq -c '.[]'
            'ann@example.org,1'         | its first line looks like data
            '1,2,3'                     | its first line looks like data
            """)
    void areRefusedWithWhatToDo(String content, String why) {
        assertThatThrownBy(() -> drafts().of("x.csv", content == null ? "" : content))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void jsonOverSeveralLinesIsRefused() {
        assertThatThrownBy(() -> drafts().of("x.json", "{\n  \"a\": 1\n}\n")).hasMessageContaining("jq -c");
    }

    @Test
    void utf16IsRefusedWithAndWithoutItsMark() {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThatThrownBy(() -> drafts().of("x.csv", "a,b\n1,2\n".getBytes(charset)))
                    .hasMessageContaining("UTF-16")
                    .hasMessageContaining("iconv");
        }
    }

    @Test
    void junkIsRefused() {
        for (int seed = 0; seed < 50; seed++) {
            byte[] junk = new byte[5_000];
            new Random(seed).nextBytes(junk);
            assertThatThrownBy(() -> drafts().of("x.csv", junk)).isInstanceOf(IllegalArgumentException.class);
            byte[] parquet = junk.clone();
            System.arraycopy("PAR1".getBytes(StandardCharsets.US_ASCII), 0, parquet, 0, 4);
            assertThatThrownBy(() -> drafts().of("x.parquet", parquet)).hasMessageContaining("as Parquet");
        }
    }

    @Test
    void aPackedFileThatEndsTooEarlyIsRefused() {
        byte[] packed = Shop.packed("a,b\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> drafts().of("x.csv.gz", Arrays.copyOf(packed, packed.length - 20)))
                .hasMessageContaining("Cannot unpack the file");
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() ->
                        FeedDraft.of(folder.resolve("none.csv"), Optional.empty(), Optional.empty(), Drafts.GOVERNANCE))
                .hasMessageContaining("Cannot find the file");
    }

    @Test
    void aHeaderAloneIsDraftedByItsNames() {
        FeedDraft draft = drafts().of("x.csv", "email,first_name,surname\n");
        assertThat(draft.text()).contains("a header and no lines");
        assertThat(drafts().declared(draft).records().getFirst().columns()).containsKeys("given_name", "family_name");
    }

    @Test
    void namesThatStandTwiceOrAreBlankAreLeftOutAndTold() {
        FeedDraft draft = drafts().of("x.csv", "login,,first_name,first_name, \nann,1,Ann,Ann,2\nbob,1,Bob,Bob,2\n");
        assertThat(draft.text()).contains("2 columns stand without a name").contains("\"first_name\" more than once");
        drafts().declared(draft);
    }

    @Test
    void aMarkAtTheStartIsNoPartOfTheFirstName() {
        FeedDraft draft = drafts().of("x.csv", "\uFEFFlogin,first_name,surname\nann,Ann,A\nbob,Bob,B\n");
        assertThat(draft.text()).contains("by the mark at its start");
        assertThat(drafts().declared(draft).identifiers()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "no",
                "null",
                "~",
                "true",
                "on",
                "1e3",
                "0x1F",
                "0123",
                "1_000",
                "12:30:45",
                ".inf",
                "!!str",
                "&a",
                "*a",
                "#",
                "a: b",
                "a #b",
                "- a",
                "? a",
                "{a: b}",
                "[a]",
                "'",
                "\"\"\"\"",
                "\"a\nb\"",
                "\"a\r\nb\"",
                "%a",
                "@a",
                "`a",
                "|",
                ">",
                "a\tb",
                "\\",
                "a\\nb",
                "${record}",
                "=",
                "<<",
                "---",
                "...",
                "\u0085",
                "\u2028x",
                "🙂",
                " a ",
                "\u0001",
                "\u007f",
                "\u0301"
            })
    void namesAreReadAgainAsTheyAreWritten(String name) {
        String header =
                name.startsWith("\"") ? name : name.contains("\"") ? "\"" + name.replace("\"", "\"\"") + "\"" : name;
        Path file = drafts().file(
                        "x.csv",
                        (header + ",first_name,surname\nann@example.org,Ann,A\nbob@example.org,Bob,B\n")
                                .getBytes(StandardCharsets.UTF_8));
        FeedDraft draft = Drafts.of(file);
        Feed feed = drafts().declared(draft);
        assertThat(feed.identifiers()).as(draft.text()).hasSize(1);
        assertThat(drafts().tried(feed, file).published()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "null", "1e3", "~", "a: b", "#", "'", "{", "\t", "\\N", "x\u0085y", "\uD83D\uDE42"})
    void wordsOfAMapAreReadAgainAsTheyAreWritten(String word) {
        String quoted = "\"" + word + "\"";
        FeedDraft draft = drafts().of(
                        "x.csv", "login,area_type,first_name\nann,Urban,Ann\nbob," + quoted + ",Bob\ncid,Rural,Cid\n");
        drafts().declared(draft);
    }

    @Test
    void linesThatAreTooLongCostThemselves() {
        String content = "login,first_name,surname\nann,Ann,A\n" + "x".repeat(300_000) + "\nbob,Bob,B\n";
        FeedDraft draft = drafts().of("x.csv", content);
        assertThat(draft.text().replaceAll("\n *# ", " "))
                .contains("1 line would be set aside: Cannot take the line: it is longer");
        drafts().declared(draft);
    }

    @Test
    void aMillionColumnsAreRefusedAndThousandsCut() {
        assertThatThrownBy(() -> drafts().of("x.csv", header(1_000_000) + "\n"))
                .hasMessageContaining("it is longer than");
        FeedDraft draft = drafts().of("y.csv", "login,first_name,surname," + header(20_000) + "\n");
        assertThat(draft.text()).contains("The file has 20,003 columns, of which the first 500 are looked at");
        drafts().declared(draft);
        String json = IntStream.range(0, 10_000)
                .mapToObj(i -> "\"f" + i + "\": " + i)
                .collect(Collectors.joining(", ", "{\"login\": \"ann\", \"first_name\": \"Ann\", ", "}\n"));
        drafts().declared(drafts().of("z.jsonl", json));
    }

    @Test
    void fieldsOfOtherLengthsAreTold() {
        FeedDraft draft = drafts().of("x.csv", "login,first_name,surname\nann,Ann,A\nbob,Bob\n\"open,Bob,B\n");
        assertThat(draft.text().replaceAll("\n *# ", " "))
                .contains(
                        "1 line would be set aside: Cannot take the line apart: it has 2 fields, and the header has 3.");
    }

    @Test
    void fuzzedTextIsDraftedOrRefusedInWords() {
        String letters = "abcNA\\-01 29.,;|\t\"'{}[]:#\n\n\r@+/\u00e4\u4e2d";
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "login,first_name,time\n" : "");
            for (int i = random.nextInt(400); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            try {
                drafts().declared(drafts().of("fuzz.csv", text.toString()));
            } catch (IllegalArgumentException e) {
                assertThat(e)
                        .as("seed %d", seed)
                        .hasMessageStartingWith("Cannot ")
                        .hasMessageEndingWith(".");
            }
        }
    }

    private static String header(int columns) {
        return IntStream.range(0, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(","));
    }

    private Drafts drafts() {
        return new Drafts(folder);
    }
}
