package io.guardianpartner.local;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Keeps the stand-ins' libraries from drowning what people want to read: only their warnings are logged, unless somebody
 * has set a level for them.
 */
final class QuietLogging {

    private static final List<String> CHATTY = List.of("org.elasticmq", "org.apache.pekko", "org.eclipse.jetty",
        "io.zonky.test", "software.amazon.dynamodb", "software.amazon.awssdk", "org.apache.http", "io.netty",
        "com.amazonaws");
    private static final Map<String, Level> SILENT = Map.of("com.almworks.sqlite4java", Level.ERROR);
    private static final java.util.logging.Logger SQLITE = java.util.logging.Logger
        .getLogger("com.almworks.sqlite4java");

    private QuietLogging() {}

    static void apply() {
        SQLITE.setLevel(java.util.logging.Level.SEVERE);
        ILoggerFactory factory = LoggerFactory.getILoggerFactory();
        if (factory instanceof LoggerContext logback) {
            CHATTY.forEach(name -> quieten(logback.getLogger(name), Level.WARN));
            SILENT.forEach((name, level) -> quieten(logback.getLogger(name), level));
        }
    }

    private static void quieten(Logger logger, Level level) {
        if (logger.getLevel() == null) {
            logger.setLevel(level);
        }
    }
}
