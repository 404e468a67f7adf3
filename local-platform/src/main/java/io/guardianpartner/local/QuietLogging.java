package io.guardianpartner.local;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/**
 * Silences the stand-ins' libraries: only their errors are logged, unless a level is configured for them. Their warnings
 * are about every failed condition and every setting that they do not have.
 */
final class QuietLogging {

    private static final List<String> CHATTY = List.of("org.elasticmq", "org.apache.pekko", "org.eclipse.jetty",
        "io.zonky.test", "software.amazon.dynamodb", "org.apache.http");
    /** AWS's own clients, whose warnings mean something. */
    private static final List<String> TALKATIVE = List.of("software.amazon.awssdk", "io.netty");
    /** Held, because java.util.logging forgets a logger's level with the logger. */
    private static final java.util.logging.Logger SQLITE = java.util.logging.Logger
        .getLogger("com.almworks.sqlite4java");

    private QuietLogging() {}

    static void apply() {
        SQLITE.setLevel(java.util.logging.Level.SEVERE);
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            CHATTY.forEach(name -> quieten(logback.getLogger(name), Level.ERROR));
            TALKATIVE.forEach(name -> quieten(logback.getLogger(name), Level.WARN));
        }
    }

    private static void quieten(Logger logger, Level level) {
        if (logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }
}
