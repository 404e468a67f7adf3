package io.guardianpartner.local;

/** The parts of the cloud that {@link LocalCloud} stands in for, with the ports that people expect them on. */
public enum Part {

    SQS("SQS", 9324), SNS("SNS", 9911), DYNAMODB("DynamoDB", 8000), POSTGRES("PostgreSQL",
        5433), SECRETS_MANAGER("Secrets Manager", 4584);

    private final String label;
    private final int defaultPort;

    Part(String label, int defaultPort) {
        this.label = label;
        this.defaultPort = defaultPort;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** The port on which {@code guardian up} offers it unless told otherwise. */
    public int defaultPort() {
        return defaultPort;
    }
}
