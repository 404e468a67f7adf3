package io.guardianpartner.operations.platform;

import java.net.URI;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The AWS account that the stand-ins on this machine belong to: its region, its number, and keys to it. */
public final class LocalAccount {

    public static final String REGION = "us-east-1";
    public static final String NUMBER = "000000000000";
    /** The stand-ins take any keys; these are given out so that every client has some. */
    public static final String ACCESS_KEY_ID = "local";
    public static final String SECRET_ACCESS_KEY = "local";

    private LocalAccount() {}

    /** Points a client at a stand-in, whatever the environment variables of this process name. */
    public static <B extends AwsClientBuilder<B, ?>> B point(B client, URI endpoint) {
        return client.endpointOverride(endpoint)
            .region(Region.of(REGION))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY)));
    }
}
