variable "listed" {
  description = "What public-routes.yaml says, by the queue of a service, and auth or auth-lambda: a list of lines, or open and token with a list each."
  type        = any
}
