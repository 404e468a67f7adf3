package io.guardianpartner.local.identity;

import java.util.Map;
import java.util.function.Function;

import io.guardianpartner.local.http.AwsJsonApi;
import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** The operations of the service {@code cognito-idp}. An administrator's are signed and name the pool. */
final class CognitoApi implements Handler {

    private final AwsJsonApi api = new AwsJsonApi("AWSCognitoIdentityProviderService", "message");

    CognitoApi(SignUpActions signUp, SignInActions signIn, SessionActions session, AdminActions admin) {
        open("SignUp", signUp::signUp);
        open("ConfirmSignUp", signUp::confirmSignUp);
        open("ResendConfirmationCode", signUp::resendConfirmationCode);
        open("InitiateAuth", signIn::initiateAuth);
        open("RespondToAuthChallenge", signIn::respondToAuthChallenge);
        open("GetTokensFromRefreshToken", session::getTokensFromRefreshToken);
        open("RevokeToken", session::revokeToken);
        open("GlobalSignOut", session::globalSignOut);
        open("GetUser", session::getUser);
        open("DeleteUser", session::deleteUser);
        signed("AdminInitiateAuth", signIn::adminInitiateAuth);
        signed("AdminRespondToAuthChallenge", signIn::respondToAuthChallenge);
        signed("AdminCreateUser", admin::adminCreateUser);
        signed("AdminSetUserPassword", admin::adminSetUserPassword);
        signed("AdminGetUser", admin::adminGetUser);
        signed("AdminDeleteUser", admin::adminDeleteUser);
        signed("AdminUserGlobalSignOut", admin::adminUserGlobalSignOut);
        signed("AdminAddUserToGroup", admin::adminAddUserToGroup);
        signed("AdminRemoveUserFromGroup", admin::adminRemoveUserFromGroup);
        signed("AdminListGroupsForUser", admin::adminListGroupsForUser);
        signed("ListUsers", admin::listUsers);
        signed("ListUserPoolClients", admin::listUserPoolClients);
        signed("DescribeUserPoolClient", admin::describeUserPoolClient);
    }

    @Override
    public Response handle(Request request) {
        return api.handle(request);
    }

    private void open(String name, Function<CognitoCall, Map<String, Object>> operation) {
        api.open(name, body -> operation.apply(new CognitoCall(body)));
    }

    private void signed(String name, Function<CognitoCall, Map<String, Object>> operation) {
        api.signed(name, body -> {
            CognitoCall call = new CognitoCall(body);
            if (!call.text("UserPoolId").equals(UserPool.ID)) {
                throw CognitoErrors.of("ResourceNotFoundException", "User pool does not exist.");
            }
            return operation.apply(call);
        });
    }
}
