insert into salesflow_parked (feed, key, what, name, company, linkedin, route, since, attempts, reason, what_to_do)
values (:#feed, :#key, :#what, :#name, :#company, :#linkedin, :#route, :#since, :#attempts, :#reason, :#what_to_do)
on conflict (feed, key) do update set
    what = excluded.what,
    name = excluded.name,
    company = excluded.company,
    linkedin = excluded.linkedin,
    route = excluded.route,
    since = excluded.since,
    attempts = excluded.attempts,
    reason = excluded.reason,
    what_to_do = excluded.what_to_do,
    answer = case when salesflow_parked.since = excluded.since then salesflow_parked.answer end
