package io.guardianpartner.orders.view;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.stereotype.Component;

/** Keeps the QR codes that were asked for last, so that each is drawn once however often its order is looked at. */
@Component
class QrCodes {

    /** More than wait for their payment at a time; some 2 KB each. */
    private static final int KEPT = 2_000;

    private final Map<String, QrCode> codes;

    QrCodes() {
        this(KEPT);
    }

    QrCodes(int kept) {
        codes = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, QrCode> eldest) {
                return size() > kept;
            }
        });
    }

    /** A PNG in base64; null for a text that is too long for any QR code. */
    String png(String copiaECola) {
        return codes.computeIfAbsent(copiaECola, QrCode::new).png();
    }
}
