output "tables" {
  description = "By logical name: owner, physical name, ARN and ARNs of the indexes."
  value = {
    for name, table in aws_dynamodb_table.this : name => {
      owner      = local.tables[name].owner
      name       = table.name
      arn        = table.arn
      index_arns = [for index in local.tables[name].indexes : "${table.arn}/index/${index.name}"]
    }
  }
}
