package io.guardianpartner.orders.view;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import com.google.zxing.common.BitArray;
import com.google.zxing.common.BitMatrix;

/**
 * Writes black on white as a PNG of one bit a pixel (ISO/IEC 15948). ImageIO would bring AWT into the service, keep its
 * cache in temporary files and register a shutdown hook with the first picture.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final byte BITS_A_PIXEL = 1;

    private Png() {}

    /** @param black the pixels that are; it is inverted on the way */
    static byte[] of(BitMatrix black) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(png)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header(black));
            chunk(out, "IDAT", pixels(black));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return png.toByteArray();
    }

    /** Greyscale, with the only compression and filtering that there are, not interlaced: all zero. */
    private static byte[] header(BitMatrix black) {
        return ByteBuffer.allocate(HEADER_BYTES).putInt(black.getWidth()).putInt(black.getHeight()).put(BITS_A_PIXEL)
            .array();
    }

    /** Each line after a zero, which says that it is not filtered. In greyscale 0 is black. */
    private static byte[] pixels(BitMatrix black) throws IOException {
        black.flip();
        byte[] line = new byte[1 + (black.getWidth() + 7) / 8];
        BitArray row = new BitArray(black.getWidth());
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            for (int y = 0; y < black.getHeight(); y++) {
                row = black.getRow(y, row);
                row.toBytes(0, line, 1, line.length - 1);
                out.write(line);
            }
        }
        return compressed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 check = new CRC32();
        check.update(name);
        check.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) check.getValue());
    }
}
