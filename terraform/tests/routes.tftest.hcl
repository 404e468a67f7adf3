# Public routes, however they are listed.
run "listed_plainly" {
  command = plan

  module {
    source = "./modules/public-routes"
  }

  variables {
    listed = {
      orders   = ["POST /v1/orders", "POST /v1/guest/orders"]
      payments = ["POST /v1/webhooks/mercadopago"]
    }
  }

  assert {
    condition     = jsonencode(output.routes.orders) == jsonencode({ open = ["POST /v1/guest/orders"], token = ["POST /v1/orders"] }) && jsonencode(output.routes.payments) == jsonencode({ open = ["POST /v1/webhooks/mercadopago"], token = [] })
    error_message = "What may be open is open, and the rest wants a token."
  }

  assert {
    condition     = jsonencode(output.routes.auth) == jsonencode({ open = ["POST /v1/auth/sign-up", "POST /v1/auth/confirmation", "POST /v1/auth/code", "POST /v1/auth/sign-in", "POST /v1/auth/refresh", "POST /v1/auth/sign-out"], token = ["DELETE /v1/auth/me"] })
    error_message = "The auth Lambda has its routes before they are listed."
  }
}

run "listed_as_open_and_token" {
  command = plan

  module {
    source = "./modules/public-routes"
  }

  variables {
    listed = {
      orders   = { open = ["POST /v1/guest/orders"], token = ["POST /v1/orders"] }
      payments = { open = ["POST /v1/webhooks/mercadopago"] }
      auth     = { open = ["POST /v1/auth/sign-in"], token = ["DELETE /v1/auth/me"] }
    }
  }

  assert {
    condition     = jsonencode(output.routes.orders) == jsonencode({ open = ["POST /v1/guest/orders"], token = ["POST /v1/orders"] }) && jsonencode(output.routes.payments) == jsonencode({ open = ["POST /v1/webhooks/mercadopago"], token = [] }) && jsonencode(output.routes.auth) == jsonencode({ open = ["POST /v1/auth/sign-in"], token = ["DELETE /v1/auth/me"] })
    error_message = "The list says which are open."
  }
}

run "the_lambda_listed_plainly" {
  command = plan

  module {
    source = "./modules/public-routes"
  }

  variables {
    listed = {
      orders      = { open = ["POST /v1/guest/orders"], token = ["POST /v1/orders"] }
      auth-lambda = ["POST /v1/auth/sign-up", "POST /v1/auth/confirmation", "POST /v1/auth/code", "POST /v1/auth/sign-in", "POST /v1/auth/refresh", "POST /v1/auth/sign-out", "DELETE /v1/auth/me"]
    }
  }

  assert {
    condition     = toset(keys(output.routes)) == toset(["auth", "orders"]) && jsonencode(output.routes.auth) == jsonencode({ open = ["POST /v1/auth/sign-up", "POST /v1/auth/confirmation", "POST /v1/auth/code", "POST /v1/auth/sign-in", "POST /v1/auth/refresh", "POST /v1/auth/sign-out"], token = ["DELETE /v1/auth/me"] })
    error_message = "Signing in is open, whatever the Lambda is called and however it is listed."
  }
}
