package io.guardianpartner.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guardianpartner.local.identity.MailedCode;
import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.LimitedBody;
import io.guardianpartner.operations.cli.Home;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the codes that Cognito would have mailed. */
@Command(name = "codes", description = "Shows the codes that would be mailed to people who sign up or in, the newest first.")
class CodesCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int LARGEST_ANSWER = 1024 * 1024;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<MailedCode> codes = read(URI.create(Home.of(spec).running().addresses().get("identity")));
        if (codes.isEmpty()) {
            out.println("No code yet.");
        }
        codes.forEach(code -> out.println(code.at() + "  " + line(code)));
        out.flush();
        return 0;
    }

    static String line(MailedCode code) {
        return "Code for " + code.email() + " (" + code.purpose() + "): " + code.code();
    }

    private static List<MailedCode> read(URI identity) {
        HttpRequest request = HttpRequest.newBuilder(identity.resolve("/admin/codes")).timeout(PATIENCE).build();
        try {
            String json = HttpClient.newHttpClient().send(request, LimitedBody.text(LARGEST_ANSWER)).body();
            return Json.mapper().readValue(json, new TypeReference<List<MailedCode>>() {});
        } catch (IOException e) {
            throw new PlatformException("The identity stand-in does not answer at " + identity, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while the codes were read.", e);
        }
    }
}
