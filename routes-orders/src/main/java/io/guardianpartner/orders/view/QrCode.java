package io.guardianpartner.orders.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;

/** The QR code of a copia-e-cola text. It is drawn when it is asked for: the text says all that is in it. */
final class QrCode {

    private static final int SIDE = 300;
    private static final Map<EncodeHintType, ?> HINTS = Map.of(
        EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);

    private QrCode() {}

    /** A PNG in base64. */
    static String png(String copiaECola) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            MatrixToImageWriter.writeToStream(
                new QRCodeWriter().encode(copiaECola, BarcodeFormat.QR_CODE, SIDE, SIDE, HINTS), "PNG", png);
        } catch (WriterException | IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(png.toByteArray());
    }
}
