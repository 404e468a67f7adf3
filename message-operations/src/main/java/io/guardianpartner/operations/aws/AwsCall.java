package io.guardianpartner.operations.aws;

import java.util.Set;
import java.util.function.Supplier;

import io.guardianpartner.message.Failure;
import io.guardianpartner.operations.OperationException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Calls AWS, and turns each failure into one line that says what to do. */
public final class AwsCall {

    private static final Set<String> CREDENTIALS = Set.of("ExpiredToken", "ExpiredTokenException",
        "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "SignatureDoesNotMatch",
        "InvalidSignatureException", "MissingAuthenticationToken", "IncompleteSignature");

    private AwsCall() {}

    /**
     * @param permission
     *            what the caller needs for it, in IAM's words: {@code sqs:ReceiveMessage}
     * @param resource
     *            what it is about, in people's words: {@code queue local-orders}
     *
     * @throws MissingException
     *             if the resource is not there
     * @throws AccessDeniedException
     *             if the permission is missing
     * @throws OperationException
     *             if it failed otherwise
     */
    public static <T> T of(String permission, String resource, Supplier<T> call) {
        try {
            return call.get();
        } catch (QueueDoesNotExistException | NotFoundException e) {
            throw new MissingException("There is no " + resource, e);
        } catch (AwsServiceException e) {
            throw explained(e, permission, resource);
        } catch (SdkException e) {
            throw new OperationException(explained(e, resource), e);
        }
    }

    private static OperationException explained(AwsServiceException e, String permission, String resource) {
        var code = e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
        if (code.contains("AccessDenied") || code.startsWith("AuthorizationError")) {
            return new AccessDeniedException("Access denied: this needs the permission " + permission + " on "
                + resource, e);
        }
        if (CREDENTIALS.contains(code)) {
            return new OperationException("AWS rejects the credentials (" + code
                + "); log in again, or check AWS_PROFILE and AWS_ACCESS_KEY_ID", e);
        }
        return new OperationException(permission + " on " + resource + " failed: " + code + " "
            + Failure.printable(e.awsErrorDetails() == null
                ? e.getMessage()
                : String.valueOf(e.awsErrorDetails().errorMessage())),
            e);
    }

    private static String explained(SdkException e, String resource) {
        var message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load credentials")) {
            return "There are no AWS credentials; set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof java.net.ConnectException || cause instanceof java.net.UnknownHostException) {
                return "Nothing answers for " + resource + ": " + Failure.printable(String.valueOf(cause.getMessage()))
                    + "; check AWS_REGION and the AWS_ENDPOINT_URL_… variables";
            }
        }
        return "There is no answer for " + resource + ": " + Failure.printable(message);
    }
}
