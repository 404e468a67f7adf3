package io.guardianpartner.local;

/** The components of the cloud that {@link LocalCloud} stands in for, with their usual ports. */
public enum Component {

    SQS("SQS", 9324), SNS("SNS", 9911), DYNAMODB("DynamoDB", 8000), POSTGRES("PostgreSQL",
        5433), SECRETS_MANAGER("Secrets Manager", 4584);

    private final String label;
    private final int defaultPort;

    Component(String label, int defaultPort) {
        this.label = label;
        this.defaultPort = defaultPort;
    }

    /** The name for people. */
    public String label() {
        return label;
    }

    /** The port on which {@code guardian up} offers it unless told otherwise. */
    public int defaultPort() {
        return defaultPort;
    }
}
