package io.guardianpartner.api.operator;

import io.guardianpartner.message.Failure;
import io.guardianpartner.message.text.Text;
import io.guardianpartner.support.FailureSummary;
import io.guardianpartner.support.SparingLog;
import io.guardianpartner.support.inspection.RouteCommand;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.ServiceStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * The record of what operators do with routes: a line of the log for each try, and a counter. A person is named by the subject of the
 * token, nobody by name or address. Tries without a token are summed up after the first ones of a minute: anybody who reaches the
 * port can make them.
 */
final class RouteAudit {

    /** The logger of the record, which a log system can keep longer than other lines. */
    static final String LOGGER = "io.guardianpartner.audit.routes";
    static final String METRIC = "guardian.route.commands";

    private static final Logger AUDIT = LoggerFactory.getLogger(LOGGER);
    private static final SparingLog STRANGERS = new SparingLog(AUDIT, 10);
    private static final int LONGEST = 200;
    private static final String OTHER = "other";
    private static final String DENIED = "denied";

    private final MeterRegistry meters;

    RouteAudit(MeterRegistry meters) {
        this.meters = meters;
    }

    /**
     * One try of an operator.
     *
     * @param who the subject of the token
     * @param before the state of the route; null if there is none
     */
    record Try(String who, String route, String action, String reason, ServiceStatus before) {}

    void done(Try attempt, ServiceStatus after) {
        write(attempt, after, "done", null, AUDIT.atInfo());
    }

    void refused(Try attempt, ServiceStatus after, String why) {
        write(attempt, after, "refused", why, AUDIT.atWarn());
    }

    void failed(Try attempt, ServiceStatus after, Throwable failure) {
        write(attempt, after, "failed", FailureSummary.of(failure), AUDIT.atError());
    }

    /** A try of somebody who is no operator, or whom nobody knows. */
    void denied(Try attempt, int status) {
        if (attempt.who() != null) {
            write(attempt, attempt.before(), DENIED, null, AUDIT.atWarn());
            return;
        }
        count(attempt.action(), DENIED);
        STRANGERS.warn("denied with " + status, "Route {}: {} by somebody unknown {} with {}",
            printable(attempt.route()), code(attempt.action()), DENIED, status);
    }

    private void write(Try attempt, ServiceStatus after, String outcome, String why, LoggingEventBuilder line) {
        count(attempt.action(), outcome);
        String reason = attempt.reason() == null ? "" : printable(attempt.reason());
        line.addKeyValue("audit.who", attempt.who()).addKeyValue("audit.action", code(attempt.action()))
            .addKeyValue("audit.route", printable(attempt.route())).addKeyValue("audit.outcome", outcome)
            .addKeyValue("audit.before", attempt.before()).addKeyValue("audit.after", after)
            .addKeyValue("audit.reason", reason)
            .log("Route {}: {} by {} {}{}, {} before and {} after, reason: {}", printable(attempt.route()),
                code(attempt.action()), attempt.who(), outcome, why == null ? "" : " (" + why + ")", attempt.before(),
                after, reason.isEmpty() ? "none" : reason);
    }

    private void count(String action, String outcome) {
        Counter.builder(METRIC).description("Commands of operators to routes").tag("action", code(action))
            .tag("outcome", outcome).register(meters).increment();
    }

    /** What was asked for, if it is something that there is: anybody can send any text. */
    private static String code(String action) {
        return RouteCommand.named(action).map(RouteCommand::code).orElse(OTHER);
    }

    private static String printable(String text) {
        return Text.cut(Failure.printable(text), LONGEST);
    }
}
