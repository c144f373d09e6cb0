package io.truelift.pipelines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Lines as broken sources write them, the same for the same seed. Roughly one in three is in order. */
public final class FuzzedLines {
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "NA",
            "null",
            "NULL",
            "\\N",
            "1,234.56",
            "1.234,56",
            "١٢٣",
            "１２",
            "0x1F",
            "1e999999999",
            "-0",
            "NaN",
            "Infinity",
            "1d",
            "9".repeat(500),
            "1447-05-03",
            "2569-01-01",
            "令和7年1月1日",
            "5786-02-30",
            "2026-02-30",
            "2026-13-01",
            "31.12.2026",
            "12/31/26",
            "2026-01-10T12:00:00Z",
            "2026-03-29 01:30:00",
            "2026-10-25 01:30:00",
            "+999999999-01-01",
            "0000-00-00",
            "1767225600",
            "\0",
            "a\0b",
            "\uFEFF",
            "ex\uFEFFample",
            "no-address",
            "@",
            "a@b@c",
            "'; DROP TABLE customer; --",
            "=1+1",
            "\u202Eevil",
            "e\u0301",
            "😀",
            "true",
            "TRUE",
            "ja",
            "-",
            "+",
            "()",
            "\t",
            "%n%s",
            "${line}");
    private static final List<String> TIMES =
            List.of("2026-01-10 12:00:00", "2026-07-10 23:59:59", "2011-12-09 00:00:00");

    private final Random random;

    public FuzzedLines(long seed) {
        this.random = new Random(seed);
    }

    /** CSV with the header of the shop's orders, and this number of lines ends after it. */
    public byte[] orders(int lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, "order,placed,sku,name,quantity,price,email\n");
        for (int i = 0; i < lines; i++) {
            order(out, i);
        }
        return out.toByteArray();
    }

    /** JSON Lines as the shop's visits. */
    public byte[] visits(int lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < lines; i++) {
            visit(out, i);
        }
        return out.toByteArray();
    }

    private void order(ByteArrayOutputStream out, int i) {
        String[] fields = {
            Integer.toString(i),
            any(TIMES),
            "A" + i % 7,
            "mug",
            Integer.toString(i % 9 + 1),
            "2.50",
            "p%d@example.org".formatted(i % 1000)
        };
        switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5 -> fields[random.nextInt(7)] = quoted(any(VALUES));
            case 6 -> fields[random.nextInt(7)] = "\"";
            case 7 -> fields[3] = "\"mug, \"\"blue\"\",\nwith a lid\"";
            case 8 -> fields[3] = "4\" nail";
            case 9 -> fields[3] = "x".repeat(random.nextInt(200) == 0 ? 300_000 : 2_000);
            case 10 -> fields[6] = "a,b,c";
            case 11 -> fields = new String[] {"alone"};
            case 12 -> fields[3] = "\"mug\"trailing";
            case 13 -> fields[3] = "before\rafter";
            default -> {}
        }
        write(out, String.join(",", fields));
        if (random.nextInt(12) == 0) {
            noise(out);
        }
        write(out, end());
    }

    private void visit(ByteArrayOutputStream out, int i) {
        String id = Integer.toString(i);
        String line = "{\"id\": %s, \"at\": \"2026-07-09T08:00:00Z\", \"type\": \"visit\", \"login\": \"p%d\"}"
                .formatted(id, i % 1000);
        write(
                out,
                switch (random.nextInt(24)) {
                    case 0, 1, 2, 3 -> line.replace("2026-07-09T08:00:00Z", escaped(any(VALUES)));
                    case 4 -> line.replace("visit", escaped(any(VALUES)));
                    case 5 -> line.substring(0, random.nextInt(line.length()));
                    case 6 -> line.replace("\"id\"", "\"id\": 0, \"id\"");
                    case 7 -> line.replace("p" + i % 1000, "\\ud800");
                    case 8 -> line.replace("p" + i % 1000, "\\udc00\\ud800");
                    case 9 -> "{\"id\": " + "[".repeat(random.nextInt(2_000)) + "]";
                    case 10 -> "{\"a\": ".repeat(random.nextInt(1_500)) + "1" + "}".repeat(random.nextInt(1_500));
                    case 11 ->
                        line.replace(
                                ": " + id,
                                ": "
                                        + any(List.of(
                                                "1e999999999",
                                                "-0",
                                                "00",
                                                "NaN",
                                                "1" + "0".repeat(2_000),
                                                "null",
                                                "{}",
                                                "[]",
                                                "true")));
                    case 12 ->
                        any(List.of(
                                "null",
                                "[]",
                                "1",
                                "\"text\"",
                                "{}",
                                "{}{}",
                                "{,}",
                                "{\"id\"}",
                                "\uFEFF" + line,
                                "{'id': 1}",
                                "// no",
                                "{\"id\": 1,}"));
                    default -> line;
                });
        if (random.nextInt(16) == 0) {
            noise(out);
        }
        write(out, end());
    }

    private void noise(ByteArrayOutputStream out) {
        byte[] bytes = new byte[random.nextInt(6) + 1];
        random.nextBytes(bytes);
        out.writeBytes(bytes);
    }

    private String end() {
        return switch (random.nextInt(100)) {
            case 0 -> "\r\n";
            case 1 -> "\r";
            case 2 -> "\n\n";
            default -> "\n";
        };
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String quoted(String value) {
        return value.contains(",") ? "\"" + value + "\"" : value;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\t", "\\t")
                .replace("\0", "\\u0000");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
