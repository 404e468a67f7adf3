package io.guardianpartner.auth;

import java.time.Clock;
import java.util.Map;
import java.util.function.Supplier;

import io.guardianpartner.auth.account.Confirmation;
import io.guardianpartner.auth.account.ForgetMe;
import io.guardianpartner.auth.account.SignUp;
import io.guardianpartner.auth.aws.AwsService;
import io.guardianpartner.auth.http.FrontDoor;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.pool.PoolClient;
import io.guardianpartner.auth.pool.SignIns;
import io.guardianpartner.auth.pool.SignUps;
import io.guardianpartner.auth.session.CodeRequest;
import io.guardianpartner.auth.session.Names;
import io.guardianpartner.auth.session.Refresh;
import io.guardianpartner.auth.session.SignIn;
import io.guardianpartner.auth.session.SignOut;
import io.guardianpartner.auth.store.Accounts;
import io.guardianpartner.auth.store.Attempts;
import io.guardianpartner.auth.store.Table;

/** The whole function behind its entry: a request in, an answer out. */
final class CustomerAuthenticator {

    private final FrontDoor frontDoor;
    private final EqualTime equalTime;
    private final SignUp signUp;
    private final Confirmation confirmation;
    private final CodeRequest codeRequest;
    private final SignIn signIn;
    private final Refresh refresh;
    private final SignOut signOut;
    private final ForgetMe forgetMe;

    private CustomerAuthenticator(Settings settings, Secrets secrets, AwsService cognito, Table table,
        Attempts attempts,
        Priming priming, Clock clock) {
        Pseudonyms pseudonyms = new Pseudonyms(secrets.cpfPepper());
        PoolClient client = new PoolClient(settings.poolId(), settings.clientId(), secrets.clientSecret());
        SignIns signIns = new SignIns(cognito, client);
        priming.signIn(signIns);
        SignUps signUps = new SignUps(cognito, client);
        Accounts accounts = new Accounts(table, clock);
        Limits limits = new Limits(attempts, pseudonyms, settings, clock);
        Names names = new Names(accounts, pseudonyms);
        frontDoor = new FrontDoor(secrets.clientSecret());
        equalTime = new EqualTime(settings.answerStep());
        signUp = new SignUp(signUps, accounts, pseudonyms, limits);
        confirmation = new Confirmation(signUps, accounts, pseudonyms, limits);
        codeRequest = new CodeRequest(signIns, names, confirmation, pseudonyms, limits);
        signIn = new SignIn(signIns, names, pseudonyms, limits);
        refresh = new Refresh(signIns, limits);
        signOut = new SignOut(signIns, limits);
        forgetMe = new ForgetMe(signIns, signUps, accounts, limits);
        priming.readAndAnswer();
        priming.await();
    }

    static CustomerAuthenticator of(Map<String, String> variables, Clock clock) {
        Settings settings = Settings.of(variables);
        AwsServices aws = new AwsServices(variables);
        Table table = new Table(aws.dynamoDb(), settings.table());
        Attempts attempts = new Attempts(table, settings.window(), clock);
        Priming priming = new Priming();
        priming.count(attempts);
        Secrets secrets = Secrets.of(variables, aws.secretsManager());
        return new CustomerAuthenticator(settings, secrets, aws.cognito(), table, attempts, priming, clock);
    }

    /** @throws Problem for every refusal */
    HttpAnswer handle(Route route, HttpRequest seenByGateway) {
        HttpRequest request = frontDoor.seenThrough(seenByGateway);
        return switch (route) {
            case SIGN_UP -> held(signUp::counted, request);
            case CONFIRMATION -> held(confirmation::counted, request);
            case CODE -> held(codeRequest::counted, request);
            case SIGN_IN -> heldIfRefused(signIn::counted, request);
            case REFRESH -> refresh.handle(request);
            case SIGN_OUT -> signOut.here(request);
            case SIGN_OUT_EVERYWHERE -> signOut.everywhere(request);
            case FORGET_ME -> forgetMe.handle(request);
        };
    }

    /**
     * A request that was read and counted; the rest is still to be done. A caller who is rejected before learns nothing about
     * others, and does not occupy the function for as long as an answer is held back.
     */
    private interface Operation {
        Supplier<HttpAnswer> counted(HttpRequest request);
    }

    private HttpAnswer held(Operation operation, HttpRequest request) {
        long began = System.nanoTime();
        Supplier<HttpAnswer> rest = operation.counted(request);
        try {
            return rest.get();
        } finally {
            equalTime.hold(began);
        }
    }

    /** Who signs in has told who exists; there is nothing left to hide. */
    private HttpAnswer heldIfRefused(Operation operation, HttpRequest request) {
        long began = System.nanoTime();
        Supplier<HttpAnswer> rest = operation.counted(request);
        try {
            return rest.get();
        } catch (RuntimeException e) {
            equalTime.hold(began);
            throw e;
        }
    }
}
