package io.guardianpartner.local.cli;

import java.net.URI;
import java.util.List;

/** Five lines for a newcomer to paste: the menu, an order as a guest, its payment, the kitchen's board. */
final class FiveLines {

    private FiveLines() {}

    static List<String> of(URI gateway, URI broker, String productId) {
        return List.of("curl -sS " + gateway + "/v1/products; echo",
            "ORDER=$(curl -sS " + gateway
                + "/v1/guest/orders -H 'Content-Type: application/json' -d '{\"items\":[{\"productId\":\"" + productId
                + "\",\"quantity\":2}]}'); echo \"$ORDER\" | cut -c 1-600",
            "PAYMENT=$(echo \"$ORDER\" | sed -nE 's/.*\"payment\":\\{\"id\":\"([^\"]*)\".*/\\1/p'); echo \"$PAYMENT\"",
            "curl -sS -o /dev/null -w 'paid: %{http_code}\\n' -X POST \"" + broker
                + "/admin/payments/$PAYMENT/pay\"; sleep 1",
            "curl -sS " + gateway + "/v1/orders -H \"Authorization: Bearer $(./guardian token --as kitchen)\"; echo");
    }
}
