package io.guardianpartner.orders.view;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

import com.google.zxing.qrcode.encoder.ByteMatrix;

/**
 * Writes black squares on white as a PNG of one bit a pixel (ISO/IEC 15948). ImageIO would bring AWT into the service, keep
 * its cache in temporary files and register a shutdown hook with the first picture.
 */
final class Png {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER_BYTES = 13;
    private static final byte BITS_A_PIXEL = 1;
    private static final byte LIKE_THE_LINE_ABOVE = 2;

    private final ByteMatrix squares;
    private final int margin;
    private final int scale;
    private final int side;

    private Png(ByteMatrix squares, int margin, int scale) {
        this.squares = squares;
        this.margin = margin;
        this.scale = scale;
        this.side = (squares.getWidth() + 2 * margin) * scale;
    }

    /**
     * @param squares as many a line as lines; 1 is black
     * @param margin white squares around them
     * @param scale pixels that a square is wide and high
     */
    static byte[] of(ByteMatrix squares, int margin, int scale) {
        return new Png(squares, margin, scale).bytes();
    }

    private byte[] bytes() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(png)) {
            out.write(SIGNATURE);
            chunk(out, "IHDR", header());
            chunk(out, "IDAT", compressed(lines()));
            chunk(out, "IEND", new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can always be written", e);
        }
        return png.toByteArray();
    }

    /** Greyscale, with the only compression and set of filters that there are, not interlaced: all zero. */
    private byte[] header() {
        return ByteBuffer.allocate(HEADER_BYTES).putInt(side).putInt(side).put(BITS_A_PIXEL).array();
    }

    /** Each line after its filter: none for the first of a square, then zeros to be added to the line above. */
    private byte[] lines() {
        int length = 1 + (side + 7) / 8;
        byte[] lines = new byte[side * length];
        for (int y = 0; y < side; y++) {
            if (y % scale == 0) {
                Arrays.fill(lines, y * length + 1, (y + 1) * length, (byte) 0xff);
                blacken(lines, y * length + 1, y / scale - margin);
            } else {
                lines[y * length] = LIKE_THE_LINE_ABOVE;
            }
        }
        return lines;
    }

    private void blacken(byte[] lines, int start, int row) {
        if (row < 0 || row >= squares.getHeight()) {
            return;
        }
        for (int x = 0; x < squares.getWidth() * scale; x++) {
            if (squares.get(x / scale, row) == 1) {
                int pixel = x + margin * scale;
                lines[start + pixel / 8] &= (byte) ~(0x80 >> pixel % 8);
            }
        }
    }

    private static byte[] compressed(byte[] data) throws IOException {
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(compressed, fast)) {
            out.write(data);
        } finally {
            fast.end();
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
