package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.Html.tag;
import static io.guardianpartner.local.mercadopago.Html.text;
import static io.guardianpartner.local.mercadopago.PageFrame.button;
import static io.guardianpartner.local.mercadopago.PageFrame.form;
import static io.guardianpartner.local.mercadopago.PageFrame.table;
import static io.guardianpartner.local.mercadopago.PageFrame.time;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** The pages for people: all payments, the clock, the faults, what was sent; and each payment by itself. */
class AdminPage {

    private static final int SHOWN = 50;
    private static final int FOLLOW_SECONDS = 3;
    private static final Map<String, String> AHEAD = Map.of("PT1M", "1 minute", "PT30M", "30 minutes", "PT1H", "1 hour",
        "P1D", "1 day");

    private final PaymentLedger ledger;
    private final WebhookLog webhooks;
    private final ActiveFaults faults;
    private final MovableClock clock;
    private final QrPictures pictures;

    AdminPage(PaymentLedger ledger, WebhookLog webhooks, ActiveFaults faults, MovableClock clock,
        QrPictures pictures) {
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.faults = faults;
        this.clock = clock;
        this.pictures = pictures;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("GET", "/", forPeople(this::overview));
        server.route("GET", "/page.css", forPeople(request -> PageFrame.guarded(
            Response.of(200, "text/css; charset=utf-8", styles()))));
        server.route("GET", "/favicon.ico", request -> Response.of(204));
        server.route("GET", "/payments/{id}", forPeople(this::payment));
        server.route("GET", "/payments/{id}/qr.png", forPeople(this::picture));
        server.route("POST", "/clock", forPeople(this::moveClock));
        server.route("POST", "/faults", forPeople(request -> {
            faults.set(FaultsForm.read(request.form()));
            return Response.of(303).with("Location", "/");
        }));
    }

    /** Pages of other origins are refused; what cannot be done is said on a page. */
    static Handler forPeople(Handler handler) {
        return request -> {
            try {
                return AdminApi.sameOrigin(handler).handle(request);
            } catch (ApiException e) {
                return notDone(e.status() == 400 ? 409 : e.status(), e.getMessage());
            } catch (HttpProblem e) {
                return notDone(e.status(), e.getMessage());
            }
        };
    }

    private Response overview(Request request) {
        List<SimulatedPayment> all = ledger.all();
        boolean isFollowed = request.query("follow").isPresent();
        Html follow = isFollowed
            ? PageFrame.link("/", "Stand still")
            : PageFrame.link("/?follow=true", "Follow what happens");
        return PageFrame.page(200, "Mercado Pago simulator", isFollowed ? FOLLOW_SECONDS : 0, tag("p", follow),
            tag("h2", text("Payments")),
            table(List.of("Pix", "payment", "reference", "amount", "status", "expires", ""),
                all.stream().limit(SHOWN).map(AdminPage::row).toList(), "No payment yet."),
            all.size() > SHOWN ? tag("p", text("The last " + SHOWN + " of " + all.size() + ".")) : Html.NONE,
            tag("h2", text("Webhooks")), PaymentPage.webhooks(webhooks.all().stream().limit(SHOWN).toList()),
            tag("h2", text("Clock")), clockForm(), tag("h2", text("Faults")), FaultsForm.of(faults.current()));
    }

    private Response payment(Request request) {
        SimulatedPayment payment = ledger.find(request.pathParameter("id"));
        return PageFrame.page(200, "Payment " + payment.id(), 0,
            PaymentPage.of(payment, webhooks.of(payment.id())));
    }

    private Response picture(Request request) {
        SimulatedPayment payment = ledger.find(request.pathParameter("id"));
        return PageFrame.guarded(Response.of(200, "image/png", pictures.png(payment.brCode())));
    }

    private Response moveClock(Request request) {
        String by = request.form().getOrDefault("by", "");
        if (by.isEmpty()) {
            clock.reset();
        } else if (AHEAD.containsKey(by)) {
            clock.move(Duration.parse(by));
        } else {
            throw new HttpProblem(400, "The buttons move the clock by " + String.join(", ", AHEAD.values()) + ".");
        }
        ledger.expireOverdue();
        return Response.of(303).with("Location", "/");
    }

    private Html clockForm() {
        Html[] moves = AHEAD.keySet().stream()
            .sorted((one, other) -> Duration.parse(one).compareTo(Duration.parse(other)))
            .map(by -> form("/clock", Map.of("by", by), button(AHEAD.get(by) + " ahead"))).toArray(Html[]::new);
        return Html.all(List.of(tag("p", time(clock.instant()), text(", ahead by " + clock.ahead())),
            tag("div", Map.of("class", "buttons"), Html.all(List.of(moves)),
                form("/clock", Map.of("by", ""), button("the true time")))));
    }

    private static Html row(SimulatedPayment payment) {
        String page = "/payments/" + payment.id();
        return PageFrame.row(
            payment.status() == Status.PENDING ? PaymentPage.picture(payment, 90) : Html.NONE,
            PageFrame.link(page, String.valueOf(payment.id())),
            text(Objects.requireNonNullElse(payment.order().externalReference(), "")),
            PaymentPage.money(payment.order().amount()), PaymentPage.status(payment), time(payment.order().expiresAt()),
            tag("div", Map.of("class", "buttons"), PaymentPage.buttons(payment, "/")));
    }

    private static Response notDone(int status, String why) {
        return PageFrame.page(status, "Not done", 0, tag("p", text(why)),
            tag("p", PageFrame.link("/", "All payments")));
    }

    private static byte[] styles() throws IOException {
        try (InputStream file = AdminPage.class.getResourceAsStream("/mercadopago/page.css")) {
            return file.readAllBytes();
        }
    }
}
