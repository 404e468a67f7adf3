delete from webhook_work
where external_id = :?external_id
  and due_at = :?until::timestamptz
returning id
