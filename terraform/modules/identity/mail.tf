# Cognito's own mail ends at some 50 a day; a domain of ours sends through SES. Its keys are to be published in DNS (by the
# zone that is given, or by hand from the output), and the account is to be let out of SES's sandbox, which a person asks for.

resource "aws_sesv2_configuration_set" "this" {
  count = var.mail == null ? 0 : 1

  configuration_set_name = "guardian-${var.environment}"

  delivery_options {
    tls_policy = "REQUIRE"
  }

  reputation_options {
    reputation_metrics_enabled = true
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sesv2_email_identity" "this" {
  count = var.mail == null ? 0 : 1

  email_identity         = var.mail.domain
  configuration_set_name = aws_sesv2_configuration_set.this[0].configuration_set_name

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }
}

resource "aws_route53_record" "dkim" {
  # Easy DKIM has three keys.
  count = try(var.mail.hosted_zone_id, null) == null ? 0 : 3

  zone_id = var.mail.hosted_zone_id
  name    = "${aws_sesv2_email_identity.this[0].dkim_signing_attributes[0].tokens[count.index]}._domainkey.${var.mail.domain}"
  type    = "CNAME"
  ttl     = 1800
  records = ["${aws_sesv2_email_identity.this[0].dkim_signing_attributes[0].tokens[count.index]}.dkim.amazonses.com"]
}
