package io.truelift.pipelines.land;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** How a file is packed, as its first bytes tell, whatever its name says: gzip, zstd or not at all. */
final class Packing {
    private static final int BUFFER = 1 << 16;
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] ZSTD = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd};

    private Packing() {}

    /** The content of a file that may be packed. */
    static InputStream unpacked(InputStream raw) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(ZSTD.length);
        byte[] first = buffered.readNBytes(ZSTD.length);
        buffered.reset();
        if (startsWith(first, GZIP)) {
            return new GZIPInputStream(buffered, BUFFER);
        }
        return startsWith(first, ZSTD) ? new ZstdInputStream(buffered) : buffered;
    }

    /** Whether reading failed because the packed content is damaged or cut off, and not because of the disk. */
    static boolean isDamage(IOException failure) {
        return failure instanceof EOFException || failure instanceof ZipException || failure instanceof ZstdIOException;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
