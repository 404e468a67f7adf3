package io.guardianpartner.support.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import io.guardianpartner.support.inspection.RouteRefusedException.Kind;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RouteCommandsTest {

    private static final String PLATES = "kitchen.job.plates";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Intake intake = new Intake();
    private final RouteCommands commands = new RouteCommands(camel, List.of(intake));
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    @BeforeEach
    void aKitchen() throws Exception {
        camel.getShutdownStrategy().setTimeout(2);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:plates?pollTimeout=50").routeId(PLATES).process(exchange -> {
                    arrived.countDown();
                    released.await();
                });
                from("direct:cook").routeId("kitchen.job.cook").log("cook");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        camel.stop();
    }

    @Test
    void aRouteIsStoppedAndStartedAndItsIntakeHeldWhileItEnds() throws Exception {
        assertThat(commands.execute(PLATES, RouteCommand.STOP)).isEqualTo(ServiceStatus.Stopped);
        assertThat(intake.log).containsExactly("drain", "release");

        assertThat(commands.execute(PLATES, RouteCommand.START)).isEqualTo(ServiceStatus.Started);
        assertThat(intake.log).hasSize(2);
    }

    @Test
    void aRouteIsSuspendedAndResumed() throws Exception {
        assertThat(commands.execute(PLATES, RouteCommand.SUSPEND)).isEqualTo(ServiceStatus.Suspended);
        refused(PLATES, RouteCommand.START, Kind.CONFLICT, "The route is suspended.");
        assertThat(commands.execute(PLATES, RouteCommand.RESUME)).isEqualTo(ServiceStatus.Started);
        refused(PLATES, RouteCommand.RESUME, Kind.CONFLICT, "The route is started.");
    }

    @Test
    void aRouteThatOthersCallIsLeftAlone() {
        refused("kitchen.job.cook", RouteCommand.STOP, Kind.CONFLICT, RouteSource.ROUTE.refusal());
        assertThat(commands.state("kitchen.job.cook")).isEqualTo(ServiceStatus.Started);
    }

    @Test
    void aRouteThatIsNotThereIsUnknown() {
        refused("kitchen.job.wash", RouteCommand.STOP, Kind.UNKNOWN, "There is no route kitchen.job.wash.");
    }

    @Test
    void aRouteGoesOnIfItsIntakeDoesNotEnd() {
        intake.ends = false;

        refused(PLATES, RouteCommand.STOP, Kind.BUSY, "What is in flight did not end within 2 s; the route goes on.");

        assertThat(commands.state(PLATES)).isEqualTo(ServiceStatus.Started);
        assertThat(intake.log).containsExactly("drain", "release");
    }

    @Test
    void aRouteGoesOnIfAnExchangeDoesNotEnd() throws Exception {
        CompletableFuture<Object> eaten = camel.createProducerTemplate().asyncSendBody("seda:plates", "soup");
        arrived.await();

        refused(PLATES, RouteCommand.STOP, Kind.BUSY, "What is in flight did not end within 2 s; the route goes on.");

        assertThat(commands.state(PLATES)).isEqualTo(ServiceStatus.Started);
        released.countDown();
        eaten.get();
    }

    private void refused(String route, RouteCommand command, Kind kind, String why) {
        assertThatThrownBy(() -> commands.execute(route, command)).isInstanceOf(RouteRefusedException.class)
            .hasMessage(why).extracting("kind").isEqualTo(kind);
    }

    /** An intake that ends at once, or never. */
    private static final class Intake implements RouteIntake {

        private final List<String> log = new ArrayList<>();
        private boolean ends = true;

        @Override
        public boolean feeds(Route route) {
            return route.getRouteId().equals(PLATES);
        }

        @Override
        public boolean drain(Duration atMost) {
            log.add("drain");
            return ends;
        }

        @Override
        public void release() {
            log.add("release");
        }
    }
}
