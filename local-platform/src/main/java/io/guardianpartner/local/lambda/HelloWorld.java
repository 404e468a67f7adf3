package io.guardianpartner.local.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;

/** A minimal function, beside which cold starts are measured. */
public final class HelloWorld implements RequestStreamHandler {

    @Override
    public void handleRequest(InputStream event, OutputStream out, Context context) throws IOException {
        out.write("{\"statusCode\":200,\"body\":\"Hello, world\"}".getBytes(StandardCharsets.UTF_8));
    }
}
