package io.guardianpartner.auth;

/** The operations of the function. */
enum Route {

    SIGN_UP("POST", "sign-up"), CONFIRMATION("POST", "confirmation"), CODE("POST", "code"), SIGN_IN("POST",
        "sign-in"), REFRESH("POST", "refresh"), SIGN_OUT("POST",
            "sign-out"), SIGN_OUT_EVERYWHERE("POST", "sign-out-everywhere"), FORGET_ME("DELETE", "me");

    private static final String BASE = "/v1/auth/";

    private final String method;
    private final String path;

    Route(String method, String name) {
        this.method = method;
        this.path = BASE + name;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }
}
