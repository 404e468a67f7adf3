package io.guardianpartner.catalog;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageSize;
import io.guardianpartner.message.Services;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.routing.log.MessageLog;
import io.guardianpartner.routing.outbox.Outbox;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import org.aopalliance.intercept.MethodInterceptor;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The catalog's routes and steps without a database: statements are mocked. All tests of routes share them. */
@RouteTest(classes = CatalogRoutes.Stories.class)
@MockEndpointsAndSkip("direct:((find|lock|open|save|select|insert|update)-.*|count-products)")
public abstract class CatalogRoutes {

    @Autowired
    protected RouteRun run;

    @Autowired
    private Sent sent;

    @BeforeEach
    void nothingSent() {
        sent.messages.clear();
    }

    /** The types of the messages that were left in the outbox. */
    protected List<String> sent() {
        return sent.messages.stream().map(message -> message.envelope().type()).toList();
    }

    record Sent(List<Message> messages) {}

    @ComponentScan(basePackageClasses = CatalogApplication.class, excludeFilters = @Filter(type = FilterType.REGEX, pattern = ".*(Statements|Application)"))
    @ConfigurationPropertiesScan(basePackageClasses = CatalogApplication.class)
    static class Stories {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Messages messages() {
            return new Messages(Contract.load(), Services.CATALOG, MessageSize.LIMIT);
        }

        /** Messages of which nothing is kept. */
        @Bean
        MessageLog messageLog() {
            return order -> List.of();
        }

        @Bean
        Sent sent() {
            return new Sent(new CopyOnWriteArrayList<>());
        }

        /** An outbox that only remembers. */
        @Bean
        Outbox outbox(Sent sent) {
            ProxyFactory outbox = new ProxyFactory();
            outbox.setTargetClass(Outbox.class);
            outbox.setProxyTargetClass(true);
            outbox.addAdvice((MethodInterceptor) call -> {
                for (Object message : (Collection<?>) call.getArguments()[0]) {
                    sent.messages.add((Message) message);
                }
                return null;
            });
            return (Outbox) outbox.getProxy();
        }
    }
}
