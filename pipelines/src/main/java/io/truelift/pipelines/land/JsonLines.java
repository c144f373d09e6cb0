package io.truelift.pipelines.land;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Line;
import io.truelift.pipelines.feed.Rejection;
import io.truelift.pipelines.land.PhysicalLines.PhysicalLine;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** One JSON object a line. A field of a nested object is named with a point: {@code device.kind}. */
final class JsonLines implements FileLines {
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final PhysicalLines lines;
    private final Feed feed;
    private final NullValues nulls;

    JsonLines(PhysicalLines lines, Feed feed) {
        this.lines = lines;
        this.feed = feed;
        this.nulls = NullValues.of(feed);
    }

    @Override
    public @Nullable Result next() throws IOException {
        PhysicalLine line = lines.nextNotBlank();
        if (line == null) {
            return null;
        }
        Rejection damage = FileLines.damage(line, feed);
        return damage == null ? object(line) : new Result.Broken(line.number(), damage);
    }

    private Result object(PhysicalLine line) {
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(line.text())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return broken(line, "it is no JSON object");
            }
            collect("", parser, fields);
            if (parser.nextToken() != null) {
                return broken(line, "it is no single JSON object");
            }
        } catch (RepeatedField e) {
            return broken(line, "it names a field twice");
        } catch (JsonProcessingException e) {
            return broken(
                    line,
                    "it is no JSON, column %d"
                            .formatted(
                                    e.getLocation() == null
                                            ? 0
                                            : e.getLocation().getColumnNr()));
        } catch (IOException e) {
            return broken(line, "it is no JSON");
        }
        // Bytes that are half a character were refused before; an escape may still be one.
        if (line.text().indexOf('\\') >= 0 && hasHalf(fields)) {
            return broken(line, "it has half a character, an escape of a surrogate without its other half");
        }
        return new Result.Read(new Line(line.number(), fields));
    }

    /** A number stays as it is written: nothing is lost of it, and none that is too large for memory is made. */
    private void collect(String prefix, JsonParser parser, Map<String, String> fields) throws IOException {
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + parser.currentName();
            if (!names.add(name)) {
                throw new RepeatedField();
            }
            switch (parser.nextToken()) {
                case START_OBJECT -> collect(name + ".", parser, fields);
                case START_ARRAY -> put(name, items(parser), fields);
                case VALUE_NULL -> {}
                default -> put(name, parser.getText(), fields);
            }
        }
    }

    private void put(String name, String text, Map<String, String> fields) {
        if (!nulls.isNothing(name, text)) {
            fields.put(name, text);
        }
    }

    private static final class RepeatedField extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static boolean hasHalf(Map<String, String> fields) {
        return fields.entrySet().stream().anyMatch(field -> isHalved(field.getKey()) || isHalved(field.getValue()));
    }

    /** Half a character has no bytes in UTF-8, and would be landed as a question mark. */
    private static boolean isHalved(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    /** The items of an array as one text, which the column's list takes apart again; what is nothing is left out. */
    private String items(JsonParser parser) throws IOException {
        StringJoiner items = new StringJoiner(feed.source().listSeparator());
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            switch (parser.currentToken()) {
                case VALUE_NULL -> {}
                case START_OBJECT, START_ARRAY -> items.add(nested(parser));
                default -> items.add(parser.getText());
            }
        }
        return items.toString();
    }

    /** What stands within an item, as it is written but without blanks. */
    private static String nested(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.copyCurrentStructureExact(parser);
        }
        return text.toString();
    }

    private static Result broken(PhysicalLine line, String why) {
        return new Result.Broken(
                line.number(),
                new Rejection("malformed", null, line.text(), "Cannot take the line apart: %s.".formatted(why)));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
