package io.truelift.pipelines.land;

import io.truelift.pipelines.feed.PlainNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.JulianFields;
import java.util.Optional;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** A value of Parquet as text: numbers with a point, times by ISO 8601. What a value means is said by its logical type. */
final class ParquetValue {
    private ParquetValue() {}

    /** The value; absent where it is bytes that are no text. */
    static Optional<String> text(Group group, int field, int index) {
        PrimitiveType type = group.getType().getType(field).asPrimitiveType();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Optional.of(Boolean.toString(group.getBoolean(field, index)));
            case INT32 -> Optional.of(whole(group.getInteger(field, index), meaning));
            case INT64 -> Optional.of(whole(group.getLong(field, index), meaning));
            case FLOAT ->
                Optional.of(
                        PlainNumber.text(group.getFloat(field, index), Float.toString(group.getFloat(field, index))));
            case DOUBLE ->
                Optional.of(PlainNumber.text(
                        group.getDouble(field, index), Double.toString(group.getDouble(field, index))));
            case INT96 ->
                Optional.of(int96(group.getInt96(field, index).toByteBuffer()).toString());
            case BINARY, FIXED_LEN_BYTE_ARRAY ->
                bytes(group.getBinary(field, index).toByteBuffer(), meaning);
        };
    }

    private static String whole(int value, LogicalTypeAnnotation meaning) {
        return meaning instanceof IntLogicalTypeAnnotation number && !number.isSigned()
                ? Integer.toUnsignedString(value)
                : whole((long) value, meaning);
    }

    private static String whole(long value, LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case IntLogicalTypeAnnotation number when !number.isSigned() -> Long.toUnsignedString(value);
            case DecimalLogicalTypeAnnotation decimal ->
                BigDecimal.valueOf(value, decimal.getScale()).toPlainString();
            case DateLogicalTypeAnnotation day -> LocalDate.ofEpochDay(value).toString();
            case TimeLogicalTypeAnnotation time ->
                LocalTime.ofNanoOfDay(value * unit(time.getUnit()).getDuration().toNanos())
                        .toString();
            case TimestampLogicalTypeAnnotation time ->
                time(Instant.EPOCH.plus(value, unit(time.getUnit())), time.isAdjustedToUTC());
            case null, default -> Long.toString(value);
        };
    }

    private static ChronoUnit unit(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static String time(Instant time, boolean isUniversal) {
        return isUniversal
                ? time.atOffset(ZoneOffset.UTC).toString()
                : LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
    }

    /** Nanoseconds of the day, then the Julian day, as Impala and older Spark write timestamps; they say nothing of a zone. */
    private static LocalDateTime int96(ByteBuffer bytes) {
        ByteBuffer ordered = bytes.order(ByteOrder.LITTLE_ENDIAN);
        long nanos = ordered.getLong();
        int day = ordered.getInt();
        return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, day).atStartOfDay().plusNanos(nanos);
    }

    private static Optional<String> bytes(ByteBuffer bytes, LogicalTypeAnnotation meaning) {
        return switch (meaning) {
            case DecimalLogicalTypeAnnotation decimal ->
                Optional.of(new BigDecimal(new BigInteger(array(bytes)), decimal.getScale()).toPlainString());
            case UUIDLogicalTypeAnnotation uuid -> Optional.of(new UUID(bytes.getLong(), bytes.getLong()).toString());
            case Float16LogicalTypeAnnotation half ->
                Optional.of(PlainNumber.text(half(bytes), Float.toString(half(bytes))));
            case null, default -> decoded(bytes);
        };
    }

    private static float half(ByteBuffer bytes) {
        return Float.float16ToFloat(
                bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getShort());
    }

    private static byte[] array(ByteBuffer bytes) {
        byte[] array = new byte[bytes.remaining()];
        bytes.get(array);
        return array;
    }

    /** Some writers leave out that their bytes are text. */
    private static Optional<String> decoded(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
