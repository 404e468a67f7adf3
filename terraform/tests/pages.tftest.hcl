mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

override_resource {
  target          = aws_cloudfront_function.pages
  override_during = plan
  values          = { arn = "arn:aws:cloudfront::123456789012:function/pages" }
}

override_resource {
  target          = aws_cloudfront_function.viewer_address
  override_during = plan
  values          = { arn = "arn:aws:cloudfront::123456789012:function/viewer-address" }
}

variables {
  environment         = "test"
  location            = { account_id = "123456789012" }
  web_directory       = "../web"
  api_host            = "api.example.com"
  front_door_key      = "fcdf59eb57361518250002228f70b30bb38ab626e10ad3e6b4c4530750fee4e1"
  deletion_protection = true
}

run "bucket" {
  command = plan

  module {
    source = "./modules/pages"
  }

  assert {
    condition = [for statement in jsondecode(aws_s3_bucket_policy.pages.policy).Statement : statement if statement.Effect == "Allow"] == [{
      Sid       = "OnlyThisDistributionReads"
      Effect    = "Allow"
      Principal = { Service = "cloudfront.amazonaws.com" }
      Action    = ["s3:GetObject", "s3:ListBucket"]
      Resource  = ["arn:aws:s3:::a-bucket", "arn:aws:s3:::a-bucket/*"]
      Condition = { StringEquals = { "aws:SourceArn" = aws_cloudfront_distribution.this.arn } }
    }]
    error_message = "This distribution reads pages, is told which are missing, and nobody else does anything."
  }

  assert {
    condition     = aws_cloudfront_origin_access_control.pages.signing_behavior == "always" && aws_cloudfront_origin_access_control.pages.signing_protocol == "sigv4" && one([for origin in aws_cloudfront_distribution.this.origin : origin.origin_access_control_id if origin.origin_id == "pages"]) == aws_cloudfront_origin_access_control.pages.id
    error_message = "CloudFront signs what it asks the bucket."
  }

  assert {
    condition     = aws_s3_bucket.pages.bucket == "guardian-test-pages-123456789012" && !aws_s3_bucket.pages.force_destroy
    error_message = "No other account has a bucket of this name, and one with pages stays."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.pages.rule).apply_server_side_encryption_by_default).sse_algorithm == "AES256"
    error_message = "The tag of a page is its content's: with a key of KMS each deployment would be another page to browsers."
  }

  assert {
    condition = [for statement in jsondecode(aws_iam_policy.deployer.policy).Statement : statement.Resource] == [
      ["arn:aws:s3:::a-bucket"], ["arn:aws:s3:::a-bucket/*"], [aws_cloudfront_distribution.this.arn],
    ]
    error_message = "Who deploys changes this bucket and this distribution."
  }
}

run "pages" {
  command = plan

  module {
    source = "./modules/pages"
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_root_object == "index.html" && aws_cloudfront_distribution.this.http_version == "http2and3" && aws_cloudfront_distribution.this.is_ipv6_enabled && aws_cloudfront_distribution.this.price_class == "PriceClass_All"
    error_message = "The first page is the menu; HTTP/3 and IPv6 for who has them; edges in South America."
  }

  assert {
    condition     = toset(aws_cloudfront_distribution.this.default_cache_behavior[0].allowed_methods) == toset(["GET", "HEAD"]) && aws_cloudfront_distribution.this.default_cache_behavior[0].viewer_protocol_policy == "redirect-to-https"
    error_message = "Pages are read, by TLS."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.default_cache_behavior[0].cache_policy_id == "658327ea-f89d-4fab-a63d-7e88639e58f6" && aws_cloudfront_distribution.this.default_cache_behavior[0].compress
    error_message = "Pages are asked for anew after a second, and compressed."
  }

  assert {
    condition     = alltrue([for policy in aws_cloudfront_response_headers_policy.this : one(one(policy.security_headers_config).strict_transport_security).access_control_max_age_sec == 31536000])
    error_message = "A browser that was here once uses TLS for a year."
  }

  assert {
    condition     = output.url == "https://d0000000000000.cloudfront.net" && aws_cloudfront_distribution.this.viewer_certificate[0].cloudfront_default_certificate && length(aws_route53_record.pages) == 0
    error_message = "Without a domain the address is CloudFront's."
  }
}

