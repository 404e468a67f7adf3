package io.guardianpartner.payments.broker.mercadopago;

import java.time.Duration;

import io.guardianpartner.local.mercadopago.Fault;
import io.guardianpartner.local.mercadopago.Faults;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.payments.broker.PaymentBroker;
import io.guardianpartner.payments.payment.Payment;
import org.junit.jupiter.api.AfterEach;

/** The contract at the simulator, which can be brought into every situation. */
class SimulatorContractTest extends MercadoPagoContract {

    private final MercadoPagoSimulator simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults());

    @AfterEach
    void allIsWellAgain() {
        simulator.faults(Faults.NONE);
    }

    @Override
    MercadoPagoProperties open() {
        return new MercadoPagoProperties(simulator.uri(), SimulatorOptions.LOCAL_ACCESS_TOKEN, null,
            Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Override
    PaymentBroker broker(MercadoPagoProperties properties) {
        return new MercadoPagoBroker(new MercadoPagoHttpClient(properties), properties);
    }

    @Override
    String strangersToken() {
        return "TEST-of-a-stranger";
    }

    @Override
    String payer() {
        return "ana@example.com";
    }

    @Override
    Duration searchInterval() {
        return Duration.ofMillis(100);
    }

    @Override
    void needs(Situation situation) {
        // It can be brought into each of them.
    }

    @Override
    void happens(Situation situation, Payment payment) {
        String reference = payment.id().toString();
        switch (situation) {
            case PAID -> simulator.pay(reference);
            case PAID_AFTER_ITS_END -> simulator.payLate(reference);
            case DECLINED -> simulator.reject(reference);
            case EXPIRED -> simulator.expire(reference);
            case REFUND_HELD_UP -> simulator.faults(Faults.NONE.withRefund(Fault.IN_PROCESS).times(1));
            case HELD_REFUND_MADE -> simulator.settleRefunds(reference, true);
            case HELD_REFUND_DECLINED -> simulator.settleRefunds(reference, false);
            case DISPUTED -> simulator.mediate(reference);
            case CHARGED_BACK -> simulator.chargeBack(reference);
            case REIMBURSED -> simulator.reimburse(reference);
            case ANSWER_LOST -> simulator.faults(Faults.NONE.withCreate(Fault.TIMEOUT_AFTER_COMMIT).times(1));
        }
    }

    @Override
    void close() {
        simulator.close();
    }
}
