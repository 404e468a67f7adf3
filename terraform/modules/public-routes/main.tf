# The public routes of public-routes.yaml by who answers, each open to anybody or for a person's token. A service lists them
# under open and token; or plainly, and then what may be open is open and the rest is not. The auth Lambda is auth or
# auth-lambda there, and has the routes below as long as it is not there at all.

locals {
  # Whoever signs in has no token yet; whoever signs out shows the token that is to end.
  signing_in = [
    "POST /v1/auth/sign-up",
    "POST /v1/auth/confirmation",
    "POST /v1/auth/code",
    "POST /v1/auth/sign-in",
    "POST /v1/auth/refresh",
    "POST /v1/auth/sign-out",
  ]

  plainly_open = concat(local.signing_in, [
    "GET /v1/categories",
    "GET /v1/products",
    "GET /v1/products/{id}",
    "GET /v1/products/{id}/stock",
    "POST /v1/guest/orders",
    "GET /v1/guest/orders",
    "POST /v1/webhooks/mercadopago",
  ])

  listed = merge(
    { auth = concat(local.signing_in, ["DELETE /v1/auth/me"]) },
    { for owner, lines in var.listed : trimsuffix(owner, "-lambda") => lines },
  )

  # The lines of who lists plainly.
  plain = { for owner, lines in local.listed : owner => try(concat(lines, []), []) }
}
