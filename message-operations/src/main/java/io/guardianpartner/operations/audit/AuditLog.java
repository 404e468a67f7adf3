package io.guardianpartner.operations.audit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.message.Json;
import io.guardianpartner.operations.OperationException;

/**
 * The audit log: one JSON object a line, appended, readable for its owner only where the file system knows owners. A line
 * is written before its action is done. It never holds a payload.
 */
public final class AuditLog implements AutoCloseable {

    private final BufferedWriter file;
    private final Path path;
    private final InstantSource clock;
    private final Map<String, Object> always = new LinkedHashMap<>();

    private AuditLog(BufferedWriter file, Path path, InstantSource clock) {
        this.file = file;
        this.path = path;
        this.clock = clock;
    }

    /**
     * @param action
     *            what is done, in one word
     * @param who
     *            does it
     *
     * @throws OperationException
     *             if the file cannot be written
     */
    public static AuditLog open(Path path, String who, String action, String environment, InstantSource clock) {
        try {
            var absolute = path.toAbsolutePath();
            Files.createDirectories(absolute.getParent());
            if (Files.notExists(absolute) && absolute.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(absolute,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            var log = new AuditLog(
                Files.newBufferedWriter(absolute, StandardOpenOption.CREATE, StandardOpenOption.APPEND), path, clock);
            log.always.put("who", who);
            log.always.put("action", action);
            log.always.put("environment", environment);
            return log;
        } catch (IOException e) {
            throw new OperationException("The audit log cannot be written: " + path
                + "; nothing was done. --audit names another file", e);
        }
    }

    /** Adds a line. A null value is left out. */
    public void line(Map<String, ?> facts) {
        var line = new LinkedHashMap<String, Object>();
        line.put("at", clock.instant().truncatedTo(ChronoUnit.MILLIS));
        line.putAll(always);
        facts.forEach((name, value) -> {
            if (value != null) {
                line.put(name, value);
            }
        });
        try {
            file.write(Json.mapper().writeValueAsString(line));
            file.write('\n');
            file.flush();
        } catch (IOException e) {
            throw new OperationException("The audit log cannot be written any more: " + path + "; it ends here", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new OperationException("The audit log cannot be written any more: " + path, e);
        }
    }
}
