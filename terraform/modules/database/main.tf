# One RDS PostgreSQL for each service that keeps rows: encrypted, backed up, in private subnets, reachable from the cluster
# only. AWS makes and rotates the master password; services never use it: the migration job makes a login for each.

locals {
  # PostgreSQL's port, behind the security groups.
  port  = 5432
  major = split(".", var.engine_version)[0]

  # Ten pods of a service with all that their pools hold, and some for migrations, people and AWS, which the services' logins leave. By itself RDS counts by the
  # memory of the class: a small one would refuse the eighth pod.
  max_connections = 150
}

resource "aws_db_subnet_group" "this" {
  name        = "guardian-${var.environment}"
  description = "Private subnets: no route to the internet"
  subnet_ids  = var.subnet_ids
}

resource "aws_security_group" "database" {
  name_prefix = "guardian-${var.environment}-database-"
  description = "Databases"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_ingress_rule" "from_cluster" {
  security_group_id            = aws_security_group.database.id
  description                  = "Pods and nodes"
  referenced_security_group_id = var.client_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = local.port
  to_port                      = local.port
}

resource "aws_db_parameter_group" "this" {
  name_prefix = "guardian-${var.environment}-"
  family      = "postgres${local.major}"
  description = "Guardian's databases"

  # The engine has this value by itself, and RDS then tells pending-reboot: with any other method each plan shows a change.
  parameter {
    name         = "rds.force_ssl"
    value        = "1"
    apply_method = "pending-reboot"
  }

  parameter {
    name         = "max_connections"
    value        = local.max_connections
    apply_method = "pending-reboot"
  }

  # A statement that takes a second is a defect; its text has parameters, no values.
  parameter {
    name  = "log_min_duration_statement"
    value = "1000"
  }

  parameter {
    name  = "log_parameter_max_length"
    value = "0"
  }

  # What services hold open is short; whatever is idle in a transaction for longer than a relay may take is stuck.
  parameter {
    name  = "idle_in_transaction_session_timeout"
    value = "120000"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_cloudwatch_log_group" "database" {
  for_each = var.databases

  name              = "/aws/rds/instance/guardian-${var.environment}-${each.key}/postgresql"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_db_instance" "this" {
  for_each = var.databases

  identifier     = "guardian-${var.environment}-${each.key}"
  engine         = "postgres"
  engine_version = var.engine_version
  instance_class = each.value.instance_class
  db_name        = replace(each.key, "-", "_")
  port           = local.port

  username                      = "guardian_master"
  manage_master_user_password   = true
  master_user_secret_kms_key_id = var.key_arn

  storage_type          = "gp3"
  allocated_storage     = each.value.storage_gib
  max_allocated_storage = each.value.storage_gib * 5
  storage_encrypted     = true
  kms_key_id            = var.key_arn

  multi_az               = each.value.multi_az
  publicly_accessible    = false
  db_subnet_group_name   = aws_db_subnet_group.this.name
  vpc_security_group_ids = [aws_security_group.database.id]
  parameter_group_name   = aws_db_parameter_group.this.name
  ca_cert_identifier     = "rds-ca-rsa2048-g1"

  backup_retention_period    = each.value.backup_days
  backup_window              = "06:00-06:30"
  maintenance_window         = "mon:07:00-mon:08:00"
  copy_tags_to_snapshot      = true
  delete_automated_backups   = !var.recoverable
  auto_minor_version_upgrade = true
  # Whoever raises the major version means it. It must happen at once: in the maintenance window it would be too late for the
  # parameters of the older version, which Terraform removes as soon as it has asked for the newer ones.
  allow_major_version_upgrade = true
  apply_immediately           = var.apply_immediately
  engine_lifecycle_support    = "open-source-rds-extended-support-disabled"

  deletion_protection       = var.deletion_protection
  skip_final_snapshot       = !var.recoverable
  final_snapshot_identifier = var.recoverable ? "guardian-${var.environment}-${each.key}-final" : null

  enabled_cloudwatch_logs_exports = ["postgresql"]

  depends_on = [aws_cloudwatch_log_group.database]
}
