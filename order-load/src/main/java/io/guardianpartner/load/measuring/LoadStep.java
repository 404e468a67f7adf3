package io.guardianpartner.load.measuring;

/** Steps of a customer, a payer and the kitchen, with their names in reports. */
public enum LoadStep {

    PLACE("place"), PAY("pay"), LOOK("look"), AWAITING("paid to AWAITING"), IN_PROGRESS("to IN_PROGRESS"), DONE(
        "to DONE"), FINISHED("to FINISHED"), WHOLE("whole order"), PREPARE("prepare"), RECONCILE("reconcile");

    private final String label;

    LoadStep(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
