package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.Html.tag;
import static io.guardianpartner.local.mercadopago.Html.text;
import static io.guardianpartner.local.mercadopago.PageFrame.button;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.guardianpartner.local.http.HttpProblem;

/** The faults as a form: a field for each of their members, named as in the admin API. */
final class FaultsForm {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FaultsForm() {}

    static Html of(Faults faults) {
        JsonNode values = MAPPER.valueToTree(faults);
        Html[] fields = Stream.concat(
            Arrays.stream(Faults.class.getRecordComponents())
                .map(member -> tag("label", text(label(member)), field(member, values.get(member.getName())))),
            Stream.of(button("set"))).toArray(Html[]::new);
        return PageFrame.form("/faults", Map.of(), fields);
    }

    /** @throws HttpProblem 400 for what are no faults */
    static Faults read(Map<String, String> form) {
        Map<String, String> values = new HashMap<>(form);
        values.values().removeIf(String::isBlank);
        try {
            return MAPPER.convertValue(values, Faults.class);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, "These faults are not known: "
                + (e.getCause() instanceof JsonProcessingException cause
                    ? cause.getOriginalMessage()
                    : e.getMessage()));
        }
    }

    private static Html field(RecordComponent member, JsonNode value) {
        if (member.getType() == int.class) {
            return tag("input", Map.of("type", "number", "min", "0", "max", "600000", "name", member.getName(), "value",
                value.asText()));
        }
        if (member.getType() == boolean.class) {
            Map<String, String> box = new HashMap<>(
                Map.of("type", "checkbox", "name", member.getName(), "value", "true"));
            if (value.asBoolean()) {
                box.put("checked", "");
            }
            return tag("input", box);
        }
        return tag("select", Map.of("name", member.getName()), choices(member).stream()
            .map(choice -> tag("option", choice.equals(value.asText())
                ? Map.of("value", choice, "selected", "")
                : Map.of("value", choice), text(choice)))
            .toArray(Html[]::new));
    }

    private static List<String> choices(RecordComponent member) {
        return member.getType() == WebhookMode.class
            ? Arrays.stream(WebhookMode.values()).map(WebhookMode::text).toList()
            : Arrays.stream(Fault.values())
                .filter(fault -> fault != Fault.IN_PROCESS || member.getName().equals("refund"))
                .map(Fault::text).toList();
    }

    private static String label(RecordComponent member) {
        return member.getName().replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
