package io.guardianpartner.auth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;

import io.guardianpartner.auth.identifier.Pseudonyms;
import io.guardianpartner.auth.store.Attempts;
import io.guardianpartner.auth.store.Attempts.Limit;

/**
 * Maximum attempts in a window: per identifier against those who guess at one account, per address against those who go through
 * many. Codes that are mailed are fewer than guesses, since they land in somebody's mailbox.
 */
public final class Limits {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final Attempts attempts;
    private final Pseudonyms pseudonyms;
    private final Settings settings;
    private final Clock clock;

    Limits(Attempts attempts, Pseudonyms pseudonyms, Settings settings, Clock clock) {
        this.attempts = attempts;
        this.pseudonyms = pseudonyms;
        this.settings = settings;
        this.clock = clock;
    }

    public Clock clock() {
        return clock;
    }

    public void signUp(String address, String email, String cpf) {
        attempts.count(of(address), mailed(email), mailed(cpf));
    }

    public void confirmation(String address, String email) {
        attempts.count(of(address), new Limit("confirmation", email, settings.guessesPerIdentifier()));
    }

    public void code(String address, String identifier) {
        attempts.count(of(address), mailed(identifier));
    }

    public void signIn(String address, String identifier) {
        attempts.count(of(address), guesses(identifier));
    }

    /** Tokens are not guessed, and who is signed in comes back every ten minutes: many people may share an address. */
    public void token(String address) {
        attempts.count(new Limit("token", pseudonyms.of("address", network(address)), settings.tokensPerAddress()));
    }

    private Limit mailed(String pseudonym) {
        return new Limit("mail", pseudonym, settings.mailsPerIdentifier());
    }

    private Limit guesses(String pseudonym) {
        return new Limit("guess", pseudonym, settings.guessesPerIdentifier());
    }

    private Limit of(String address) {
        return new Limit("address", pseudonyms.of("address", network(address)), settings.attemptsPerAddress());
    }

    /** Who has an IPv6 address has the 2⁶⁴ of the network. */
    private static String network(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                ? Base64.getEncoder().encodeToString(Arrays.copyOf(parsed.getAddress(), IPV6_NETWORK_BYTES))
                : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
