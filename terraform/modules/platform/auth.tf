# The public routes of each service and of the auth Lambda: which are open, and which want a person's token.

locals {
  # What stands in public-routes.yaml counts; until the Lambda's stand there, these do.
  auth_routes = {
    open = [
      "POST /v1/auth/sign-up",
      "POST /v1/auth/confirmation",
      "POST /v1/auth/code",
      "POST /v1/auth/sign-in",
      "POST /v1/auth/refresh",
      "POST /v1/auth/sign-out",
    ]
    token = ["DELETE /v1/auth/me"]
  }

  routes = merge({ auth = local.auth_routes }, local.public_routes)
}
