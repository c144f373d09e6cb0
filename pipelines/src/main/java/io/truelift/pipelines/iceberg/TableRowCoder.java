package io.truelift.pipelines.iceberg;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.jspecify.annotations.Nullable;

/** Rows of any table as bytes: each value behind a byte that tells its type. Beam's own row coder needs one schema per collection. */
public final class TableRowCoder extends AtomicCoder<TableRow> {
    private static final long serialVersionUID = 1L;
    private static final TableRowCoder INSTANCE = new TableRowCoder();

    public static TableRowCoder of() {
        return INSTANCE;
    }

    /** A row as bytes, for hashing. */
    public static byte[] bytes(TableRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            writeText(out, row.table());
            out.writeShort(row.values().length);
            for (Object value : row.values()) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** In one piece: what takes rows from worker to worker is slow at single bytes. */
    @Override
    public void encode(TableRow row, OutputStream stream) throws IOException {
        byte[] bytes = bytes(row);
        DataOutputStream out = new DataOutputStream(stream);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    @Override
    public TableRow decode(InputStream stream) throws IOException {
        byte[] bytes = new byte[new DataInputStream(stream).readInt()];
        new DataInputStream(stream).readFully(bytes);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        String table = readText(in);
        @Nullable Object[] values = new Object[in.readShort()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(in);
        }
        return new TableRow(table, values);
    }

    private static void write(DataOutputStream out, @Nullable Object value) throws IOException {
        switch (value) {
            case null -> out.writeByte('0');
            case String text -> {
                out.writeByte('s');
                writeText(out, text);
            }
            case Integer number -> {
                out.writeByte('i');
                out.writeInt(number);
            }
            case Long number -> {
                out.writeByte('l');
                out.writeLong(number);
            }
            case Double number -> {
                out.writeByte('d');
                out.writeDouble(number);
            }
            case Boolean truth -> out.writeByte(truth ? 't' : 'f');
            case BigDecimal number -> {
                out.writeByte('n');
                out.writeInt(number.scale());
                byte[] digits = number.unscaledValue().toByteArray();
                out.writeInt(digits.length);
                out.write(digits);
            }
            case Instant instant -> {
                out.writeByte('z');
                out.writeLong(instant.getEpochSecond());
                out.writeInt(instant.getNano());
            }
            case LocalDate day -> {
                out.writeByte('y');
                out.writeLong(day.toEpochDay());
            }
            case List<?> list -> {
                out.writeByte('a');
                out.writeInt(list.size());
                for (Object item : list) {
                    writeText(out, (String) item);
                }
            }
            default -> throw new IOException("Cannot write a value of " + value.getClass());
        }
    }

    private static @Nullable Object read(DataInputStream in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case '0' -> null;
            case 's' -> readText(in);
            case 'i' -> in.readInt();
            case 'l' -> in.readLong();
            case 'd' -> in.readDouble();
            case 't' -> true;
            case 'f' -> false;
            case 'n' -> {
                int scale = in.readInt();
                yield new BigDecimal(new BigInteger(in.readNBytes(in.readInt())), scale);
            }
            case 'z' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
            case 'y' -> LocalDate.ofEpochDay(in.readLong());
            case 'a' -> {
                int size = in.readInt();
                List<String> list = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    list.add(readText(in));
                }
                yield list;
            }
            default -> throw new IOException("Cannot read a value with tag " + tag);
        };
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
