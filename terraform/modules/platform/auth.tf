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

  # A service that lists its routes plainly says nothing of tokens: then these are open, and the rest is not.
  plainly_open = [
    "GET /v1/categories",
    "GET /v1/products",
    "GET /v1/products/{id}",
    "GET /v1/products/{id}/stock",
    "POST /v1/guest/orders",
    "GET /v1/guest/orders",
    "POST /v1/webhooks/mercadopago",
  ]

  routes = {
    for queue, lines in merge({ auth = local.auth_routes }, local.public_routes) : queue => {
      open  = concat(try(lines.open, []), [for line in flatten([lines]) : line if contains(local.plainly_open, line)])
      token = concat(try(lines.token, []), [for line in flatten([lines]) : line if can(regex(" ", line)) && !contains(local.plainly_open, line)])
    }
  }
}
