-- Waits that double, from a second on.
update webhook_work
set due_at = now() + greatest(now() - since, interval '1 second')
where external_id = :?external_id
  and due_at = :?until::timestamptz
