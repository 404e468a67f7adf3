# The headers of page-headers.yaml, for the page of the API's documents with those of docs-headers.yaml in their place: each where
# CloudFront wants it, and the one that makes sense only where there is TLS. Cache-Control goes with the pages into the bucket
# (web/deploy), for CloudFront itself heeds it.

locals {
  headers = {
    for policy, files in { pages = ["page-headers.yaml"], docs = ["page-headers.yaml", "docs-headers.yaml"] } : policy => merge([
      for name in files : { for header, parts in yamldecode(file("${var.web_directory}/src/main/resources/${name}")) : header => join("; ", parts) }
    ]...)
  }

  named_by_cloudfront = ["Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"]

  # Only this name: what else is under it is not ours to decide.
  strict_transport_security_seconds = 365 * 24 * 3600
}

resource "aws_cloudfront_response_headers_policy" "this" {
  for_each = local.headers

  name    = "${local.name}-${each.key}"
  comment = "Headers of ${each.key}"

  security_headers_config {
    content_security_policy {
      content_security_policy = each.value["Content-Security-Policy"]
      override                = true
    }

    # Its only value is nosniff.
    content_type_options {
      override = each.value["X-Content-Type-Options"] == "nosniff"
    }

    frame_options {
      frame_option = each.value["X-Frame-Options"]
      override     = true
    }

    referrer_policy {
      referrer_policy = each.value["Referrer-Policy"]
      override        = true
    }

    strict_transport_security {
      access_control_max_age_sec = local.strict_transport_security_seconds
      override                   = true
    }
  }

  custom_headers_config {
    dynamic "items" {
      for_each = { for name, value in each.value : name => value if !contains(concat(local.named_by_cloudfront, ["Cache-Control"]), name) }

      content {
        header   = items.key
        value    = items.value
        override = true
      }
    }
  }
}
