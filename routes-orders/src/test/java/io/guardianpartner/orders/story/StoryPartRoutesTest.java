package io.guardianpartner.orders.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchException;

import java.net.ConnectException;
import java.util.Map;

import io.guardianpartner.api.identity.FixedTokens;
import io.guardianpartner.api.identity.ServiceTokens;
import io.guardianpartner.api.story.Story;
import io.guardianpartner.api.story.StoryEntry;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.orders.order.Orders;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

@RouteTest(classes = {StoryPartRoutes.class, StoryPartRoutesTest.Beans.class})
@EnableConfigurationProperties(OrdersProperties.class)
@MockEndpointsAndSkip("http:.*")
class StoryPartRoutesTest {

    @Autowired
    private RouteRun run;

    @ComponentScan(basePackages = "io.guardianpartner.orders.placement", useDefaultFilters = false, includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*DownstreamHeaders"))
    static class Beans {

        @Bean
        ServiceTokens serviceTokens() {
            return FixedTokens.of("token");
        }
    }

    @ParameterizedTest
    @CsvSource({"catalog, 8083", "payments, 8082"})
    void theAnswerIsAPartOfTheStory(String service, int port) {
        Exchange end = ask(service, port, exchange -> exchange.getMessage().setBody("{\"service\": \"" + service
            + "\", \"waitsFor\": [{\"service\": \"x\", \"what\": \"y\"}], \"entries\": [], \"notes\": [], \"new\": 1}"));

        Story story = StoryContext.of(end).story();
        assertThat(story.waitsFor()).hasSize(1);
        assertThat(story.notes()).isEmpty();
        assertThat(end.getMessage().getHeader("Authorization")).isNull();
        assertThat(run.steps()).containsExactly("ask-" + service + "-story",
            "get-" + service + "-story", "read-" + service + "-story");
    }

    @ParameterizedTest
    @CsvSource({"catalog, 8083", "payments, 8082"})
    void aServiceThatCannotTellLeavesANote(String service, int port) {
        Exchange end = ask(service, port, exchange -> {
            throw new HttpOperationFailedException("x", 503, "no", null, Map.of(), null);
        });

        assertThat(end.getException()).isNull();
        assertThat(StoryContext.of(end).story().notes()).containsExactly(
            service + ": its part is missing, it answered 503 now.");
        assertThat(end.getMessage().getHeader("Authorization")).isNull();
        assertThat(run.steps()).endsWith(service + "-story-is-missing");
    }

    @Test
    void whatANewerServiceTellsIsHandedOnAsItIs() {
        Exchange end = ask("catalog", 8083, exchange -> exchange.getMessage().setBody("{\"service\": \"catalog\", "
            + "\"waitsFor\": [], \"notes\": [], \"entries\": [{\"at\": \"2026-03-01T12:00:00Z\", \"service\": "
            + "\"catalog\", \"kind\": \"DELIVERY\", \"what\": \"on its way\", \"by\": \"COURIER\"}]}"));

        Story story = StoryContext.of(end).story();
        assertThat(story.notes()).isEmpty();
        assertThat(story.entries()).singleElement().returns("DELIVERY", StoryEntry::kind)
            .returns("COURIER", StoryEntry::by);
    }

    @ParameterizedTest
    @CsvSource({"401, it does not believe the token of orders (401). Ask again",
        "403, it does not let orders ask (403)"})
    void aServiceThatRefusesOrdersIsSaidToRefuse(int status, String why) {
        Exchange end = ask("catalog", 8083, exchange -> {
            throw new HttpOperationFailedException("x", status, "no", null, Map.of(), null);
        });

        assertThat(StoryContext.of(end).story().notes()).singleElement().asString()
            .startsWith("catalog: its part is missing, " + why).contains("see ");
    }

    @Test
    void aServiceForWhichThereIsNoTokenIsNotSaidToBeSilent() {
        StoryPartSteps steps = new StoryPartSteps("catalog", FixedTokens.none());
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        StoryContext.begin(exchange, Orders.placed());
        exchange.getMessage().setHeader("Authorization", "Bearer for-another");

        exchange.setProperty(Exchange.EXCEPTION_CAUGHT, catchException(() -> steps.ask(exchange)));
        steps.missing(exchange);

        assertThat(StoryContext.of(exchange).story().notes()).singleElement().asString()
            .startsWith("catalog: its part is missing, orders got no token for it: see whether the identity provider");
    }

    @Test
    void aServiceThatDoesNotAnswerIsSaidToBeSilent() {
        Exchange end = ask("catalog", 8083, exchange -> {
            throw new ConnectException("refused");
        });

        assertThat(StoryContext.of(end).story().notes())
            .containsExactly("catalog: its part is missing, it does not answer now.");
    }

    @ParameterizedTest
    @CsvSource({"<html>", "{}", "{\"service\": 1}"})
    void anAnswerThatIsNoPartOfAStoryLeavesANote(String answer) {
        Exchange end = ask("catalog", 8083, exchange -> exchange.getMessage().setBody(answer));

        assertThat(end.getException()).isNull();
        assertThat(StoryContext.of(end).story().notes()).singleElement().asString()
            .startsWith("catalog: its part is missing");
    }

    private Exchange ask(String service, int port, Processor answer) {
        run.mock("http:127.0.0.1:" + port + "/v1/stories").whenAnyExchangeReceived(answer);
        return run.send("direct:story-of-" + service, null, Map.of(),
            exchange -> StoryContext.begin(exchange, Orders.placed()));
    }
}
