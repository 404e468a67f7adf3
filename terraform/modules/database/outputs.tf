output "databases" {
  description = "By queue: identifier, host, port, name, JDBC URL, how many connections it takes, and the ARN of the master user's secret, which is the migration job's alone."
  value = {
    for queue, database in aws_db_instance.this : queue => {
      identifier        = database.identifier
      host              = database.address
      port              = database.port
      name              = database.db_name
      jdbc_url          = "jdbc:postgresql://${database.address}:${database.port}/${database.db_name}?sslmode=require"
      max_connections   = local.max_connections
      master_secret_arn = one(database.master_user_secret[*].secret_arn)
    }
  }
}
