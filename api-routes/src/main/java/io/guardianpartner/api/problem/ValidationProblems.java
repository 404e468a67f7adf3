package io.guardianpartner.api.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ProblemException.MemberError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import org.apache.camel.component.bean.validator.BeanValidationException;

/** Maps broken constraints of a request record to 422, all members at once. */
final class ValidationProblems implements ProblemMapper {

    /** Hibernate Validator's code for nothing to validate: no body, or null. */
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
        List<MemberError> errors = violations.stream()
            .map(violation -> new MemberError(pointer(violation.getPropertyPath()), violation.getMessage()))
            .sorted(Comparator.comparing(MemberError::pointer)
                .thenComparing(MemberError::detail))
            .toList();
        return ProblemException.unprocessable(errors);
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
