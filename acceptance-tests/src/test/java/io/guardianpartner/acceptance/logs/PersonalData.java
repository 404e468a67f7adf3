package io.guardianpartner.acceptance.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what no log may hold: personal data, secrets, and bodies of messages and requests. */
public final class PersonalData {

    /** What is looked for. */
    public enum Kind {
        EMAIL, CPF, TOKEN, PIX_CODE, BODY, SECRET
    }

    private static final int CPF_DIGITS = 11;

    private static final Pattern EMAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern CPF = Pattern.compile("(?<![\\w.-])\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}(?![\\w-])");
    /** A JWT, whatever follows "Bearer", Mercado Pago's access tokens, and 256 bits in Base64. */
    private static final List<Pattern> TOKENS = List.of(Pattern.compile("eyJ[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]*"),
        Pattern.compile("(?i)\\bbearer\\s+[\\w.~+/-]{8,}"),
        Pattern.compile("\\b(APP_USR|TEST)-[\\w-]{10,}"),
        Pattern.compile("(?<![\\w/+.-])(?=[\\w-]*\\d)(?=[\\w-]*[a-z])(?=[\\w-]*[A-Z])[\\w-]{43}=?(?![\\w/+.-])"));
    private static final Pattern PIX_CODE = Pattern.compile("br\\.gov\\.bcb\\.pix|\\b000201(01|26)\\d{2}");
    /** Members of envelopes, payloads and requests, also inside of a text that is JSON itself. */
    private static final Pattern BODY = Pattern.compile("\\\\?\"(payload|sender|orderId|paymentId|items|lines|payer|"
        + "payerEmail|copiaECola|totalPrice|external_reference|transaction_amount)\\\\?\"\\s*:");

    private final Set<String> secrets;

    /** @param secrets texts that are to be found too, whatever they look like */
    public PersonalData(Set<String> secrets) {
        this.secrets = Set.copyOf(secrets);
    }

    /** The kinds that a line holds. */
    public List<Kind> in(String line) {
        List<Kind> found = new ArrayList<>();
        if (EMAIL.matcher(line).find()) {
            found.add(Kind.EMAIL);
        }
        if (CPF.matcher(line).results().map(MatchResult::group).anyMatch(PersonalData::isCpf)) {
            found.add(Kind.CPF);
        }
        if (TOKENS.stream().anyMatch(token -> token.matcher(line).find())) {
            found.add(Kind.TOKEN);
        }
        if (PIX_CODE.matcher(line).find()) {
            found.add(Kind.PIX_CODE);
        }
        if (BODY.matcher(line).find()) {
            found.add(Kind.BODY);
        }
        Optional<String> secret = secrets.stream().filter(line::contains).findAny();
        if (secret.isPresent()) {
            found.add(Kind.SECRET);
        }
        return found;
    }

    /** Eleven digits may be many things; their check digits are right in one of a hundred. */
    private static boolean isCpf(String text) {
        String digits = text.replaceAll("\\D", "");
        return digits.length() == CPF_DIGITS && (digits.length() < text.length()
            || checkDigit(digits, 9) && checkDigit(digits, 10));
    }

    private static boolean checkDigit(String digits, int position) {
        int sum = 0;
        for (int index = 0; index < position; index++) {
            sum += Character.digit(digits.charAt(index), 10) * (position + 1 - index);
        }
        return sum * 10 % 11 % 10 == Character.digit(digits.charAt(position), 10);
    }
}
