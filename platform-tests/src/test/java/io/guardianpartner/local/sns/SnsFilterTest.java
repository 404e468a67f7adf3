package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The attributes of each case are written {@code name:Type=value}, separated by semicolons. */
class SnsFilterTest {

    private final Wiring wiring = new Wiring();

    @ParameterizedTest(name = "{0} takes {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":[\"x\"]}                                      | a:String=x",
        "{\"a\":[\"x\",\"y\"]}                                | a:String=y;b:String=z",
        "{\"a\":[\"x\"],\"b\":[\"y\"]}                        | a:String=x;b:String=y",
        "{\"a\":[{\"prefix\":\"ab\"}]}                        | a:String=abc",
        "{\"a\":[{\"suffix\":\"bc\"}]}                        | a:String=abc",
        "{\"a\":[{\"wildcard\":\"a*c\"}]}                     | a:String=abbc",
        "{\"a\":[{\"equals-ignore-case\":\"ABC\"}]}           | a:String=abc",
        "{\"a\":[{\"anything-but\":[\"x\"]}]}                 | a:String=y",
        "{\"a\":[{\"anything-but\":{\"prefix\":\"x\"}}]}      | a:String=yx",
        "{\"a\":[{\"exists\":false}]}                         | b:String=x",
        "{\"a\":[{\"exists\":true}]}                          | a:String=x",
        "{\"a\":[{\"cidr\":\"10.0.0.0/24\"}]}                 | a:String=10.0.0.7",
        "{\"a\":[100]}                                        | a:Number=100",
        "{\"a\":[100]}                                        | a:Number=1e2",
        "{\"a\":[{\"numeric\":[\"=\",10.5]}]}                 | a:Number=10.50",
        "{\"a\":[{\"numeric\":[\">\",0,\"<=\",150]}]}         | a:Number=150",
        "{\"a\":[{\"numeric\":[\"<\",-1]}]}                   | a:Number=-1.001",
        "{\"a\":[\"x\"]}                                      | a:String.Array=[\"w\",\"x\"]",
        "{\"a\":[7]}                                          | a:String.Array=[\"w\",7]",
        "{\"a\":[true]}                                       | a:String.Array=[true]",
        "{\"a\":[null]}                                       | a:String.Array=[null]",
        "{\"$or\":[{\"a\":[\"x\"]},{\"b\":[\"y\"]}]}          | b:String=y"})
    void aMessageThatThePolicyMeansIsDelivered(String policy, String attributes) {
        assertThat(delivered(policy, attributes)).isTrue();
    }

    @ParameterizedTest(name = "{0} leaves {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"a\":[\"x\"]}                                      | a:String=X",
        "{\"a\":[\"x\"]}                                      | b:String=x",
        "{\"a\":[\"x\"],\"b\":[\"y\"]}                        | a:String=x",
        "{\"a\":[{\"prefix\":\"ab\"}]}                        | a:String=ba",
        "{\"a\":[{\"anything-but\":[\"x\"]}]}                 | a:String=x",
        "{\"a\":[{\"exists\":false}]}                         | a:String=x",
        "{\"a\":[100]}                                        | a:String=100",
        "{\"a\":[\"100\"]}                                    | a:Number=100",
        "{\"a\":[{\"numeric\":[\">\",0,\"<=\",150]}]}         | a:Number=150.00001",
        "{\"a\":[{\"numeric\":[\">\",0]}]}                    | a:String=5",
        "{\"a\":[\"x\"]}                                      | a:String.Array=[\"w\"]",
        "{\"a\":[\"x\"]}                                      | a:String.Array=x",
        "{\"$or\":[{\"a\":[\"x\"]},{\"b\":[\"y\"]}]}          | a:String=y"})
    void aMessageThatThePolicyDoesNotMeanIsNot(String policy, String attributes) {
        assertThat(delivered(policy, attributes)).isFalse();
    }

    @Test
    void aMessageWithoutAttributesDoesNotMatchAPolicyThatWantsOne() {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, "{\"a\":[\"x\"]}");

        wiring.publish(topic, "bare", Map.of());

        assertThat(wiring.messagesIn(queue)).isEmpty();
    }

    @Test
    void aPolicyOnTheBodyLooksIntoIt() {
        String topic = wiring.topic();
        TestQueue queue = wiring.queue();
        wiring.subscribe(topic, queue.arn(), Map.of("RawMessageDelivery", "true", "FilterPolicyScope", "MessageBody",
            "FilterPolicy", "{\"order\":{\"status\":[\"DONE\"]}}"));

        wiring.publish(topic, "{\"order\":{\"status\":\"DONE\"}}", Map.of());
        wiring.publish(topic, "{\"order\":{\"status\":\"AWAITING\"}}", Map.of());
        wiring.publish(topic, "no JSON", Map.of());
        wiring.publish(topic, "{\"order\":{\"status\":\"DONE\"}} and more", Map.of());

        assertThat(wiring.bodiesIn(queue)).containsExactly("{\"order\":{\"status\":\"DONE\"}}");
    }

    private boolean delivered(String policy, String attributes) {
        String topic = wiring.topic();
        TestQueue queue = wiring.listener(topic, policy);
        wiring.publish(topic, "x", parsed(attributes));
        return !wiring.messagesIn(queue).isEmpty();
    }

    private static Map<String, MessageAttributeValue> parsed(String attributes) {
        Map<String, MessageAttributeValue> parsed = new HashMap<>();
        for (String attribute : attributes.split(";")) {
            String name = attribute.substring(0, attribute.indexOf(':'));
            String type = attribute.substring(attribute.indexOf(':') + 1, attribute.indexOf('='));
            parsed.put(name, Wiring.typed(type, attribute.substring(attribute.indexOf('=') + 1)));
        }
        return parsed;
    }
}
