output "routes" {
  description = "By queue, and auth: lines that are open, and lines that want a person's token."
  value = {
    for owner, lines in local.listed : owner => {
      open  = concat(try(lines.open, []), [for line in local.plain[owner] : line if contains(local.plainly_open, line)])
      token = concat(try(lines.token, []), [for line in local.plain[owner] : line if !contains(local.plainly_open, line)])
    }
  }
}
