package io.guardianpartner.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;

/**
 * A Spring Boot test of one service on random ports, against the local cloud that all tests of the JVM share. Each
 * application context has queues, topics, a database and tables that no other one sees.
 *
 * <p>
 * A test gets {@link MessagingProbe}, {@link io.guardianpartner.local.LocalEnvironment} and
 * {@link io.guardianpartner.local.LocalCloud} by {@code @Autowired}. Polls are cut to a second, so that contexts close
 * fast; bare envelopes are handled, as on one machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
public @interface GuardianTest {

    /** The service's name in the contract. */
    String service();

    /** Whether it has a PostgreSQL database; it is empty, Flyway fills it. */
    boolean postgres() default false;

    /** Whether there is a DynamoDB, with the tables of the {@code dynamodb-tables.yaml} on the class path. */
    boolean dynamodb() default false;

    /** Instead of the {@code @SpringBootApplication} that is found. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes() default {};

    /** Further properties, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
