package io.guardianpartner.local.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * The AWS JSON 1.1 protocol of the service {@code cognito-idp}: the operation in a header, JSON in, JSON out. Calls of
 * AWS's own credentials must be signed; as with the other stand-ins, any credentials will do. One call at a time.
 */
final class CognitoApi implements Handler {

    private static final String TARGET = "AWSCognitoIdentityProviderService.";
    private static final String SIGNED = "AWS4-HMAC-SHA256 ";
    private static final String JSON = "application/x-amz-json-1.1";

    private final Map<String, Function<Call, Map<String, Object>>> open = new LinkedHashMap<>();
    private final Map<String, Function<Call, Map<String, Object>>> signed = new LinkedHashMap<>();

    CognitoApi(SignUpActions signUp, SignInActions signIn, SessionActions session, AdminActions admin) {
        open.put("SignUp", signUp::signUp);
        open.put("ConfirmSignUp", signUp::confirmSignUp);
        open.put("ResendConfirmationCode", signUp::resendConfirmationCode);
        open.put("InitiateAuth", signIn::initiateAuth);
        open.put("RespondToAuthChallenge", signIn::respondToAuthChallenge);
        open.put("GetTokensFromRefreshToken", session::getTokensFromRefreshToken);
        open.put("RevokeToken", session::revokeToken);
        open.put("GlobalSignOut", session::globalSignOut);
        open.put("GetUser", session::getUser);
        open.put("DeleteUser", session::deleteUser);
        signed.put("AdminInitiateAuth", signIn::adminInitiateAuth);
        signed.put("AdminRespondToAuthChallenge", signIn::respondToAuthChallenge);
        signed.put("AdminCreateUser", admin::adminCreateUser);
        signed.put("AdminSetUserPassword", admin::adminSetUserPassword);
        signed.put("AdminGetUser", admin::adminGetUser);
        signed.put("AdminDeleteUser", admin::adminDeleteUser);
        signed.put("AdminUserGlobalSignOut", admin::adminUserGlobalSignOut);
        signed.put("AdminAddUserToGroup", admin::adminAddUserToGroup);
        signed.put("AdminRemoveUserFromGroup", admin::adminRemoveUserFromGroup);
        signed.put("AdminListGroupsForUser", admin::adminListGroupsForUser);
        signed.put("ListUsers", admin::listUsers);
        signed.put("ListUserPoolClients", admin::listUserPoolClients);
        signed.put("DescribeUserPoolClient", admin::describeUserPoolClient);
    }

    @Override
    public Response handle(Request request) {
        try {
            return answer(200, call(request));
        } catch (CognitoFault fault) {
            return answer(400, Map.of("__type", fault.type(), "message", fault.getMessage()))
                .with("x-amzn-ErrorType", fault.type());
        } catch (HttpProblem notJson) {
            return answer(400, Map.of("__type", "SerializationException", "message", notJson.getMessage()));
        }
    }

    private synchronized Map<String, Object> call(Request request) {
        String target = request.header("x-amz-target").orElse("");
        String name = target.startsWith(TARGET) ? target.substring(TARGET.length()) : "";
        boolean isOpen = open.containsKey(name);
        if (!isOpen && !signed.containsKey(name)) {
            throw CognitoFault.of("UnknownOperationException", "The operation is not known here: " + target);
        }
        if (!isOpen && !request.header("authorization").orElse("").startsWith(SIGNED)) {
            throw CognitoFault.of("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Call call = new Call(request.json());
        if (!isOpen && !call.text("UserPoolId").equals(UserPool.ID)) {
            throw CognitoFault.of("ResourceNotFoundException", "User pool does not exist.");
        }
        return (isOpen ? open : signed).get(name).apply(call);
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.json(status, body).with("Content-Type", JSON)
            .with("x-amzn-RequestId", UUID.randomUUID().toString());
    }
}
