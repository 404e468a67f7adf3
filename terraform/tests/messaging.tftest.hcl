# Topology, filters, redrive and policies, for a contract with a service more than today's.
mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment        = "test"
  location           = { account_id = "123456789012", region = "sa-east-1" }
  operator_role_name = "test-operator"
  key_arn            = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  service_role_names = { a = "test-a-service", b = "test-b-service", c = "test-c-service" }

  contract = {
    x-guardian = {
      services = {
        A_SERVICE = { queue = "a", topic = "a-news", listensTo = ["B_SERVICE", "C_SERVICE"] }
        B_SERVICE = { queue = "b", topic = "b", listensTo = ["A_SERVICE"] }
        C_SERVICE = { queue = "c", topic = "c", listensTo = [] }
      }
    }
  }
}

run "topology" {
  command = plan

  module {
    source = "./modules/messaging"
  }

  assert {
    condition     = toset([for queue in aws_sqs_queue.this : queue.name]) == toset(["test-a", "test-b", "test-c"])
    error_message = "Every service has an input queue."
  }

  assert {
    condition     = toset([for queue in aws_sqs_queue.dead_letters : queue.name]) == toset(["test-a-dead-letters", "test-b-dead-letters", "test-c-dead-letters"])
    error_message = "Every input queue has dead letters."
  }

  assert {
    condition     = toset([for queue in aws_sqs_queue.undelivered : queue.name]) == toset(["test-a-from-b-dead-letters", "test-a-from-c-dead-letters", "test-b-from-a-news-dead-letters"])
    error_message = "Every subscription has dead letters of its own."
  }

  assert {
    condition     = toset([for topic in aws_sns_topic.this : topic.name]) == toset(["test-a-news", "test-b", "test-c"])
    error_message = "Every service has a topic."
  }

  assert {
    condition = { for name, subscription in aws_sns_topic_subscription.this : name => jsondecode(subscription.filter_policy) } == {
      a-from-b      = { target = ["A_SERVICE", "MSG_SERVICE_ANY"], sender = ["B_SERVICE"] }
      a-from-c      = { target = ["A_SERVICE", "MSG_SERVICE_ANY"], sender = ["C_SERVICE"] }
      b-from-a-news = { target = ["B_SERVICE", "MSG_SERVICE_ANY"], sender = ["A_SERVICE"] }
    }
    error_message = "A subscription passes what its sender wrote for this service or for all."
  }

  assert {
    condition     = alltrue([for subscription in aws_sns_topic_subscription.this : subscription.raw_message_delivery && subscription.filter_policy_scope == "MessageAttributes"])
    error_message = "Delivery is raw, filters look at attributes."
  }

  assert {
    condition     = alltrue([for name, queue in aws_sqs_queue.this : jsondecode(queue.redrive_policy) == { deadLetterTargetArn = "arn:aws:sqs:sa-east-1:123456789012:test-${name}-dead-letters", maxReceiveCount = 25 }])
    error_message = "An input queue redrives to its own dead letters."
  }

  assert {
    condition     = alltrue([for name, queue in aws_sqs_queue.dead_letters : jsondecode(queue.redrive_allow_policy).sourceQueueArns == ["arn:aws:sqs:sa-east-1:123456789012:test-${name}"]])
    error_message = "Only its queue redrives to a dead-letter queue."
  }

  assert {
    condition     = alltrue([for queue in aws_sqs_queue.undelivered : jsondecode(queue.redrive_allow_policy).redrivePermission == "denyAll"])
    error_message = "No queue redrives to a subscription's dead letters."
  }

  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.this), values(aws_sqs_queue.dead_letters), values(aws_sqs_queue.undelivered)) : queue.kms_master_key_id == var.key_arn]) && alltrue([for topic in aws_sns_topic.this : topic.kms_master_key_id == var.key_arn])
    error_message = "Queues and topics are encrypted by our key."
  }

  assert {
    condition     = alltrue([for queue in concat(values(aws_sqs_queue.this), values(aws_sqs_queue.dead_letters), values(aws_sqs_queue.undelivered)) : queue.max_message_size == 1048576])
    error_message = "A queue takes all that SQS carries."
  }
}

