package io.guardianpartner.local.sns;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The AWS Query protocol: a form with an Action in, XML out. */
final class QueryApi implements Handler {

    private static final Logger LOG = LoggerFactory.getLogger(QueryApi.class);

    private final Map<String, Function<Parameters, Xml>> actions;

    QueryApi(Map<String, Function<Parameters, Xml>> actions) {
        this.actions = actions;
    }

    @Override
    public Response handle(Request request) {
        String requestId = UUID.randomUUID().toString();
        try {
            return answer(new Parameters(request.form()), requestId);
        } catch (SnsFault fault) {
            return error(fault, requestId);
        } catch (RuntimeException e) {
            LOG.error("A call failed", e);
            return error(SnsFault.internal(String.valueOf(e.getMessage())), requestId);
        }
    }

    private Response answer(Parameters call, String requestId) {
        String name = call.get("Action", "");
        Function<Parameters, Xml> action = actions.get(name);
        if (action == null) {
            throw SnsFault.refused(400, "InvalidAction", "The action " + name + " is not valid for this endpoint.");
        }
        Xml answer = new Xml().element(name + "Result", action.apply(call))
            .element("ResponseMetadata", new Xml().element("RequestId", requestId));
        return Response.xml(200, answer.document(name + "Response")).with("x-amzn-RequestId", requestId);
    }

    private static Response error(SnsFault fault, String requestId) {
        Xml error = new Xml().element("Type", fault.status() < 500 ? "Sender" : "Receiver")
            .element("Code", fault.code())
            .element("Message", fault.getMessage());
        Xml answer = new Xml().element("Error", error).element("RequestId", requestId);
        return Response.xml(fault.status(), answer.document("ErrorResponse")).with("x-amzn-RequestId", requestId);
    }
}
