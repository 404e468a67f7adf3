package io.guardianpartner.load.target;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The platform that bears the load.
 *
 * @param gateway the gateway
 * @param broker the Mercado Pago simulator; null if nobody can pay
 * @param management addresses of each service's processes where their metrics are read; may be empty
 * @param distance milliseconds there and back from the services to the parts of their cloud, by name; empty where there are no lines
 * @param kitchen token of somebody in the kitchen; null if nobody cooks
 * @param admin token of an administrator; null if the menu must be taken as it is
 */
public record Target(URI gateway, URI broker, Map<String, List<URI>> management,
    Map<String, Double> distance, AccessToken kitchen, AccessToken admin) {

    /** An address below another one, which may have a path itself, as a stage of a gateway has. */
    public static URI under(URI base, String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
    }
}
