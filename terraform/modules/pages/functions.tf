# What runs at CloudFront's edges.

locals {
  # Where people go. web/deploy refuses one that is not known here yet; what pages load comes and goes with them.
  pages = sort(fileset("${var.web_directory}/src/main/pages", "*.html"))

  # Of what a function answers by itself, no policy is promised to add anything.
  headers_of_not_found = merge(
    { for name, value in local.headers.pages : lower(name) => { value = value } },
    {
      content-type              = { value = "text/html; charset=utf-8" }
      strict-transport-security = { value = "max-age=${local.strict_transport_security_seconds}" }
    },
  )
}

resource "aws_cloudfront_function" "pages" {
  name    = "${local.name}-pages"
  comment = "Answers for what is no page"
  runtime = "cloudfront-js-2.0"
  publish = true

  # A path is compared as it arrives: nothing encoded, doubled or dotted leads to a file. What is loaded by pages and is not
  # there is 404 by S3, without a page: no person goes there.
  code = <<-JS
    const pages = ${jsonencode(concat(["/"], [for page in local.pages : "/${page}"]))};
    const loaded = /^(\/[a-z0-9-]{1,64}){1,8}\.(css|js|svg|json|yaml|webmanifest)$/;

    function handler(event) {
      if (pages.includes(event.request.uri) || loaded.test(event.request.uri)) return event.request;
      return {
        statusCode: 404,
        statusDescription: 'Not Found',
        headers: ${jsonencode(local.headers_of_not_found)},
        body: { encoding: 'text', data: ${jsonencode(file("${var.web_directory}/src/main/pages/404.html"))} },
      };
    }
  JS
}

resource "aws_cloudfront_function" "viewer_address" {
  name    = "${local.name}-viewer-address"
  comment = "Tells the API who asks"
  runtime = "cloudfront-js-2.0"
  publish = true

  # Whatever was sent under this name is replaced.
  code = <<-JS
    function handler(event) {
      const request = event.request;
      request.headers['guardian-viewer-address'] = { value: event.viewer.ip };
      return request;
    }
  JS
}
