package io.guardianpartner.acceptance.conformance;

import static io.guardianpartner.acceptance.conformance.Stage.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.audit.AuditLog;
import io.guardianpartner.operations.aws.Addresses;
import io.guardianpartner.operations.deadletters.DeadLetter;
import io.guardianpartner.operations.deadletters.DeadLetterAction;
import io.guardianpartner.operations.deadletters.DeadLetterFilter;
import io.guardianpartner.operations.deadletters.DeadLetterScanner;
import io.guardianpartner.operations.deadletters.DeadLetterSources;
import io.guardianpartner.operations.deadletters.Replay;
import io.guardianpartner.routing.failure.RejectedMessageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Dead letters: what an operator sees of them, and how they become messages again, by the operators' own tools. */
@OnStage
class DeadLetterConformanceTest extends Scenarios {

    private final Addresses addresses;
    private final AtomicBoolean fixed = new AtomicBoolean();
    private final UUID other = UUID.randomUUID();
    @TempDir
    private Path folder;

    DeadLetterConformanceTest(Stage stage) {
        super(stage);
        addresses = Addresses.lookedUp(stage.target().sqs(),
            Topology.of(Contract.load(), stage.topology().environment()));
    }

    @Test
    void deadLettersAreListedAndShown() {
        Message message = park(order);

        eventually(() -> assertThat(list(about(message))).singleElement().satisfies(letter -> {
            assertThat(letter.outcome()).isEqualTo("rejected");
            assertThat(letter.detail()).isEqualTo("not before the fix");
            assertThat(letter.type()).isEqualTo("MSG_PAYMENT_REFUND_FAILED");
            assertThat(letter.failedReceives()).isOne();
            assertThat(letter.body()).isEqualTo(message.body());
            assertThat(letter.attributes()).isEqualTo(message.attributes());
        }));
        assertThat(list(about(message))).as("to look takes nothing away").hasSize(1);
    }

    @Test
    void oneByOneTheyAreReplayedAfterAFixAndTheRestStays() {
        Message wanted = park(order);
        Message left = park(other);
        fixed.set(true);
        eventually(() -> assertThat(replay(about(wanted))).isOne());

        awaitOneEffectAndAnEmptyQueue();
        assertThat(script.seen(order)).extracting(Script.Seen::message).allSatisfy(
            seen -> assertThat(seen.messageId()).isEqualTo(wanted.messageId()));
        assertThat(stage.ledger().effects(other)).isZero();
        assertThat(list(about(wanted))).isEmpty();
        eventually(() -> assertThat(list(about(left))).hasSize(1));
    }

    @Test
    void byReasonTheyAreReplayed() {
        String nonsense = "nonsense " + order;
        probe.send(nonsense, message(other).attributes());
        park(order);
        fixed.set(true);
        eventually(() -> assertThat(list(outcome("invalid"))).extracting(DeadLetter::body).contains(nonsense));
        eventually(() -> assertThat(list(outcome("rejected"))).isNotEmpty());
        replay(outcome("rejected"));

        awaitOneEffectAndAnEmptyQueue();
        eventually(() -> assertThat(list(outcome("invalid"))).extracting(DeadLetter::body).contains(nonsense));
    }

    @Test
    void aReplayWithoutAFixParksItAgain() {
        Message message = park(order);
        eventually(() -> assertThat(replay(about(message))).isOne());

        eventually(() -> assertThat(script.seen(order)).hasSize(2));
        eventually(() -> assertThat(list(about(message))).hasSize(1));
        assertThat(effects()).isZero();
    }

    @Test
    void ofAPartlyFailedReplayOnlyTheFailedAreLeft() {
        List<UUID> orders = List.of(order, other, UUID.randomUUID(), UUID.randomUUID());
        Set<String> ids = Set.copyOf(orders.stream().map(each -> park(each).messageId().toString()).toList());
        DeadLetterFilter all = new DeadLetterFilter(Set.of(), Set.of(), ids, null, null);
        eventually(() -> assertThat(list(all)).hasSize(4));
        fixed.set(true);
        stage.line().next("SendMessageBatch", new HalfFailed());
        try (SqsClient disturbed = stage.sqsOverTheLine()) {
            assertThat(replay(all, disturbed)).isEqualTo(2);
        }
        eventually(() -> assertThat(orders.stream().mapToInt(stage.ledger()::effects).sum()).isEqualTo(2));
        assertThat(list(all)).hasSize(2);
        assertThat(replay(all)).isEqualTo(2);

        eventually(() -> assertThat(orders).allMatch(each -> stage.ledger().effects(each) == 1));
        probe.awaitEmptyQueue();
    }

    @Test
    void aReplayIsAudited() throws IOException {
        Message message = park(order);
        fixed.set(true);
        eventually(() -> assertThat(replay(about(message))).isOne());

        assertThat(Files.readAllLines(folder.resolve("audit.log"))).anySatisfy(line -> assertThat(line)
            .contains("\"who\":\"an operator\"", "\"action\":\"replay\"", message.messageId().toString(), "rejected")
            .doesNotContain("no money left"));
    }

    private Message park(UUID about) {
        script.whenHandling(about, message -> {
            if (!fixed.get()) {
                throw new RejectedMessageException("not before the fix");
            }
        });
        Message message = message(about);
        probe.send(message);
        eventually(() -> assertThat(script.seen(about)).hasSize(1));
        probe.awaitEmptyQueue();
        return message;
    }

    private long replay(DeadLetterFilter filter) {
        return replay(filter, stage.target().sqs());
    }

    private long replay(DeadLetterFilter filter, SqsClient sqs) {
        try (AuditLog audit = AuditLog.open(folder.resolve("audit.log"), "an operator", "replay",
            stage.topology().environment(), InstantSource.system())) {
            return treat(filter, new Replay(sqs, addresses, audit));
        }
    }

    private List<DeadLetter> list(DeadLetterFilter filter) {
        List<DeadLetter> found = new ArrayList<>();
        treat(filter, (letters, queue, receipts) -> {
            found.addAll(letters);
            return List.of();
        });
        return found;
    }

    private long treat(DeadLetterFilter filter, DeadLetterAction treatment) {
        return new DeadLetterScanner(stage.target().sqs(), addresses, () -> false, tally -> {})
            .scan(new DeadLetterSources(Contract.load(), stage.topology().environment()).of(Services.ORDERS, false),
                filter, Long.MAX_VALUE, treatment)
            .gone();
    }

    private static DeadLetterFilter about(Message message) {
        return new DeadLetterFilter(Set.of(), Set.of(), Set.of(message.messageId().toString()), null, null);
    }

    private static DeadLetterFilter outcome(String outcome) {
        return new DeadLetterFilter(Set.of(outcome), Set.of(), Set.of(), null, null);
    }
}
