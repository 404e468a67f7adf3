variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "images" {
  description = "Names of the images by queue of their service."
  type        = map(string)
}

variable "kept_images" {
  description = "Images kept of each repository, so that a rollback finds its own."
  type        = number
  default     = 30

  validation {
    condition     = var.kept_images >= 5 && var.kept_images <= 1000
    error_message = "kept_images is from 5 to 1000."
  }
}

variable "key_arn" {
  description = "The key that encrypts the images."
  type        = string
}

variable "deletion_protection" {
  description = "Whether a repository with images cannot be deleted."
  type        = bool
}
