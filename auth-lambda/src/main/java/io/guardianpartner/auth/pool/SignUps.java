package io.guardianpartner.auth.pool;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.aws.AwsService;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Email;

/** Creates, confirms and deletes users of the pool. */
public final class SignUps {

    /** The result of a confirmation. */
    public enum Confirmation {
        DONE, WRONG_CODE, ADDRESS_TAKEN
    }

    /** The owner of the address asks for another code. That the user is there already a try has done whose answer got lost. */
    private static final Set<String> BEGUN = Set.of("CodeDeliveryFailureException", "UsernameExistsException");

    private final AwsService cognito;
    private final PoolClient client;

    public SignUps(AwsService cognito, PoolClient client) {
        this.cognito = cognito;
        this.client = client;
    }

    /**
     * Makes a user who has yet to prove the address; Cognito mails a code. Whether somebody else has that address makes no
     * difference here.
     *
     * @throws Problem 422 if the password is not good enough
     */
    public void begin(String username, String name, Email email, Optional<String> password) {
        Map<String, Object> user = new HashMap<>(of(username));
        password.ifPresent(text -> user.put("Password", text));
        user.put("UserAttributes", List.of(attribute("email", email.address()), attribute("name", name)));
        try {
            cognito.call("SignUp", user);
        } catch (AwsException e) {
            switch (e.type()) {
                case "InvalidPasswordException" ->
                    throw Problem.unprocessable("The password is not good enough: take 12 characters or more.");
                case "InvalidParameterException" ->
                    throw Problem.unprocessable("The name, the e-mail address or the password cannot be taken.");
                default -> {
                    if (!BEGUN.contains(e.type())) {
                        throw e;
                    }
                }
            }
        }
    }

    /** Checks the code that was mailed. Who has been confirmed before is so again: a confirmation may be repeated. */
    public Confirmation confirm(String username, String code) {
        Map<String, Object> confirmation = new HashMap<>(of(username));
        confirmation.put("ConfirmationCode", code);
        confirmation.put("ForceAliasCreation", false);
        try {
            cognito.call("ConfirmSignUp", confirmation);
            return Confirmation.DONE;
        } catch (AwsException e) {
            return switch (e.type()) {
                case "AliasExistsException" -> Confirmation.ADDRESS_TAKEN;
                case "NotAuthorizedException" ->
                    isConfirmed(username) ? Confirmation.DONE : Confirmation.WRONG_CODE;
                default -> {
                    rethrowUnlessRefused(e);
                    yield Confirmation.WRONG_CODE;
                }
            };
        }
    }

    /** Has Cognito mail another code, if there is somebody to mail it to. Nobody learns whether there was. */
    public void resend(String username) {
        try {
            cognito.callOnce("ResendConfirmationCode", of(username));
        } catch (AwsException e) {
            rethrowUnlessRefused(e);
        }
    }

    /** Deletes a user with all that Cognito knows; one who is gone already stays gone. */
    public void delete(String username) {
        try {
            cognito.call("AdminDeleteUser", inPool(username));
        } catch (AwsException e) {
            rethrowUnlessGone(e);
        }
    }

    private boolean isConfirmed(String username) {
        try {
            return cognito.call("AdminGetUser", inPool(username)).text("UserStatus")
                .filter("CONFIRMED"::equals).isPresent();
        } catch (AwsException e) {
            rethrowUnlessGone(e);
            return false;
        }
    }

    private Map<String, ?> of(String username) {
        return Map.of("ClientId", client.id(), "SecretHash", client.secretHash(username), "Username", username);
    }

    private Map<String, ?> inPool(String username) {
        return Map.of("UserPoolId", client.poolId(), "Username", username);
    }

    private static void rethrowUnlessRefused(AwsException e) {
        if (!e.isRefusal()) {
            throw e;
        }
    }

    private static void rethrowUnlessGone(AwsException e) {
        if (!"UserNotFoundException".equals(e.type())) {
            throw e;
        }
    }

    private static Map<String, String> attribute(String name, String value) {
        return Map.of("Name", name, "Value", value);
    }
}
