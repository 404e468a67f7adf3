# The pages for people, and the API at the same origin, so that no page needs CORS: a private bucket that only this
# distribution reads, and `/v1/*` to the gateway, where nothing is kept by CloudFront and nothing of an answer is changed.
# There are no error pages of the distribution: they would stand in for the API's problem details, too. To people who go
# where no page is a function says so (functions.tf), before anybody asks the bucket. Nor is an error kept: left to itself
# CloudFront answers everybody with one for ten seconds, whatever the cache policy says.
#
# Nothing is logged here: a line would have the address of who ordered. What the API was asked is in the gateway's log.

locals {
  name = "guardian-${var.environment}"

  # AWS's own policies, the same in every account.
  caching_optimized           = "658327ea-f89d-4fab-a63d-7e88639e58f6" # no-cache: for a second; gzip and Brotli
  caching_disabled            = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
  all_viewer_except_host_name = "b689b0a8-53d0-40ab-baf2-68738e2966ac" # by the name of its host API Gateway finds the API

  # All that CloudFront lets one speak of.
  errors = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]

  # An order is waited for for 20 seconds, and the gateway gives up after 29: its answer then is the one that arrives.
  read_timeout_seconds = 35
}

resource "aws_cloudfront_origin_access_control" "pages" {
  name                              = "${local.name}-pages"
  description                       = "Pages"
  origin_access_control_origin_type = "s3"
  signing_behavior                  = "always"
  signing_protocol                  = "sigv4"
}

resource "aws_cloudfront_distribution" "this" {
  comment             = local.name
  enabled             = true
  is_ipv6_enabled     = true
  http_version        = "http2and3"
  default_root_object = "index.html"
  # The one with places in South America.
  price_class = "PriceClass_All"
  aliases     = var.domain == null ? [] : [var.domain.name]

  origin {
    origin_id                = "pages"
    domain_name              = aws_s3_bucket.pages.bucket_regional_domain_name
    origin_access_control_id = aws_cloudfront_origin_access_control.pages.id
  }

  origin {
    origin_id   = "api"
    domain_name = var.api_host

    custom_origin_config {
      http_port              = 80
      https_port             = 443
      origin_protocol_policy = "https-only"
      origin_ssl_protocols   = ["TLSv1.2"]
      origin_read_timeout    = local.read_timeout_seconds
    }

    # By this the auth Lambda believes what a function says of the address, and nobody else who says so.
    custom_header {
      name  = "guardian-front-door"
      value = var.front_door_key
    }
  }

  default_cache_behavior {
    target_origin_id           = "pages"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    viewer_protocol_policy     = "redirect-to-https"
    compress                   = true
    cache_policy_id            = local.caching_optimized
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this["pages"].id

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.pages.arn
    }
  }

  # A page as all others, but for its headers.
  ordered_cache_behavior {
    path_pattern               = "/docs.html"
    target_origin_id           = "pages"
    allowed_methods            = ["GET", "HEAD"]
    cached_methods             = ["GET", "HEAD"]
    viewer_protocol_policy     = "redirect-to-https"
    compress                   = true
    cache_policy_id            = local.caching_optimized
    response_headers_policy_id = aws_cloudfront_response_headers_policy.this["docs"].id

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.pages.arn
    }
  }

  ordered_cache_behavior {
    path_pattern     = "/v1/*"
    target_origin_id = "api"
    allowed_methods  = ["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]
    cached_methods   = ["GET", "HEAD"]
    # No redirect: what was sent without TLS is told already.
    viewer_protocol_policy   = "https-only"
    compress                 = false
    cache_policy_id          = local.caching_disabled
    origin_request_policy_id = local.all_viewer_except_host_name

    function_association {
      event_type   = "viewer-request"
      function_arn = aws_cloudfront_function.viewer_address.arn
    }
  }

  dynamic "custom_error_response" {
    for_each = local.errors

    content {
      error_code            = custom_error_response.value
      error_caching_min_ttl = 0
    }
  }

  restrictions {
    geo_restriction {
      restriction_type = "none"
    }
  }

  # With its own certificate AWS takes TLS from 1.0 on, whatever is said here.
  viewer_certificate {
    cloudfront_default_certificate = var.domain == null
    acm_certificate_arn            = try(var.domain.certificate_arn, null)
    ssl_support_method             = var.domain == null ? null : "sni-only"
    minimum_protocol_version       = var.domain == null ? "TLSv1" : "TLSv1.2_2021"
  }
}

resource "aws_route53_record" "pages" {
  for_each = toset(try(var.domain.hosted_zone_id, null) == null ? [] : ["A", "AAAA"])

  zone_id = var.domain.hosted_zone_id
  name    = var.domain.name
  type    = each.key

  alias {
    name                   = aws_cloudfront_distribution.this.domain_name
    zone_id                = aws_cloudfront_distribution.this.hosted_zone_id
    evaluate_target_health = false
  }
}
