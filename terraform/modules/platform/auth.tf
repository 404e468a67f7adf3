# What the auth Lambda has beside its code: its routes, all open, and its table.

locals {
  auth_routes = [
    "POST /v1/auth/sign-up",
    "POST /v1/auth/confirmation",
    "POST /v1/auth/code",
    "POST /v1/auth/sign-in",
    "POST /v1/auth/refresh",
    "POST /v1/auth/sign-out",
    "DELETE /v1/auth/me",
  ]

  # HMACs of CPFs with whose they are, and counters of attempts, which go by themselves.
  auth_tables = [{
    name       = "auth"
    hashKey    = "key"
    attributes = { key = "S" }
    ttl        = "expiresAt"
  }]

  routes = merge(local.public_routes, { auth = local.auth_routes })

  # What needs no token. Everything else does, and whatever is added to the public routes does by default.
  open_routes = concat(
    [for line in local.auth_routes : line if startswith(line, "POST ")],
    [
      "GET /v1/categories",
      "GET /v1/products",
      "GET /v1/products/{id}",
      "POST /v1/guest/orders",
      "GET /v1/guest/orders",
      "POST /v1/webhooks/mercadopago",
    ],
  )
}
