package io.guardianpartner.api.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The callers that one operation admits.
 *
 * @param isOpen whether it needs no token of ours
 * @param isPublic whether it reads what is the same for anybody, so that its answers may be kept by shared caches
 * @param isSigned whether a signature says who calls
 */
record AccessRule(String method, PathPattern path, boolean isOpen, boolean isPublic, boolean isSigned,
    Set<Role> roles) {

    /**
     * @param path with its parameters in braces
     * @param keys what {@link Access} names
     *
     * @throws IllegalArgumentException if one of the keys is no such name: it would be a lock without a key
     */
    static AccessRule of(String method, String path, List<String> keys) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        boolean isOpen = false;
        for (String key : keys) {
            if (Access.isOpen(key)) {
                isOpen = true;
            } else {
                roles.add(role(key).orElseThrow(() -> new IllegalArgumentException(
                    method + " " + path + ": security(\"" + key + "\") names no caller")));
            }
        }
        if (isOpen && !roles.isEmpty()) {
            throw new IllegalArgumentException(method + " " + path + " is open to all and to some");
        }
        return new AccessRule(method, PathPatternParser.defaultInstance.parse(path), isOpen,
            method.equals("GET") && keys.contains(Access.ANYONE), keys.contains(Access.SIGNATURE), Set.copyOf(roles));
    }

    private static Optional<Role> role(String key) {
        return Arrays.stream(Role.values()).filter(role -> role.name().toLowerCase(Locale.ROOT).equals(key))
            .findFirst();
    }

    boolean isOf(String otherMethod, String otherPath) {
        return method.equals(otherMethod) && path.getPatternString().equals(otherPath);
    }

    /** @param rawPath as it stands in the request line */
    boolean matches(String requestMethod, String rawPath) {
        boolean sameMethod = method.equals(requestMethod) || method.equals("GET") && requestMethod.equals("HEAD");
        return sameMethod && path.matches(PathContainer.parsePath(rawPath));
    }

    /** @throws ProblemException 401 without a known caller, 403 if the caller has none of the roles */
    void check(Caller caller) {
        if (isOpen) {
            return;
        }
        caller.require(roles);
    }
}
