package io.guardianpartner.api.problem;

import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.exc.StreamWriteException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.Money;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.NoTypeConversionAvailableException;

/** Maps bodies that are no JSON, or not of the expected shape, to 400, naming the member by its JSON pointer. */
final class JsonProblems implements ProblemMapper {

    private static final Map<Class<?>, String> EXPECTED = Map.ofEntries(
        Map.entry(String.class, "must be a string"),
        Map.entry(UUID.class, "must be a UUID"),
        Map.entry(Instant.class, "must be an RFC 3339 time"),
        Map.entry(URI.class, "must be a URI"),
        Map.entry(Money.class, "must be an amount as text, like \"29.90\""),
        Map.entry(BigDecimal.class, "must be a number"),
        Map.entry(Boolean.class, "must be true or false"),
        Map.entry(boolean.class, "must be true or false"),
        Map.entry(int.class, "must be a whole number"),
        Map.entry(Integer.class, "must be a whole number"),
        Map.entry(long.class, "must be a whole number"),
        Map.entry(Long.class, "must be a whole number"));

    @Override
    public Optional<ProblemException> problem(Throwable failure) {
        if (isOfWriting(failure)) {
            return Optional.empty();
        }
        if (noBody(failure)) {
            return Optional.of(ProblemException.malformed("", "A JSON body is required."));
        }
        if (failure instanceof JsonMappingException e && !(e.getCause() instanceof StreamReadException)) {
            return Optional.of(ProblemException.malformed(pointer(e), detail(e)));
        }
        if (failure instanceof JsonMappingException e && e.getCause() instanceof InputCoercionException) {
            return Optional.of(ProblemException.malformed(pointer(e), "is out of range"));
        }
        if (failure instanceof JsonProcessingException e) {
            return Optional
                .of(ProblemException.malformed("", "The request body is not well-formed JSON" + place(e) + "."));
        }
        return Optional.empty();
    }

    /** As a cause it is about some other JSON, which is not the caller's. */
    @Override
    public boolean alsoAsCause() {
        return false;
    }

    /** The failures of unmarshalling without a body. A step that is given another body than it takes is our fault. */
    private static boolean noBody(Throwable failure) {
        return failure instanceof InvalidPayloadException payload && payload.getType() == InputStream.class
            || failure instanceof NoTypeConversionAvailableException e
                && e.getValue() == null && e.getToType() == InputStream.class;
    }

    /** An answer that cannot be written is not the caller's fault. */
    private static boolean isOfWriting(Throwable failure) {
        return failure instanceof StreamWriteException
            || failure instanceof JsonMappingException e && e.getProcessor() instanceof JsonGenerator;
    }

    private static String detail(JsonMappingException e) {
        if (e instanceof ValueInstantiationException && e.getCause() instanceof IllegalArgumentException why
            && why.getMessage() != null) {
            return why.getMessage();
        }
        if (e.getOriginalMessage().startsWith("No content to map")) {
            return "A JSON body is required.";
        }
        if (!(e instanceof MismatchedInputException mismatch) || mismatch.getTargetType() == null) {
            return "cannot be read";
        }
        return expected(mismatch.getTargetType());
    }

    private static String expected(Class<?> type) {
        if (EXPECTED.containsKey(type)) {
            return EXPECTED.get(type);
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString)
                .collect(Collectors.joining(", ", "must be one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be an array";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "must be an object";
        }
        return "has the wrong type";
    }

    private static String pointer(JsonMappingException e) {
        return e.getPath().stream()
            .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : escaped(step.getFieldName()))
            .map(step -> "/" + step)
            .collect(Collectors.joining());
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }
}
