# Where the pages lie, and who may put them there. They are for everybody, so S3's own key encrypts them; with that the tag of
# a page is its content's, and a page that a deployment did not change is not loaded again.

resource "aws_s3_bucket" "pages" {
  bucket        = "${local.name}-pages-${var.location.account_id}"
  force_destroy = !var.deletion_protection
}

resource "aws_s3_bucket_public_access_block" "pages" {
  bucket = aws_s3_bucket.pages.id

  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_server_side_encryption_configuration" "pages" {
  bucket = aws_s3_bucket.pages.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_versioning" "pages" {
  bucket = aws_s3_bucket.pages.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "pages" {
  bucket = aws_s3_bucket.pages.id

  rule {
    id     = "older-versions"
    status = "Enabled"

    filter {}

    noncurrent_version_expiration {
      noncurrent_days = 90
    }

    expiration {
      expired_object_delete_marker = true
    }
  }

  depends_on = [aws_s3_bucket_versioning.pages]
}

resource "aws_s3_bucket_policy" "pages" {
  bucket = aws_s3_bucket.pages.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # *: any page. Who may list is told of what is missing that it is (404), and else that he may not ask (403); a list itself
        # CloudFront never asks for: the root is a page, and no query gets there.
        Sid       = "OnlyThisDistributionReads"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = ["s3:GetObject", "s3:ListBucket"]
        Resource  = [aws_s3_bucket.pages.arn, "${aws_s3_bucket.pages.arn}/*"]
        Condition = { StringEquals = { "aws:SourceArn" = aws_cloudfront_distribution.this.arn } }
      },
      {
        # *: a Deny; whatever there is to do to the bucket is to be done by TLS.
        Sid       = "OnlyByTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.pages.arn, "${aws_s3_bucket.pages.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.pages]
}

# What web/deploy calls, for whichever role deploys.
resource "aws_iam_policy" "deployer" {
  name        = "${var.environment}-deploys-pages"
  description = "Deploys Guardian's pages"

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "LooksWhichPagesAreThere"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = [aws_s3_bucket.pages.arn]
      },
      {
        # *: any page, those of a later version too.
        Sid      = "PutsAndDeletesPages"
        Effect   = "Allow"
        Action   = ["s3:DeleteObject", "s3:PutObject"]
        Resource = ["${aws_s3_bucket.pages.arn}/*"]
      },
      {
        Sid      = "MakesCloudFrontAskAnew"
        Effect   = "Allow"
        Action   = ["cloudfront:CreateInvalidation"]
        Resource = [aws_cloudfront_distribution.this.arn]
      },
    ]
  })
}
