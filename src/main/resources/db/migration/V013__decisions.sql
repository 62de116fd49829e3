-- Module replies: every decision of the bot, so that a person can see why it said what it said.
create table decision (
    n            bigint generated always as identity primary key,
    conversation uuid        not null,
    at           timestamptz not null default clock_timestamp(),
    trigger      text        not null,
    choice       text        not null,
    rule         text        not null,
    reason       text        not null,
    language     text        not null,
    intent       text,
    confidence   double precision not null,
    ranking      text        not null,
    entities     text        not null,
    mood         text        not null,
    engine       text        not null,
    spoken       text        not null
);
create index decision_by_conversation on decision (conversation, n);
