package io.guardianpartner.auth.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The response of an AWS service: a JSON object; a missing member reads as empty. */
public record AwsAnswer(Map<?, ?> members) {

    static final AwsAnswer EMPTY = new AwsAnswer(Map.of());

    public Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(Object::toString);
    }

    public AwsAnswer member(String name) {
        return of(members.get(name));
    }

    /** The objects of an array. */
    public List<AwsAnswer> all(String name) {
        return members.get(name) instanceof List<?> list ? list.stream().map(AwsAnswer::of).toList() : List.of();
    }

    public boolean isEmpty() {
        return members.isEmpty();
    }

    private static AwsAnswer of(Object value) {
        return value instanceof Map<?, ?> map ? new AwsAnswer(map) : EMPTY;
    }

    /** Says nothing of what is personal. */
    @Override
    public String toString() {
        return "AwsAnswer" + members.keySet();
    }
}
