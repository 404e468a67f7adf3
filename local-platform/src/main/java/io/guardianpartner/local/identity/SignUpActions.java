package io.guardianpartner.local.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.local.http.AwsJsonFault;

/** Operations to become a user: SignUp, ConfirmSignUp, ResendConfirmationCode. */
final class SignUpActions {

    private static final Duration CODE_VALIDITY = Duration.ofHours(24);
    private static final int TRIES = 5;

    private final UserPool pool;
    private final AppClients clients;
    private final Mailbox mailbox;
    private final Clock clock;

    SignUpActions(UserPool pool, AppClients clients, Mailbox mailbox, Clock clock) {
        this.pool = pool;
        this.clients = clients;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    Map<String, Object> signUp(CognitoCall call) {
        String username = call.text("Username");
        caller(call, username);
        Map<String, String> attributes = new LinkedHashMap<>(call.attributes());
        attributes.put("email_verified", "false");
        Optional<String> password = call.optional("Password").map(UserPool::acceptable);
        User user = pool.create(username, attributes, User.Status.UNCONFIRMED);
        password.ifPresent(user::password);
        mail(user);
        return Map.of("UserConfirmed", false, "UserSub", user.sub(), "CodeDeliveryDetails", delivery(user.email()));
    }

    Map<String, Object> confirmSignUp(CognitoCall call) {
        String username = call.text("Username");
        caller(call, username);
        User user = pool.find(username).orElseThrow(SignUpActions::noSuchCode);
        if (user.status() != User.Status.UNCONFIRMED) {
            throw CognitoErrors.notAuthorized("User cannot be confirmed. Current status is " + user.status());
        }
        check(user, call.text("ConfirmationCode"));
        pool.all().stream().filter(other -> other.isAlsoCalled(user.email())).findFirst().ifPresent(other -> {
            if (!call.flag("ForceAliasCreation")) {
                throw CognitoErrors.of("AliasExistsException", "An account with the email already exists.");
            }
            other.attributes().put("email_verified", "false");
        });
        user.code(null);
        user.attributes().put("email_verified", "true");
        user.become(User.Status.CONFIRMED);
        return Map.of();
    }

    /** Does not tell who exists: as Cognito does, it answers for an unknown user now this way, now that. */
    Map<String, Object> resendConfirmationCode(CognitoCall call) {
        String username = call.text("Username");
        caller(call, username);
        Optional<User> user = pool.find(username);
        if (user.isEmpty() && RandomSecrets.toss()) {
            return Map.of("CodeDeliveryDetails", delivery(username + "@example.com"));
        }
        if (user.filter(known -> known.status() == User.Status.UNCONFIRMED).isEmpty()) {
            throw CognitoErrors.invalid("Cannot resend codes. Auto verification not turned on.");
        }
        mail(user.get());
        return Map.of("CodeDeliveryDetails", delivery(user.get().email()));
    }

    /** Masks an address, so that only its owner recognizes it, as AWS does. */
    static Map<String, String> delivery(String email) {
        String domain = email.substring(email.indexOf('@') + 1);
        return Map.of("AttributeName", "email", "DeliveryMedium", "EMAIL", "Destination",
            first(email) + "***@" + first(domain) + "***");
    }

    private static String first(String text) {
        return text.isEmpty() ? "" : text.substring(0, 1);
    }

    private void caller(CognitoCall call, String username) {
        SecretHash.require(clients.forPeople(call.text("ClientId")), username, call.optional("SecretHash"));
    }

    private void mail(User user) {
        String code = RandomSecrets.signUpCode();
        user.code(new User.SignUpCode(code, clock.instant().plus(CODE_VALIDITY), 0));
        mailbox.send(user.email(), "sign-up", code);
    }

    private void check(User user, String presented) {
        User.SignUpCode expected = user.code();
        if (expected == null || !expected.until().isAfter(clock.instant())) {
            throw noSuchCode();
        }
        if (expected.wrong() >= TRIES) {
            throw CognitoErrors.of("TooManyFailedAttemptsException", "Too many failed attempts.");
        }
        if (!expected.code().equals(presented)) {
            user.code(new User.SignUpCode(expected.code(), expected.until(), expected.wrong() + 1));
            throw CognitoErrors.wrongCode();
        }
    }

    private static AwsJsonFault noSuchCode() {
        return CognitoErrors.of("ExpiredCodeException", "Invalid code provided, please request a code again.");
    }
}
