mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment = "test"
  databases = {
    payments = { instance_class = "db.t4g.micro", multi_az = true, backup_days = 14 }
  }
  vpc_id                   = "vpc-1"
  subnet_ids               = ["subnet-a", "subnet-b"]
  client_security_group_id = "sg-cluster"
  key_arn                  = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  deletion_protection      = true
  recoverable              = true
  log_retention_days       = 14
  log_key_arn              = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "database" {
  command = plan

  module {
    source = "./modules/database"
  }

  assert {
    condition     = !aws_db_instance.this["payments"].publicly_accessible
    error_message = "No database is public."
  }

  assert {
    condition     = aws_db_instance.this["payments"].storage_encrypted && aws_db_instance.this["payments"].kms_key_id == var.key_arn
    error_message = "Storage is encrypted by our key."
  }

  assert {
    condition     = aws_db_instance.this["payments"].manage_master_user_password && aws_db_instance.this["payments"].password == null && aws_db_instance.this["payments"].master_user_secret_kms_key_id == var.key_arn
    error_message = "AWS makes and rotates the master password."
  }

  assert {
    condition     = aws_db_instance.this["payments"].backup_retention_period == 14 && aws_db_instance.this["payments"].copy_tags_to_snapshot && aws_db_instance.this["payments"].multi_az
    error_message = "Backups are kept; a zone may fail."
  }

  assert {
    condition     = aws_db_instance.this["payments"].deletion_protection && !aws_db_instance.this["payments"].skip_final_snapshot && !aws_db_instance.this["payments"].delete_automated_backups && aws_db_instance.this["payments"].final_snapshot_identifier == "guardian-test-payments-final"
    error_message = "A protected database is not deleted, nor without a last snapshot."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}"], "rds.force_ssl=1") && aws_db_parameter_group.this.family == "postgres18"
    error_message = "Connections are by TLS; the parameters are of the engine's family."
  }

  assert {
    condition     = contains([for parameter in aws_db_parameter_group.this.parameter : "${parameter.name}=${parameter.value}" if parameter.apply_method == "pending-reboot"], "max_connections=${output.databases.payments.max_connections}")
    error_message = "A database takes as many connections as it tells, whatever its class."
  }

  assert {
    condition     = aws_vpc_security_group_ingress_rule.from_cluster.referenced_security_group_id == "sg-cluster" && aws_vpc_security_group_ingress_rule.from_cluster.cidr_ipv4 == null && aws_vpc_security_group_ingress_rule.from_cluster.from_port == 5432 && aws_vpc_security_group_ingress_rule.from_cluster.to_port == 5432
    error_message = "Only the cluster connects, to one port."
  }

  assert {
    condition     = aws_cloudwatch_log_group.database["payments"].name == "/aws/rds/instance/guardian-test-payments/postgresql"
    error_message = "The log is kept in the group that we keep for it."
  }
}

run "no_backup_is_refused" {
  command = plan

  module {
    source = "./modules/database"
  }

  variables {
    databases = { payments = { instance_class = "db.t4g.micro", multi_az = true, backup_days = 0 } }
  }

  expect_failures = [var.databases]
}

run "a_major_version_at_once" {
  command = plan

  module {
    source = "./modules/database"
  }

  variables {
    engine_version    = "19"
    apply_immediately = true
  }

  assert {
    condition     = aws_db_instance.this["payments"].apply_immediately && aws_db_instance.this["payments"].allow_major_version_upgrade && aws_db_instance.this["payments"].engine_version == "19" && aws_db_parameter_group.this.family == "postgres19"
    error_message = "A major version is raised at once, with its parameters."
  }
}

run "what_may_be_deleted_leaves_a_last_snapshot" {
  command = plan

  module {
    source = "./modules/database"
  }

  variables {
    deletion_protection = false
  }

  assert {
    condition     = !aws_db_instance.this["payments"].deletion_protection && !aws_db_instance.this["payments"].skip_final_snapshot && aws_db_instance.this["payments"].final_snapshot_identifier == "guardian-test-payments-final"
    error_message = "Whoever switches the protection off to delete a database keeps its last snapshot."
  }
}

run "what_need_not_come_back_leaves_nothing" {
  command = plan

  module {
    source = "./modules/database"
  }

  variables {
    deletion_protection = false
    recoverable         = false
  }

  assert {
    condition     = aws_db_instance.this["payments"].skip_final_snapshot && aws_db_instance.this["payments"].delete_automated_backups
    error_message = "A database that need not come back leaves no snapshot and no backups that cost."
  }
}
