package io.guardianpartner.local.mercadopago;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/**
 * QR codes as PNGs, base64-encoded. The last ones are kept: every answer about a payment has its picture in it, and whoever waits for
 * money asks every few seconds. Thread-safe.
 */
final class QrPictures {

    private static final int PIXELS = 300;
    /** Some 2 KB each. */
    private static final int KEPT = 2_000;
    /** Trying all eight masks would be most of the work. Each makes a code that can be read. */
    private static final int MASK = 2;
    private static final Map<EncodeHintType, ?> HINTS = Map.of(
        EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.QR_MASK_PATTERN, MASK);

    private final Map<String, String> pictures = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    });

    String base64(String text) {
        String known = pictures.get(text);
        if (known != null) {
            return known;
        }
        String drawn = draw(text);
        pictures.put(text, drawn);
        return drawn;
    }

    byte[] png(String text) {
        return Base64.getDecoder().decode(base64(text));
    }

    private static String draw(String text) {
        try {
            var matrix = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, PIXELS, PIXELS, HINTS);
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(matrix, "PNG", png);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException | IOException e) {
            throw new IllegalStateException("The QR code cannot be drawn", e);
        }
    }
}
