update reservation
set state = :?state::text,
  order_version = :?orderVersion::integer,
  lines = :?lines::jsonb,
  expires_at = :?expiresAt::timestamptz,
  states = case
    when states -> -1 ->> 'state' = :?state::text then states
    else jsonb_path_query_array(states, '$[last - 18 to last]')
      || jsonb_build_object('at', :?now::timestamptz, 'state', :?state::text, 'orderVersion', :?orderVersion::integer)
  end,
  updated_at = :?now::timestamptz
where order_id = :?orderId::uuid
