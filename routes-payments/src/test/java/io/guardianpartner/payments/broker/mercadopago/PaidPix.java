package io.guardianpartner.payments.broker.mercadopago;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.guardianpartner.payments.payment.PixCodes;

/** A paid Pix as Mercado Pago tells it. */
final class PaidPix {

    static final String CODE = PixCodes.of("59.80");

    /** A Pix as Mercado Pago tells it, with the members around those that matter. */
    static final String PAID = """
        {"id": 21071815560, "date_created": "2022-01-10T10:10:10.000-00:00", "date_approved": "2022-01-10T10:10:10.000-00:00",
         "date_of_expiration": "2022-02-10T10:10:10.000-00:00", "money_release_date": null, "issuer_id": null,
         "status": "approved", "status_detail": "accredited", "currency_id": "BRL", "live_mode": true, "sponsor_id": null,
         "collector_id": 471763966, "payer": {"type": null, "id": "128185910", "identification": {"type": null}},
         "metadata": {}, "additional_info": {"items": [{"quantity": "1", "unit_price": "100.0"}]}, "order": {},
         "external_reference": "ours", "transaction_amount": 59.8, "transaction_amount_refunded": 0, "installments": 1,
         "transaction_details": {"net_received_amount": 0, "financial_institution": null}, "fee_details": [], "card": {},
         "refunds": [], "point_of_interaction": {"type": "OPENPLATFORM", "transaction_data": {"qr_code": "%s",
         "bank_info": {"payer": {"account_id": null, "id": null}, "collector": {"account_id": null}}}}}"""
        .formatted(CODE);

    private PaidPix() {}

    /** The paid Pix with another value in one place. */
    static String with(String path, String value) {
        JsonObject answer = JsonParser.parseString(PAID).getAsJsonObject();
        JsonObject place = answer;
        String[] names = path.split("\\.");
        for (int i = 0; i < names.length - 1; i++) {
            place = place.getAsJsonObject(names[i]);
        }
        JsonElement other = JsonParser.parseString(value);
        place.add(names[names.length - 1], other);
        return new GsonBuilder().serializeNulls().create().toJson(answer);
    }
}
