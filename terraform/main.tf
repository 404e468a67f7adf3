# Nothing is deployed from here: this directory is where `terraform test` finds every module and both environments.
terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.66.0"
    }
  }
}
