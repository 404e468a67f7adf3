package io.guardianpartner.local.identity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Operations to sign in: InitiateAuth and AdminInitiateAuth (USER_AUTH with a code by e-mail,
 * ADMIN_USER_PASSWORD_AUTH), RespondToAuthChallenge and AdminRespondToAuthChallenge.
 */
final class SignInActions {

    private final UserPool pool;
    private final AppClients clients;
    private final Challenges challenges;
    private final Sessions sessions;
    private final Mailbox mailbox;

    SignInActions(UserPool pool, AppClients clients, Challenges challenges, Sessions sessions, Mailbox mailbox) {
        this.pool = pool;
        this.clients = clients;
        this.challenges = challenges;
        this.sessions = sessions;
        this.mailbox = mailbox;
    }

    Map<String, Object> initiateAuth(CognitoCall call) {
        return initiate(call, false);
    }

    Map<String, Object> adminInitiateAuth(CognitoCall call) {
        return initiate(call, true);
    }

    Map<String, Object> respondToAuthChallenge(CognitoCall call) {
        AppClient client = clients.forPeople(call.text("ClientId"));
        CognitoCall answers = call.inside("ChallengeResponses");
        String username = answers.text("USERNAME");
        SecretHash.require(client, username, answers.optional("SECRET_HASH"));
        String session = call.text("Session");
        String name = call.text("ChallengeName");
        switch (name) {
            case Challenges.EMAIL_OTP -> {
                return sessions.begin(
                    challenges.answer(session, name, client, username, answers.text("EMAIL_OTP_CODE")), client);
            }
            case Challenges.NEW_PASSWORD -> {
                String password = UserPool.acceptable(answers.text("NEW_PASSWORD"));
                User user = challenges.answer(session, name, client, username, "");
                user.password(password);
                user.become(User.Status.CONFIRMED);
                return sessions.begin(user, client);
            }
            default -> throw CognitoErrors.invalid("The challenge " + name + " is not supported.");
        }
    }

    private Map<String, Object> initiate(CognitoCall call, boolean admin) {
        AppClient client = clients.forPeople(call.text("ClientId"));
        CognitoCall parameters = call.inside("AuthParameters");
        String flow = call.text("AuthFlow");
        if (flow.startsWith("REFRESH_TOKEN")) {
            throw CognitoErrors.notAuthorized("Refresh token rotation is enabled, use GetTokensFromRefreshToken.");
        }
        String username = parameters.text("USERNAME");
        SecretHash.require(client, username, parameters.optional("SECRET_HASH"));
        if (flow.equals("USER_AUTH")) {
            return ask(username, client, parameters.optional("PREFERRED_CHALLENGE"));
        }
        if (flow.equals("ADMIN_USER_PASSWORD_AUTH") && admin) {
            return byPassword(username, client, parameters.text("PASSWORD"));
        }
        throw CognitoErrors.invalid("Auth flow " + flow + " not enabled for this client");
    }

    private Map<String, Object> byPassword(String username, AppClient client, String password) {
        User user = pool.find(username).filter(known -> known.hasPassword(password))
            .orElseThrow(() -> CognitoErrors.notAuthorized("Incorrect username or password."));
        return switch (user.status()) {
            case UNCONFIRMED -> throw CognitoErrors.of("UserNotConfirmedException", "User is not confirmed.");
            case FORCE_CHANGE_PASSWORD -> question(Challenges.NEW_PASSWORD, Optional.of(user), client, "",
                Map.of("USER_ID_FOR_SRP", user.username()));
            case CONFIRMED -> sessions.begin(user, client);
        };
    }

    /** Asks an unknown user any of the questions that the pool has, as Cognito does. */
    private Map<String, Object> ask(String username, AppClient client, Optional<String> preferred) {
        Optional<User> user = pool.find(username);
        if (user.filter(known -> known.status() == User.Status.UNCONFIRMED).isPresent()) {
            throw CognitoErrors.of("UserNotConfirmedException", "User is not confirmed.");
        }
        if (user.isEmpty() && RandomSecrets.toss()) {
            return question(Challenges.PASSWORD, user, client, "", Map.of());
        }
        if (!preferred.orElse("").equals(Challenges.EMAIL_OTP)) {
            throw CognitoErrors.invalid("Only EMAIL_OTP is supported as PREFERRED_CHALLENGE.");
        }
        String code = RandomSecrets.signInCode();
        String email = user.map(User::email).orElse(username);
        user.ifPresent(known -> mailbox.send(known.email(), "sign-in", code));
        Map<String, String> delivery = SignUpActions.delivery(email);
        return question(Challenges.EMAIL_OTP, user, client, code, Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL",
            "CODE_DELIVERY_DESTINATION", delivery.get("Destination")));
    }

    private Map<String, Object> question(String name, Optional<User> user, AppClient client, String code,
        Map<String, String> parameters) {
        Map<String, Object> question = new LinkedHashMap<>();
        question.put("ChallengeName", name);
        question.put("Session", challenges.ask(name, user, client, code));
        question.put("ChallengeParameters", parameters);
        if (!name.equals(Challenges.NEW_PASSWORD)) {
            question.put("AvailableChallenges", List.of(Challenges.PASSWORD, Challenges.EMAIL_OTP));
        }
        return question;
    }
}
