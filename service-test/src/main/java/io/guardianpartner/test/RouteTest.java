package io.guardianpartner.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.apache.camel.test.spring.junit5.CamelSpringBootTest;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.AliasFor;

/**
 * A test of a RouteBuilder with its steps and nothing else: no queue, no database, no web server. Operations of the REST DSL are
 * not served; their routes are entered by the {@code direct:} endpoints behind them, those of timers by {@code direct:} and the
 * timer's name. Endpoints that leave the process, and those
 * of other RouteBuilders, are mocked by Camel's {@code @MockEndpointsAndSkip("jdbc:.*|direct:lock-order-stock")} beside this
 * annotation. {@link RouteRun} tells which steps were taken.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@CamelSpringBootTest
@SpringBootTest(webEnvironment = WebEnvironment.NONE)
@ImportAutoConfiguration
@Import(RouteTestConfiguration.class)
public @interface RouteTest {

    /** The RouteBuilder and the beans that it calls. */
    @AliasFor(annotation = SpringBootTest.class)
    Class<?>[] classes();

    /** Further properties, as {@code name=value}. */
    @AliasFor(annotation = SpringBootTest.class)
    String[] properties() default {};
}
