package io.guardianpartner.load.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.message.process.TokenSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens that end while a run goes on. */
class AccessTokenTest {

    private final List<String> told = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void aTokenThatEndsSoonIsRenewedWhileTheOldOneIsStillGood() throws Exception {
        String old = token(Duration.ofSeconds(30));
        Path file = Files.writeString(folder.resolve("token"), old + "\n");
        AccessToken token = new AccessToken("kitchen", TokenSource.of("file:" + file), told::add);
        assertThat(token.get()).isEqualTo(old);
        String renewed = token(Duration.ofMinutes(10));

        Files.move(Files.writeString(folder.resolve("renewed"), renewed), file, StandardCopyOption.ATOMIC_MOVE);

        await().until(() -> token.get().equals(renewed));
        assertThat(told).isEmpty();
    }

    @Test
    void aTokenThatIsGoodForLongIsKept() throws Exception {
        String good = token(Duration.ofMinutes(10));
        Path file = Files.writeString(folder.resolve("token"), good);
        AccessToken token = new AccessToken("kitchen", TokenSource.of("command:cat " + file), told::add);
        assertThat(token.get()).isEqualTo(good);

        Files.delete(file);

        assertThat(token.get()).isEqualTo(good);
        assertThat(told).isEmpty();
    }

    @Test
    void aTokenThatAServiceRefusesIsFetchedAgainAtOnce() throws Exception {
        String taken = token(Duration.ofMinutes(10));
        Path file = Files.writeString(folder.resolve("token"), "refused");
        AccessToken token = new AccessToken("kitchen", TokenSource.of("file:" + file), told::add);
        token.get();
        Files.writeString(file, taken);

        token.refused("refused");

        assertThat(token.get()).isEqualTo(taken);
    }

    @Test
    void aTokenThatCannotBeRenewedIsToldWithItsEnd() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), token(Duration.ofSeconds(30)));
        AccessToken token = new AccessToken("kitchen", TokenSource.of("command:cat " + file + " 2>&-"), told::add);
        token.get();
        await().until(() -> {
            Files.deleteIfExists(file);
            token.get();
            return !told.isEmpty();
        });

        assertThat(told.get(0)).startsWith("The kitchen token from command:cat ")
            .contains("cannot be renewed: the command ended with exit code 1. The old one ends at ");
    }

    /** As far as anybody but its issuer reads one. */
    private static String token(Duration goodFor) {
        String claims = "{\"exp\":" + Instant.now().plus(goodFor).getEpochSecond() + "}";
        return "header." + Base64.getUrlEncoder().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
            + ".signature";
    }
}
