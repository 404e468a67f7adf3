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
    private static final byte LIKE_THE_LINE_ABOVE = 2;

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

    /** Greyscale, with the only compression and set of filters that there are, not interlaced: all zero. */
    private static byte[] header(BitMatrix black) {
        return ByteBuffer.allocate(HEADER_BYTES).putInt(black.getWidth()).putInt(black.getHeight()).put(BITS_A_PIXEL)
            .array();
    }

    private static byte[] pixels(BitMatrix black) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed)) {
            out.write(lines(black));
        }
        return compressed.toByteArray();
    }

    /** Each line after its filter: none, or for one that equals the line above, zeros to be added to that. 0 is black. */
    private static byte[] lines(BitMatrix black) {
        black.flip();
        int length = (black.getWidth() + 7) / 8;
        byte[] lines = new byte[black.getHeight() * (1 + length)];
        BitArray above = null;
        for (int y = 0; y < black.getHeight(); y++) {
            BitArray row = black.getRow(y, null);
            int start = y * (1 + length);
            if (row.equals(above)) {
                lines[start] = LIKE_THE_LINE_ABOVE;
            } else {
                row.toBytes(0, lines, start + 1, length);
            }
            above = row;
        }
        return lines;
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