run "api" {
  command = plan

  module {
    source = "./modules/pages"
  }

  assert {
    condition     = [for behaviour in aws_cloudfront_distribution.this.ordered_cache_behavior : behaviour.path_pattern] == ["/docs.html", "/v1/*"] && aws_cloudfront_distribution.this.ordered_cache_behavior[1].target_origin_id == "api"
    error_message = "The API is at the pages' origin, and the page of its documents is the only one apart."
  }

  assert {
    condition     = aws_cloudfront_distribution.this.ordered_cache_behavior[1].cache_policy_id == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad" && aws_cloudfront_distribution.this.ordered_cache_behavior[1].origin_request_policy_id == "b689b0a8-53d0-40ab-baf2-68738e2966ac"
    error_message = "Nothing of the API is kept, and it gets every header but the host's."
  }

  assert {
    condition     = toset(aws_cloudfront_distribution.this.ordered_cache_behavior[1].allowed_methods) == toset(["GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE"]) && aws_cloudfront_distribution.this.ordered_cache_behavior[1].viewer_protocol_policy == "https-only"
    error_message = "Every method gets to the API, and only by TLS: a redirect would come after the token was told."
  }

  assert {
    condition     = [for behaviour in concat(aws_cloudfront_distribution.this.default_cache_behavior, aws_cloudfront_distribution.this.ordered_cache_behavior) : one(behaviour.function_association).function_arn] == [aws_cloudfront_function.pages.arn, aws_cloudfront_function.pages.arn, aws_cloudfront_function.viewer_address.arn]
    error_message = "What is no page is answered where pages are asked for, and the API is told who asks."
  }

  assert {
    condition     = alltrue([for error in aws_cloudfront_distribution.this.custom_error_response : error.error_caching_min_ttl == 0 && error.response_page_path == null]) && !aws_cloudfront_distribution.this.ordered_cache_behavior[1].compress && aws_cloudfront_distribution.this.ordered_cache_behavior[1].response_headers_policy_id == null
    error_message = "Answers of the API stay what they are, refusals too."
  }

  assert {
    condition = [for origin in aws_cloudfront_distribution.this.origin : [
      origin.domain_name, origin.custom_origin_config[0].origin_protocol_policy, tolist(origin.custom_origin_config[0].origin_ssl_protocols), [for header in origin.custom_header : header.value],
    ] if origin.origin_id == "api"] == [["api.example.com", "https-only", tolist(["TLSv1.2"]), [var.front_door_key]]]
    error_message = "CloudFront asks the API by TLS, and says that it is CloudFront."
  }

  assert {
    condition     = alltrue([for origin in aws_cloudfront_distribution.this.origin : origin.custom_origin_config[0].origin_read_timeout > 29 && origin.custom_origin_config[0].origin_read_timeout <= 60 if origin.origin_id == "api"])
    error_message = "The gateway gives up before CloudFront does, which waits for 60 seconds at most."
  }
}

run "a_name_of_ours" {
  command = plan

  module {
    source = "./modules/pages"
  }

  variables {
    domain = { name = "www.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1", hosted_zone_id = "Z1" }
  }

  assert {
    condition     = aws_cloudfront_distribution.this.viewer_certificate[0].minimum_protocol_version == "TLSv1.2_2021" && aws_cloudfront_distribution.this.viewer_certificate[0].ssl_support_method == "sni-only" && toset(aws_cloudfront_distribution.this.aliases) == toset(["www.example.com"])
    error_message = "With a name of ours TLS 1.2 at least."
  }

  assert {
    condition     = output.url == "https://www.example.com" && toset([for record in aws_route53_record.pages : record.type]) == toset(["A", "AAAA"])
    error_message = "The name leads to the distribution, by IPv6 too."
  }
}

run "a_certificate_of_another_region_is_refused" {
  command = plan

  module {
    source = "./modules/pages"
  }

  variables {
    domain = { name = "www.example.com", certificate_arn = "arn:aws:acm:sa-east-1:123456789012:certificate/1" }
  }

  expect_failures = [var.domain]
}

run "the_name_of_the_api_is_refused" {
  command = plan

  module {
    source = "./modules/pages"
  }

  variables {
    domain = { name = "api.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1" }
  }

  expect_failures = [var.domain]
}
