package io.guardianpartner.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.guardianpartner.message.Json;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.rest.RestParamType;
import org.apache.camel.support.DefaultExchange;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A small service with one route for each way in which a request may end. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({RestEntityTagsTest.Board.class, RestWaitingTest.Tables.class})
class RestShop {

    record Cart(@NotEmpty @Valid List<Line> items, @Size(max = 50) String notes) {}

    record Line(@NotNull UUID productId, @Min(1) int quantity) {}

    static final CountDownLatch SLOW = new CountDownLatch(1);
    static final AtomicReference<Map<String, Object>> SEEN = new AtomicReference<>();

    /** One table in a database of its own. */
    public record Ledger(JdbcTemplate jdbc) {

        public Ledger {
            jdbc.execute("create table ledger (entry int)");
        }

        public void write() {
            jdbc.update("insert into ledger values (1)");
        }

        int entries() {
            return jdbc.queryForObject("select count(*) from ledger", Integer.class);
        }
    }

    @Bean
    Ledger ledger(JdbcTemplate jdbc) {
        return new Ledger(jdbc);
    }

    @Bean
    RouteBuilder shop() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                rest("/v1/carts")
                    .post().security(Access.CUSTOMER).consumes("application/json").produces("application/json")
                    .to("direct:place")
                    .get("/{cartId}").security(Access.CUSTOMER).security(Access.ADMIN).produces("application/json")
                    .to("direct:read")
                    .get().security(Access.CUSTOMER).param().name("customer").type(RestParamType.query).endParam()
                    .param().name("tag").type(RestParamType.query).dataType("array").endParam()
                    .to("direct:list");
                rest("/v1/failures")
                    .get("/{kind}").security(Access.ANYONE).to("direct:fail")
                    .get("/transacted/{where}").security(Access.ANYONE).to("direct:fail-transacted");
                rest("/v1/secrets")
                    .get().to("direct:nobody-was-named")
                    .delete("/{id}").security(Access.SERVICE).to("direct:forget")
                    .post("/{id}").security(Access.BEARER_SECRET).to("direct:tell-the-secret");
                from("platform-http:/v1/without-rest?httpMethodRestrict=GET").routeId("shop.api.without-rest")
                    .setBody(constant("without"));
                from("{{shop.server}}:/v1/by-placeholder").routeId("shop.api.by-placeholder")
                    .setBody(constant("by placeholder"));
                routeTemplate("shop-template").templateParameter("from").from("{{from:direct:otherwise}}")
                    .setBody(constant("by template"));
                templatedRoute("shop-template").routeId("shop.api.by-template")
                    .parameter("from", "platform-http:/v1/by-template");
                from("direct:nobody-was-named").routeId("shop.api.nobody").setBody(constant("secret"));
                from("direct:forget").routeId("shop.api.forget").routeConfigurationId(Rest.ERRORS)
                    .setBody(exchange -> Caller.of(exchange).id());
                from("direct:tell-the-secret").routeId("shop.api.secret").routeConfigurationId(Rest.ERRORS)
                    .setBody(header("Authorization"));

                from("direct:fail-transacted").routeId("shop.api.fail-transacted").routeConfigurationId(Rest.ERRORS)
                    .toD("direct:transacted-${header.where}").id("transaction");
                from("direct:transacted-inside").routeId("shop.api.transacted-inside")
                    .errorHandler(noErrorHandler()).transacted()
                    .to("bean:ledger?method=write").id("write-inside")
                    .process(exchange -> fail("conflict")).id("fail-inside");
                from("direct:transacted-handled").routeId("shop.api.transacted-handled")
                    .routeConfigurationId(Rest.ERRORS).transacted()
                    .to("bean:ledger?method=write").id("write-handled")
                    .process(exchange -> fail("conflict")).id("fail-handled");

                from("direct:place").routeId("shop.api.place").routeConfigurationId(Rest.ERRORS)
                    .unmarshal().json(Cart.class)
                    .to("bean-validator:cart")
                    .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(201))
                    .setHeader("Location", constant("/v1/carts/1"))
                    .setHeader("X-Internal", constant("secret"))
                    .marshal().json();
                from("direct:read").routeId("shop.api.read").routeConfigurationId(Rest.ERRORS)
                    .process(exchange -> {
                        throw ProblemException.notFound("cart", exchange.getMessage().getHeader("cartId"));
                    });
                from("direct:list").routeId("shop.api.list").routeConfigurationId(Rest.ERRORS)
                    .process(exchange -> SEEN.set(Map.copyOf(exchange.getMessage().getHeaders())))
                    .setBody(exchange -> Page.last(List.of(PageRequest.of(exchange.getMessage().getHeaders()).limit())))
                    .marshal().json();
                from("direct:fail").routeId("shop.api.fail").routeConfigurationId(Rest.ERRORS)
                    .to("direct:fail-inside").id("inside");
                from("direct:fail-inside").routeId("shop.api.fail-inside").errorHandler(noErrorHandler())
                    .setHeader("Set-Cookie", constant("a=b"))
                    .process(exchange -> fail(exchange.getMessage().getHeader("kind", String.class)));
            }
        };
    }

    private static void fail(String kind) throws Exception {
        switch (kind) {
            case "database" -> new JdbcTemplate(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/shop"))
                .execute("select 1");
            case "service" -> HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:1"))
                .build(), HttpResponse.BodyHandlers.discarding());
            case "breaker" -> throw CallNotPermittedException.createCallNotPermittedException(
                CircuitBreaker.ofDefaults("catalog"));
            case "inner-body" -> throw new InvalidPayloadException(new DefaultExchange(new DefaultCamelContext()),
                Map.class);
            case "unwritable" -> Json.mapper().writeValueAsString(new Object() {
                public final Object self = this;
            });
            case "stored-json" -> {
                try {
                    Json.mapper().readTree("{");
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException(e);
                }
            }
            case "again" -> throw new IllegalStateException("the same again");
            case "slow" -> SLOW.await();
            case "conflict" -> throw ProblemException.conflict("Too little stock.", Map.of("wanted", 3))
                .as("stock-unavailable");
            default -> throw new IllegalStateException("secret of row 17");
        }
    }
}
