package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.text.EmailAddress;

/** Reads the body of a create call as strictly as Mercado Pago does: a wrong name or value is a 400 that names it. */
class PaymentOrderReader {

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration DEFAULT = Duration.ofHours(24);
    private static final BigDecimal LARGEST = new BigDecimal("999999.99");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Set<String> NAMES = Set.of("additional_info", "application_fee", "binary_mode",
        "callback_url", "campaign_id", "capture", "coupon_amount", "coupon_code", "date_of_expiration", "description",
        "differential_pricing_id", "external_reference", "forward_data", "installments", "issuer_id",
        "merchant_account_id", "merchant_services", "metadata", "net_amount", "notification_url", "order", "payer",
        "payment_method", "payment_method_id", "payment_method_option_id", "point_of_interaction", "processing_mode",
        "sponsor_id", "statement_descriptor", "taxes", "three_d_secure_mode", "token", "transaction_amount",
        "transaction_details");
    private static final Set<String> PAYER_NAMES = Set.of("address", "authentication_type", "email", "entity_type",
        "first_name", "id", "identification", "last_name", "name", "phone", "type");
    private static final Set<String> IDENTIFICATION_NAMES = Set.of("type", "number");

    private final Clock clock;

    PaymentOrderReader(Clock clock) {
        this.clock = clock;
    }

    PaymentOrder read(JsonNode body) {
        onlyNames(body, "", NAMES);
        String method = text(body, "payment_method_id", 4001);
        if (!"pix".equals(method)) {
            throw method == null
                ? badRequest(4001, "payment_method_id attribute can't be null")
                : badRequest(2034, "Only payment_method_id pix is known here");
        }
        return new PaymentOrder(amount(body.get("transaction_amount"), "transaction_amount"), reference(body),
            text(body, "description", 1), notificationUrl(body), expiry(body), payer(body.get("payer")),
            body.get("metadata"));
    }

    /** An amount in BRL: a JSON number above zero with at most two decimals. */
    static BigDecimal amount(JsonNode node, String name) {
        if (node == null || node.isNull()) {
            throw badRequest(4002, name + " attribute can't be null");
        }
        if (!node.isNumber()) {
            throw badRequest(4003, name + " attribute must be numeric");
        }
        BigDecimal amount = node.decimalValue().stripTrailingZeros();
        if (amount.signum() <= 0 || amount.scale() > 2 || amount.compareTo(LARGEST) > 0) {
            throw badRequest(4037, "Invalid " + name);
        }
        return amount.setScale(2);
    }

    static void onlyNames(JsonNode node, String prefix, Set<String> known) {
        if (!node.isObject()) {
            throw badRequest(1, (prefix.isEmpty() ? "The body" : prefix) + " must be a JSON object");
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw badRequest(8, "The name of the following parameters is wrong: [" + prefix + name + "]");
            }
        });
    }

    private static JsonNode payer(JsonNode payer) {
        if (payer == null || payer.isNull()) {
            throw badRequest(4050, "payer.email must be a valid email");
        }
        onlyNames(payer, "payer.", PAYER_NAMES);
        String email = text(payer, "email", 4050);
        if (email == null || !EmailAddress.isOne(email)) {
            throw badRequest(4050, "payer.email must be a valid email");
        }
        JsonNode identification = payer.get("identification");
        if (identification != null && !identification.isNull()) {
            onlyNames(identification, "payer.identification.", IDENTIFICATION_NAMES);
            String number = text(identification, "number", 2067);
            if ("CPF".equals(text(identification, "type", 2067)) && (number == null || !CpfNumber.isValid(number))) {
                throw badRequest(2067, "Invalid user identification number");
            }
        }
        return payer;
    }

    private static String reference(JsonNode body) {
        String reference = text(body, "external_reference", 1);
        if (reference != null && !REFERENCE.matcher(reference).matches()) {
            throw badRequest(1, "external_reference must be 1 to 64 of A-Z a-z 0-9 - _");
        }
        return reference;
    }

    private static URI notificationUrl(JsonNode body) {
        String text = text(body, "notification_url", 4020);
        if (text == null) {
            return null;
        }
        try {
            URI url = URI.create(text);
            if (text.length() <= 500 && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below.
        }
        throw badRequest(4020, "notification_url attribute must be url valid");
    }

    private Instant expiry(JsonNode body) {
        Instant now = clock.instant();
        String text = text(body, "date_of_expiration", 23);
        if (text == null) {
            return now.plus(DEFAULT);
        }
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw badRequest(23, "The following parameters must be valid date and format "
                + "(yyyy-MM-dd'T'HH:mm:ssz): date_of_expiration");
        }
        if (at.isBefore(now.plus(SHORTEST)) || at.isAfter(now.plus(LONGEST))) {
            throw badRequest(1, "date_of_expiration must lie between 30 minutes and 30 days from now");
        }
        return at;
    }

    private static String text(JsonNode body, String name, int code) {
        JsonNode node = body.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw badRequest(code, name + " must be a string");
        }
        return node.textValue();
    }
}
