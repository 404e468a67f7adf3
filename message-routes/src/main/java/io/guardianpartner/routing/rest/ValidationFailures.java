package io.guardianpartner.routing.rest;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import org.apache.camel.component.bean.validator.BeanValidationException;

/** Members that break the constraints which the request record declares: 422, all of them at once. */
final class ValidationFailures implements FailureKind {

    /** What Hibernate Validator calls it when there is nothing to validate: no body, or null. */
    private static final String NO_OBJECT = "HV000116";

    @Override
    public Optional<ProblemException> problem(Throwable failure) {
        if (failure instanceof BeanValidationException e) {
            return Optional.of(unprocessable(e.getConstraintViolations()));
        }
        if (failure instanceof ConstraintViolationException e) {
            return Optional.of(unprocessable(e.getConstraintViolations()));
        }
        if (failure instanceof IllegalArgumentException e && String.valueOf(e.getMessage()).startsWith(NO_OBJECT)) {
            return Optional.of(ProblemException.malformed("", "A JSON body is required."));
        }
        return Optional.empty();
    }

    private static ProblemException unprocessable(Collection<? extends ConstraintViolation<?>> violations) {
        List<Map<String, String>> errors = violations.stream()
            .map(violation -> ProblemException.fault(pointer(violation.getPropertyPath()), violation.getMessage()))
            .sorted(Comparator.<Map<String, String>, String>comparing(error -> error.get("pointer"))
                .thenComparing(error -> error.get("detail")))
            .toList();
        return ProblemException.atFault(422, "Unprocessable Content", errors);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            Object place = node.getIndex() != null ? node.getIndex() : node.getKey();
            if (place != null) {
                pointer.append('/').append(place);
            }
            if (node.getName() != null && !node.getName().startsWith("<")) {
                pointer.append('/').append(node.getName());
            }
        }
        return pointer.toString();
    }
}
