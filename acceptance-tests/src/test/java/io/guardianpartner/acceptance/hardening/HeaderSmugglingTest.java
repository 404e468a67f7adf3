package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import io.guardianpartner.acceptance.Api.Answer;
import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No two readers of a request disagree about where it ends (RFC 9112, 6.3 and 11.2), and no header steers a route. */
@InRestaurant
class HeaderSmugglingTest {

    private static final String SMUGGLED = "GET /v1/products HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private final Restaurant restaurant;

    HeaderSmugglingTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        two lengths              | Content-Length: 12~Content-Length: 0         | {"items":[]}
        a list of lengths        | Content-Length: 12, 0                        | {"items":[]}
        a negative length        | Content-Length: -1                           | {"items":[]}
        a length beyond numbers  | Content-Length: 99999999999999999999         | {"items":[]}
        length, then chunks      | Content-Length: 4~Transfer-Encoding: chunked | c~{"items":[]}~0~~
        chunks, then length      | Transfer-Encoding: chunked~Content-Length: 4 | c~{"items":[]}~0~~
        an unknown coding        | Transfer-Encoding: xchunked~Content-Length: 0 | 0~~
        two codings              | Transfer-Encoding: chunked~Transfer-Encoding: identity | c~{"items":[]}~0~~
        a blank before the colon | Transfer-Encoding : chunked~Content-Length: 0 | 0~~
        a tab after the colon    | Transfer-Encoding:\tchunked~Content-Length: 0 | 0~~
        a folded coding          | Transfer-Encoding:~ chunked~Content-Length: 0 | 0~~
        a chunk of no size       | Transfer-Encoding: chunked                   | zz~{"items":[]}~0~~
        a chunk beyond numbers   | Transfer-Encoding: chunked                   | fffffffffffffffff~{"items":[]}~0~~
        a header without a colon | Content-Length: 0~Smuggled                   | ''
        """)
    void whatIsFramedInTwoWaysIsRefusedAndNothingBehindItIsAnswered(String name, String framing, String body) {
        String request = "POST /v1/guest/orders HTTP/1.1~Host: localhost~Content-Type: application/json~" + framing
            + "~~" + body;
        for (URI server : new URI[]{restaurant.doorAddress(), restaurant.addressOf("orders")}) {
            String answer = RawHttp.answer(server, request.replace("~", "\r\n") + SMUGGLED);

            assertThat(answer.split("HTTP/1\\.1 ", -1).length - 1).as("answers of " + server).isLessThanOrEqualTo(1);
            assertThat(RawHttp.status(answer)).isNotEqualTo(200).isNotEqualTo(201);
        }
        restaurant.anonymous().get("/v1/categories").expect(200);
    }

    @Test
    void noHeaderMakesAnotherMethodOrPathOfARequest() {
        String product = restaurant.stock().product("10.00", 1);

        restaurant.admin().get("/v1/products/" + product, "X-HTTP-Method-Override", "DELETE", "X-HTTP-Method",
            "DELETE", "X-Method-Override", "DELETE", "X-Original-URL", "/v1/payments", "X-Rewrite-URL",
            "/v1/payments", "X-Forwarded-Prefix", "/v1/payments", "CamelHttpMethod", "DELETE").expect(200);

        restaurant.anonymous().get("/v1/products/" + product).expect(200);
    }

    @Test
    void noHeaderOfCamelsReachesAComponentOfAnOrdersWay() {
        String product = restaurant.stock().product("10.00", 1);
        String cart = "{\"items\": [{\"productId\": \"" + product + "\", \"quantity\": 1}]}";
        try (Canary canary = new Canary()) {
            String elsewhere = "http://" + canary.address() + "/";

            Answer answer = restaurant.anonymous().write("POST", "/v1/guest/orders", cart,
                "CamelHttpUri", elsewhere, "CamelHttpBaseUri", elsewhere, "CamelHttpPath", "/v1/categories",
                "CamelHttpQuery", "x=1", "CamelHttpResponseCode", "418", "CamelBeanMethodName", "toString",
                "CamelSqlQuery", "drop table product", "CamelAwsDdbTableName", "elsewhere", "CamelAwsSqsEndpoint",
                elsewhere, "CamelToEndpoint", elsewhere, "CamelRestHttpUri", elsewhere, "camelhttpuri", elsewhere,
                "CAMELHTTPURI", elsewhere, "org.apache.camel.x", "1", "orderId", "7", "customer", "me");

            answer.expect(201);
            assertThat(answer.headers().map().keySet()).noneMatch(header -> header.toLowerCase().contains("camel"));
            assertThat(restaurant.stock().reserved(product)).isEqualTo(1);
            assertThat(canary.wasCalled()).isFalse();
        }
    }
}
