-- The table of the route salesflow-parked-to-table, PostgreSQL. What is there already stays.
create table if not exists salesflow_parked (
    feed text not null,
    key text not null,
    what text,
    name text,
    company text,
    linkedin text,
    route text,
    since timestamptz not null,
    attempts integer,
    reason text,
    what_to_do text,
    action text,
    answer text,
    primary key (feed, key)
)
