package io.truelift.pipelines;

import static io.truelift.pipelines.BuiltTwice.order;
import static io.truelift.pipelines.BuiltTwice.person;
import static io.truelift.pipelines.BuiltTwice.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.truelift.platform.database.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.apache.iceberg.DataOperations;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.expressions.Expressions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build makes what new rows concern, and its tables are those of a build of everything. */
@Tag("servers")
class ConcernedBuildTest {
    private BuiltTwice shop;

    @BeforeEach
    void open(@TempDir Path folder) {
        shop = BuiltTwice.in(folder).withBystanders(12);
    }

    @Test
    void newRowsOfKnownAndOfNewPeopleAreAddedAndAllElseStays() {
        shop.deliver("people", person("ann", "ann@example.org"))
                .deliver("orders", order("1", "ann@example.org"), order("2", "nobody"))
                .build();
        Set<String> files = files("governed.order_line");
        shop.deliver("orders", order("3", "ann@example.org"), order("4", "ben@example.org"))
                .deliver("visits", "'id': 'v1', 'login': 'ann', 'at': '2026-01-05T10:00:00Z'")
                .build();

        assertThat(files("governed.order_line")).containsAll(files).hasSize(files.size() + 1);
        shop.published()
                .change(
                        "governed.order_line",
                        table -> assertThat(table.currentSnapshot().operation())
                                .as("kept totals go on from what was appended")
                                .isEqualTo(DataOperations.APPEND));
        assertThat(shop.runsOf("governed.customer")).as("bystanders stay").hasSize(2);
        assertThat(shop.published().column("governance.run_table", "table_name"))
                .as("nobody answered anything")
                .filteredOn("governed.survey_answer"::equals)
                .hasSize(1);
        shop.deliver("orders", order("5", "by1@example.org")).buildsTheSame();
    }

    @Test
    void whoTurnsOutToBeOneTakesFactsAlong() {
        shop.deliver(
                        "people",
                        person("ann", "ann@example.org"),
                        person("annie", "annie@example.org"),
                        person("ann", "both@example.org"),
                        person("annie", "both@example.org"))
                .deliver(
                        "orders",
                        order("1", "ann@example.org"),
                        order("2", "annie@example.org"),
                        order("3", "both@example.org"))
                .build();
        assertThat(customerOf("3")).as("the address is nobody's").isNull();
        shop.deliver("people", "'login': 'ann', 'also': 'annie', 'name': 'Ann', 'at': '2026-02-01T10:00:00Z'")
                .buildsTheSame();
        assertThat(customerOf("3"))
                .isEqualTo(customerOf("1"))
                .isEqualTo(customerOf("2"))
                .isNotNull();
    }

    @Test
    void anAddressThatSomebodyElseUsesTooIsNobodysFromThenOn() {
        shop.deliver("people", person("ann", "ann@example.org"))
                .deliver("orders", order("1", "ann@example.org"))
                .deliver(
                        "visits",
                        "'id': 'v1', 'email': 'ann@example.org', 'cookie': 'c1', 'at': '2026-01-05T10:00:00Z'")
                .build();
        shop.deliver("people", person("ben", "ann@example.org")).buildsTheSame();
        assertThat(customerOf("1")).isNull();
        shop.deliver(
                        "people",
                        person("cy", "ann@example.org"),
                        person("di", "ann@example.org"),
                        person("ed", "ann@example.org"),
                        person("fay", "ann@example.org"))
                .buildsTheSame();
        assertThat(shop.published().rowWith("governed.event", "event_id", "v1").getField("customer_id"))
                .as("too many share the address, and the cookie tells")
                .isNotNull();
    }

    @Test
    void aDecisionOnALinkIsACaseForEverythingAndTheNextBuildIsNot() {
        shop.deliver("people", person("ann", "ann@example.org"))
                .deliver("orders", order("1", "ann@example.org"))
                .build();
        shop.shop().link("login:ann", "email:ann@example.org", "--reason", "a mistake", "--as", "gwen");
        shop.deliver("orders", order("2", "ann@example.org"))
                .buildsAnewFor("of these declarations, contracts, keys, decisions and tables");
        shop.deliver("orders", order("3", "ann@example.org")).buildsTheSame();
    }

    @Test
    void aLateGrantAndAWithdrawalAreHeard() {
        shop.deliver("people", person("ann", "ann@example.org"))
                .deliver("words", word("'login': 'ann'", true, "2026-02-01T10:00:00Z"))
                .build();
        shop.deliver("words", word("'login': 'ann'", false, "2026-03-01T10:00:00Z"))
                .buildsTheSame();
        assertThat(agrees("ann")).isFalse();
        shop.deliver("words", word("'login': 'ann'", true, "2026-02-15T10:00:00Z"))
                .buildsTheSame();
        assertThat(agrees("ann")).as("said before it was taken back").isFalse();
    }

