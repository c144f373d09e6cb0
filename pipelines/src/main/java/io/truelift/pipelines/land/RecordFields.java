package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.Feed;
import io.truelift.pipelines.feed.Rejection;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.types.Types;

/**
 * Typed records as fields of text, to which the same rules apply as to text files: a field of a struct is named with a
 * point, a list is one text that the column's list takes apart again, and a timestamp without a zone is one of the
 * feed's.
 */
final class RecordFields {
    private final Feed.Source source;

    RecordFields(Feed.Source source) {
        this.source = source;
    }

    /** @throws Rejection where a value cannot be told in text */
    Map<String, String> of(Record record) {
        Map<String, String> fields = new HashMap<>();
        collect("", record, fields);
        return fields;
    }

    private void collect(String prefix, Record record, Map<String, String> fields) {
        for (Types.NestedField field : record.struct().fields()) {
            String name = prefix + field.name();
            Object value = record.getField(field.name());
            if (value instanceof Record nested) {
                collect(name + ".", nested, fields);
            } else if (value != null) {
                String text = text(name, value);
                if (!source.nullValues().contains(text)) {
                    fields.put(name, text);
                }
            }
        }
    }

    private String text(String name, Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case List<?> list -> {
                StringJoiner items = new StringJoiner(source.listSeparator());
                list.forEach(item -> items.add(item == null ? "" : text(name, item)));
                yield items.toString();
            }
            case ByteBuffer bytes -> decoded(name, bytes);
            case byte[] bytes -> decoded(name, ByteBuffer.wrap(bytes));
            case Map<?, ?> map -> throw untold(name, "a map");
            case StructLike struct -> throw untold(name, "a list of structs");
            default -> value.toString();
        };
    }

    /** Some writers leave out that their bytes are text. */
    private static String decoded(String name, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw untold(name, "bytes that are no text in UTF-8");
        }
    }

    private static Rejection untold(String name, String what) {
        return new Rejection("type", name, null, "Cannot use the field %s: it is %s. Deliver it as text, numbers or a list of them.".formatted(name, what));
    }
}
