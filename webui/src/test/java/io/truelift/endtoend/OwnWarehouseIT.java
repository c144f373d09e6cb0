package io.truelift.endtoend;

import static io.truelift.endtoend.ReportFigures.arms;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.truelift.platform.database.ReportStore;
import io.truelift.platform.project.Settings;
import io.truelift.platform.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A first report over tables that somebody else's SQL made, by user ids of their own, with no feed declared: the steps of the
 * README, "Your own warehouse". What is expected follows from {@code shop.sql}: users 1 to 400, the even ones green, each of
 * 5 or 6 whose number divides theirs bought, and 13; who ends in 3 refused.
 */
@Tag("servers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnWarehouseIT {
    @TempDir
    private static Path project;

    private static Launcher truelift;

    @BeforeAll
    static void buildOverTheirTables() throws Exception {
        copyContent();
        truelift = new Launcher(project);
        truelift.run("start");
        execute(Files.readString(own().resolve("shop.sql")).split(";"));
        assertThat(truelift.run("dictionary", "draft", "shop.orders", "--keys", "customer_id=order_account"))
                .contains(
                        "id: shop_orders",
                        "- name: amount\n        logicalType: number\n        physicalType: decimal(12,2)",
                        "{property: keys, value: order_account}");
        truelift.run("dictionary", "check");
        truelift.run("build");
    }

    /** The product as it is, with what a company writes in place of what is shipped: contracts, access, two metrics, an experiment. */
    private static void copyContent() throws IOException {
        Path shipped = Path.of(System.getProperty("truelift.root"));
        copy(shipped.resolve("governance"), project.resolve("governance"));
        copy(shipped.resolve("sql/engine"), project.resolve("sql/engine"));
        for (String folder : List.of("attribution", "satisfaction", "segments")) {
            Files.createDirectories(project.resolve("sql").resolve(folder));
        }
        Files.createDirectories(project.resolve("pipelines/feeds"));
        for (String module : List.of("src", "webui", "pipelines/target")) {
            Files.createSymbolicLink(project.resolve(module), shipped.resolve(module));
        }
        Files.copy(shipped.resolve("truelift"), project.resolve("truelift"));
        assertThat(project.resolve("truelift").toFile().setExecutable(true)).isTrue();
        copy(own().resolve("governance"), project.resolve("governance"));
        copy(own().resolve("sql"), project.resolve("sql"));
        Path access = project.resolve("governance/access.yaml");
        String tables = "tables: [governed.customer, governed.order_line,";
        assertThat(Files.readString(access)).contains(tables);
        Files.writeString(access, Files.readString(access).replace(tables, tables + " shop.orders, shop.exposures,"));
    }

    @AfterAll
    static void stop() {
        if (truelift != null) {
            truelift.close();
        }
    }

    @Test
    @Order(1)
    void theReportCountsThoseWhoAgreed() throws IOException {
        JsonNode report = report();
        // 200 green users, all of whom agreed, and 160 grey ones: 40 of 200 odd numbers end in 3.
        // Green and bought: 40 by 5, 66 by 6, 13 of them by both, so 93. Grey: 40 by 5, none by 6, and none ends in 3.
        assertThat(arms(report, "ordered")).containsExactlyInAnyOrder("grey 160 40", "green 200 93");
        assertThat(arms(report, "spent")).containsExactlyInAnyOrder("grey 160 400", "green 200 930");
    }

    @Test
    @Order(2)
    void nobodySeesRowsOfWhoDidNotAgree() throws SQLException {
        String refused = "SELECT count(*) FROM lakehouse.shop.exposures WHERE user_id % 10 = 3";
        assertThat(truelift.rowsAs("analyst", refused)).containsExactly(List.of("0"));
        assertThat(truelift.rowsAs("truelift", refused)).containsExactly(List.of("40"));
        assertThat(truelift.rowsAs("analyst", "SELECT count(*) FROM lakehouse.shop.exposures"))
                .containsExactly(List.of("360"));
        assertThat(
                        truelift.rowsAs(
                                "analyst",
                                "SELECT count(*) FROM lakehouse.shop.orders WHERE 1 / (CAST(customer_id AS integer) - 13) <> 0"))
                .as("user 12; no condition is worked out on the row of user 13, who refused: it would divide by zero")
                .containsExactly(List.of("1"));
        assertThat(truelift.tryRun("sql", "--as", "executive", "-e", "SELECT count(*) FROM lakehouse.shop.orders")
                        .output())
                .contains("Access Denied");
        assertThat(truelift.tryRun("sql", "--as", "analyst", "-e", "SELECT count(*) FROM lakehouse.shop.consents")
                        .output())
                .as("a table that access.yaml does not open")
                .contains("Access Denied");
    }

    @Test
    @Order(3)
    void whatIsAddedCountsAtOnceAndAWithdrawalWithTheNextBuild() throws Exception {
        execute(
                "INSERT INTO lakehouse.shop.orders SELECT '1-1', '1', max(ordered_at), 70 FROM lakehouse.shop.orders",
                "UPDATE lakehouse.shop.consents SET agreed = false, said_at = said_at + INTERVAL '1' DAY WHERE user_id = 2",
                "DELETE FROM lakehouse.shop.orders WHERE order_number = '5-1'",
                "ALTER TABLE lakehouse.shop.orders RENAME COLUMN order_number TO order_id",
                "INSERT INTO lakehouse.shop.exposures SELECT 402, 'green', max(seen_at) FROM lakehouse.shop.exposures",
                "INSERT INTO lakehouse.shop.consents SELECT 402, true, max(said_at) FROM lakehouse.shop.consents");
        Path contract = project.resolve("governance/dictionary/shop_orders.odcs.yaml");
        Files.writeString(contract, Files.readString(contract).replace("name: order_number", "name: order_id"));
        // User 1 bought, user 5's order is gone: 40 grey orders still, for 390 + 70.
        assertThat(arms(report(), "spent")).containsExactlyInAnyOrder("grey 160 460", "green 200 930");
        truelift.run("build");
        // User 2 took back, who had not bought; user 402 is new and agreed.
        assertThat(arms(report(), "spent")).containsExactlyInAnyOrder("grey 160 460", "green 200 930");
        assertThat(truelift.rowsAs("analyst", "SELECT count(*) FROM lakehouse.shop.exposures WHERE user_id = 2"))
                .containsExactly(List.of("0"));
        assertThat(truelift.rowsAs("analyst", "SELECT count(*) FROM lakehouse.shop.exposures WHERE user_id = 402"))
                .containsExactly(List.of("1"));
    }

    private static JsonNode report() throws IOException {
        return ReportStore.JSON.readTree(truelift.run("experiment", "report", "green_button", "--json"));
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection service = Warehouse.of(Settings.of(truelift.project())).openAsService();
                Statement statement = service.createStatement()) {
            for (String sql : statements) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static Path own() {
        return Path.of("src/test/resources/io/truelift/endtoend/own-warehouse");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }
}