    @Test
    void aRefusalUnderASharedAddressReachesWhomeverItIsHandedTo() {
        shop.deliver("people", person("ann", "home@example.org"), person("ben", "home@example.org"))
                .deliver(
                        "words",
                        word("'login': 'ann'", true, "2026-01-01T10:00:00Z"),
                        word("'login': 'ben'", true, "2026-01-01T10:00:00Z"))
                .build();
        shop.deliver("words", word("'email': 'home@example.org'", false, "2026-02-01T10:00:00Z"))
                .buildsTheSame();
        assertThat(agrees("ann")).isFalse();
        shop.deliver("words", word("'login': 'cy'", true, "2026-01-01T10:00:00Z"))
                .deliver("people", person("cy", "home@example.org"))
                .buildsTheSame();
        assertThat(agrees("cy")).as("stands with the address, too").isFalse();
        shop.deliver("words", word("'email': 'home@example.org'", true, "2026-03-01T10:00:00Z"))
                .buildsTheSame();
        assertThat(agrees("ann")).as("it was taken back").isTrue();
        shop.deliver("words", word("'email': 'home@example.org'", false, "2026-04-01T10:00:00Z"))
                .build()
                .deliver(
                        "people",
                        person("di", "home@example.org"),
                        person("ed", "home@example.org"),
                        person("fay", "home@example.org"))
                .buildsTheSame();
        assertThat(agrees("ann")).as("too many share the address").isTrue();
    }

    @Test
    void ofRecordsThatComeAgainOneCountsWhoseverTheOthersWere() {
        shop.deliver("people", person("ann", "ann@example.org"), person("ben", "ben@example.org"))
                .deliver("answers", answer("1", "ann", 2, "2026-01-01"), answer("2", "ann", 5, "2026-01-02"))
                .build();
        shop.deliver("answers", answer("2", "ben", 3, "2026-01-03")).buildsTheSame();
        assertThat(shop.published()
                        .rowWith("governed.customer", "given_name", "ann")
                        .getField("last_csat"))
                .as("the second is Ben's by now")
                .isEqualTo(2);
        shop.deliver("answers", "'op': 'd', 'id': '1', 'at': '2026-01-04T10:00:00Z'")
                .buildsTheSame();
        assertThat(shop.published()
                        .rowWith("governed.customer", "given_name", "ann")
                        .getField("last_csat"))
                .isNull();
        shop.deliver("orders", order("1", "ann@example.org")).buildsTheSame();
    }

    @Test
    void aGrantThatRunsOutOrBeginsBetweenTwoBuildsIsACaseOfItsOwn() throws InterruptedException {
        Instant soon = Instant.now().plusSeconds(30);
        shop.deliver("people", person("ann", "ann@example.org"), person("ben", "ben@example.org"))
                .deliver(
                        "words",
                        word("'login': 'ann'", true, "2026-01-01T10:00:00Z") + ", 'until': '%s'".formatted(soon),
                        word("'login': 'ben'", true, soon.toString()))
                .build();
        assertThat(agrees("ann")).as("the first build was quick enough").isTrue();
        assertThat(agrees("ben")).isFalse();
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), soon).toMillis() + 100));
        shop.deliver("orders", order("1", "by1@example.org")).buildsTheSame();
        assertThat(agrees("ann")).isFalse();
        assertThat(agrees("ben")).isTrue();
    }

    @Test
    void whatIsTakenBackOrGetsANewKeyIsMadeAnewAndTheNextBuildGoesOn() {
        shop.deliver("people", person("ann", "ann@example.org")).build();
        Shop.Run again = shop.shop()
                .run(
                        "--feeds",
                        shop.shop().feeds().toString(),
                        "--declarations",
                        shop.shop().declarations().toString(),
                        "--land-again",
                        "orders");
        assertThat(again.output()).contains("all customers and facts anew, for orders is landed again");
        shop.deliver("orders", order("1", "ann@example.org")).buildsTheSame();
        assertThat(shop.shop().rotateKey().exitCode()).isZero();
        shop.deliver("orders", order("2", "ann@example.org")).buildsAnewFor("keys");
        shop.deliver("orders", order("3", "ann@example.org")).buildsTheSame();
    }

    @Test
    void aTableThatSomebodyElseWroteToIsMadeAnew() {
        shop.build();
        shop.published()
                .change(
                        "governed.order_line",
                        table -> table.newDelete()
                                .deleteFromRowFilter(Expressions.alwaysTrue())
                                .commit());
        shop.deliver("orders", order("1", "by1@example.org")).buildsAnewFor("tables");
    }

    @Test
    void whatWasMadeAsItCameIsCaredForAndTheNextBuildGoesOn() {
        shop.build();
        for (int day = 1; day <= 6; day++) {
            shop.deliver("orders", order("d" + day, "by%d@example.org".formatted(day)))
                    .build();
        }
        int files = files("governed.order_line").size();
        Database.migrate(Database.of(shop.shop().settings())); // maintenance asks which snapshots reports need
        Shop.Run maintained = shop.shop().maintain();
        assertThat(maintained.exitCode()).as(maintained.output()).isZero();
        assertThat(files("governed.order_line").size()).isLessThan(files);
        shop.deliver("orders", order("e", "by2@example.org")).buildsTheSame();
    }

    private static String answer(String id, String login, int score, String day) {
        return "'op': 'c', 'id': '%s', 'login': '%s', 'score': '%d', 'at': '%sT10:00:00Z'"
                .formatted(id, login, score, day);
    }

    private Object customerOf(String order) {
        return shop.published()
                .rowWith("governed.order_line", "order_id", order)
                .getField("customer_id");
    }

    private boolean agrees(String name) {
        return (Boolean) shop.published()
                .rowWith("governed.customer", "given_name", name)
                .getField("consent_analytics");
    }

    private Set<String> files(String name) {
        Set<String> files = new HashSet<>();
        shop.published()
                .change(
                        name,
                        table -> table.newScan()
                                .planFiles()
                                .forEach((FileScanTask task) ->
                                        files.add(task.file().location())));
        return files;
    }
}
