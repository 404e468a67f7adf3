package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.local.http.LocalHttpServer;

/**
 * A running simulator: the API at {@code /v1/payments}, the admin API at {@code /admin}, pages for people at {@code /}.
 * The methods do at once what the admin API does over HTTP. Payments are addressed by the broker's id or by their
 * external reference. Keeps everything in memory.
 */
public final class MercadoPagoSimulator implements AutoCloseable {

    private final LocalHttpServer server;
    private final MovableClock clock;
    private final PaymentLedger ledger;
    private final ActiveFaults faults;
    private final ApiGate gate;
    private final WebhookSender webhooks;
    private final ScheduledExecutorService sweeper;

    private MercadoPagoSimulator(SimulatorOptions options) {
        clock = new MovableClock(options.clock());
        faults = new ActiveFaults();
        WebhookLog log = new WebhookLog();
        webhooks = new WebhookSender(options, clock, faults, log);
        ledger = new PaymentLedger(clock, options.feePercent(), webhooks::send);
        gate = new ApiGate(options.accessToken(), faults);
        QrPictures pictures = new QrPictures();
        PaymentJson json = new PaymentJson(pictures, this::uri);
        LocalHttpServer.Builder builder = LocalHttpServer.named("the Mercado Pago simulator");
        new PaymentsApi(ledger, json, gate, faults, clock).addTo(builder);
        new AdminApi(ledger, json, faults).addTo(builder);
        new WebhookAdmin(ledger, webhooks, log).addTo(builder);
        new ClockAdmin(clock, ledger).addTo(builder);
        new AdminPage(ledger, log, faults, clock, pictures).addTo(builder);
        new PageDeeds(ledger, webhooks).addTo(builder);
        try {
            server = builder.start(options.port());
        } catch (RuntimeException e) {
            webhooks.close();
            throw e;
        }
        sweeper = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mercadopago-expiry");
            thread.setDaemon(true);
            return thread;
        });
        long every = options.sweepInterval().toMillis();
        sweeper.scheduleWithFixedDelay(ledger::expireOverdue, every, every, TimeUnit.MILLISECONDS);
    }

    /**
     * Starts one.
     *
     * @throws io.guardianpartner.local.http.PortTakenException if its port is taken
     */
    public static MercadoPagoSimulator start(SimulatorOptions options) {
        return new MercadoPagoSimulator(options);
    }

    public int port() {
        return server.port();
    }

    /** {@code http://127.0.0.1:<port>}: what a service is given as the broker's base URL. */
    public URI uri() {
        return server.uri();
    }

    /** Money arrives for a pending payment. */
    public void pay(String idOrReference) {
        ledger.pay(idOrReference, false);
    }

    /** Money arrives although the payment was cancelled, expired or rejected. */
    public void payLate(String idOrReference) {
        ledger.pay(idOrReference, true);
    }

    public void reject(String idOrReference) {
        ledger.reject(idOrReference);
    }

    public void expire(String idOrReference) {
        ledger.expire(idOrReference);
    }

    /**
     * Somebody at the shop gives money back by hand.
     *
     * @param amount in BRL; null for all that is left
     */
    public void refund(String idOrReference, BigDecimal amount) {
        ledger.refund(idOrReference, amount, SimulatedRefund.State.APPROVED);
    }

    /** The payer complains: in_mediation. */
    public void mediate(String idOrReference) {
        ledger.dispute(idOrReference, Dispute.MEDIATION);
    }

    /** The payer's bank takes the money back: charged_back. */
    public void chargeBack(String idOrReference) {
        ledger.dispute(idOrReference, Dispute.SETTLED);
    }

    /** The dispute ends well for the shop: approved again, reimbursed. */
    public void reimburse(String idOrReference) {
        ledger.dispute(idOrReference, Dispute.REIMBURSED);
    }

    /** Ends all refunds of a payment that are in process. */
    public void settleRefunds(String idOrReference, boolean approve) {
        ledger.find(idOrReference).refunds().stream()
            .filter(refund -> refund.state() == SimulatedRefund.State.IN_PROCESS)
            .forEach(refund -> ledger.settle(idOrReference, refund.id(), approve));
    }

    /** Sets the clock further ahead, or back; payments whose time is over then expire at once. */
    public void moveClock(Duration by) {
        clock.move(by);
        ledger.expireOverdue();
    }

    /** {@code pending}, {@code approved} …, as the API would say. */
    public String status(String idOrReference) {
        return ledger.find(idOrReference).status().text();
    }

    /** The number of payments ever created with an external reference. */
    public long created(String externalReference) {
        return ledger.all().stream().filter(p -> externalReference.equals(p.order().externalReference())).count();
    }

    public void faults(Faults wanted) {
        faults.set(wanted);
    }

    /** Stops to listen, then to send webhooks; what is to be tried again is given up. */
    @Override
    public void close() {
        gate.close();
        sweeper.shutdownNow();
        server.close();
        webhooks.close();
    }
}
