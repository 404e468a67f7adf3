package io.guardianpartner.auth.pool;

import java.util.Optional;

import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Email;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AliasExistsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeDeliveryFailureException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CodeMismatchException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExpiredCodeException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidPasswordException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LimitExceededException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyFailedAttemptsException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserNotFoundException;

/** How users come to be in the pool, and how they go. */
public final class SignUps {

    /** How a confirmation ended. */
    public enum Confirmation {
        DONE, WRONG_CODE, ADDRESS_TAKEN
    }

    private final CognitoIdentityProviderClient cognito;
    private final PoolClient client;

    public SignUps(CognitoIdentityProviderClient cognito, PoolClient client) {
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
        try {
            cognito.signUp(request -> request.clientId(client.id())
                .secretHash(client.secretHash(username))
                .username(username)
                .password(password.orElse(null))
                .userAttributes(attribute("email", email.address()), attribute("name", name)));
        } catch (InvalidPasswordException e) {
            throw Problem.unprocessable("The password is not good enough: take 12 characters or more.");
        } catch (InvalidParameterException e) {
            throw Problem.unprocessable("The name, the e-mail address or the password cannot be taken.");
        } catch (CodeDeliveryFailureException e) {
            // The owner of the address asks for another; nobody else is told.
            return;
        }
    }

    /** Checks the code that was mailed. Who has been confirmed before is so again: a confirmation may be repeated. */
    public Confirmation confirm(String username, String code) {
        try {
            cognito.confirmSignUp(request -> request.clientId(client.id())
                .secretHash(client.secretHash(username))
                .username(username)
                .confirmationCode(code)
                .forceAliasCreation(false));
            return Confirmation.DONE;
        } catch (AliasExistsException e) {
            return Confirmation.ADDRESS_TAKEN;
        } catch (NotAuthorizedException e) {
            return isConfirmed(username) ? Confirmation.DONE : Confirmation.WRONG_CODE;
        } catch (CodeMismatchException | ExpiredCodeException | InvalidParameterException | UserNotFoundException
            | TooManyFailedAttemptsException | LimitExceededException e) {
            return Confirmation.WRONG_CODE;
        }
    }

    /** Has Cognito mail another code, if there is somebody to mail it to. */
    public void resend(String username) {
        try {
            cognito.resendConfirmationCode(request -> request.clientId(client.id())
                .secretHash(client.secretHash(username))
                .username(username));
        } catch (InvalidParameterException | UserNotFoundException | NotAuthorizedException | LimitExceededException
            | CodeDeliveryFailureException e) {
            // Nobody learns whether there was.
            return;
        }
    }

    /** Deletes a user with all that Cognito knows; one who is gone already stays gone. */
    public void delete(String username) {
        try {
            cognito.adminDeleteUser(request -> request.userPoolId(client.poolId()).username(username));
        } catch (UserNotFoundException e) {
            return;
        }
    }

    private boolean isConfirmed(String username) {
        try {
            return "CONFIRMED".equals(cognito
                .adminGetUser(request -> request.userPoolId(client.poolId()).username(username)).userStatusAsString());
        } catch (UserNotFoundException e) {
            return false;
        }
    }

    private static AttributeType attribute(String name, String value) {
        return AttributeType.builder().name(name).value(value).build();
    }
}