run "policies" {
  command = plan

  module {
    source = "./modules/messaging"
  }

  assert {
    condition = alltrue([for name, policy in aws_sns_topic_policy.this : length([
      for statement in jsondecode(policy.policy).Statement : statement
      if statement.Effect == "Deny" && contains(flatten([statement.Action]), "sns:Publish") && try(statement.Condition.ArnNotEquals["aws:PrincipalArn"], "") == "arn:aws:iam::123456789012:role/test-${ { a-news = "a", b = "b", c = "c" }[name]}-service"
    ]) == 1])
    error_message = "Only a topic's service publishes to it."
  }

  assert {
    condition = alltrue([for name, policy in aws_sqs_queue_policy.this : length([
      for statement in jsondecode(policy.policy).Statement : statement
      if statement.Effect == "Deny" && statement.Action == "sqs:SendMessage" && try(statement.Condition.ArnNotEquals["aws:PrincipalArn"], "") == "arn:aws:iam::123456789012:role/test-operator"
    ]) == 1])
    error_message = "Nobody but the topics that it hears and the operator sends to an input queue."
  }

  assert {
    condition     = [for statement in jsondecode(aws_sqs_queue_policy.this["a"].policy).Statement : statement.Condition.ArnEquals["aws:SourceArn"] if statement.Sid == "TheTopicsThatItHears"] == [["arn:aws:sns:sa-east-1:123456789012:test-b", "arn:aws:sns:sa-east-1:123456789012:test-c"]]
    error_message = "A queue lets in the topics that it hears."
  }

  assert {
    condition = alltrue(flatten([for policy in concat(values(aws_sqs_queue_policy.this), values(aws_sqs_queue_policy.undelivered)) : [
      for statement in jsondecode(policy.policy).Statement : keys(statement.Condition) == ["ArnEquals"] && keys(statement.Condition.ArnEquals) == ["aws:SourceArn"]
      if try(statement.Principal.Service, "") == "sns.amazonaws.com"
    ]]))
    error_message = "SNS is known by the topic's ARN, and by nothing that it may not send."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_sqs_queue_policy.this["c"].policy).Statement : statement if statement.Effect == "Allow"]) == 0
    error_message = "A queue that hears nobody lets nobody in."
  }

  assert {
    condition = alltrue([for policy in concat(values(aws_sqs_queue_policy.this), values(aws_sqs_queue_policy.dead_letters), values(aws_sqs_queue_policy.undelivered), values(aws_sns_topic_policy.this)) : length([
      for statement in jsondecode(policy.policy).Statement : statement
      if statement.Effect == "Deny" && statement.Principal == "*" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"
    ]) == 1])
    error_message = "Whoever comes without TLS is denied, at every queue and topic."
  }

  assert {
    condition = alltrue([for name, policy in aws_sqs_queue_policy.dead_letters : length([
      for statement in jsondecode(policy.policy).Statement : statement
      if statement.Effect == "Deny" && statement.Action == "sqs:SendMessage" && try(statement.Condition.ArnNotEquals["aws:PrincipalArn"], "") == "arn:aws:iam::123456789012:role/test-${name}-service"
    ]) == 1])
    error_message = "Only its service parks messages in a dead-letter queue."
  }
}

run "who_listens_to_a_stranger_is_refused" {
  command = plan

  module {
    source = "./modules/messaging"
  }

  variables {
    contract = { x-guardian = { services = { A_SERVICE = { queue = "a", topic = "a", listensTo = ["NOBODY"] } } } }
  }

  expect_failures = [var.contract]
}

run "a_contract_without_services_is_refused" {
  command = plan

  module {
    source = "./modules/messaging"
  }

  variables {
    contract = { x-guardian = { services = {} } }
  }

  expect_failures = [var.contract]
}
