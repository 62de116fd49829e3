-- Module replies. Version 0 of a template is its file below intents/ and is not stored. Rows are only ever added; all
-- that changes is the state of a draft, from DRAFT to PUBLISHED or REPLACED, together with who published it and when.
-- The published version with the highest number speaks, else the file.
create table template_version (
    key            text        not null,
    language       text        not null,
    version        int         not null check (version > 0),
    state          text        not null check (state in ('DRAFT', 'PUBLISHED', 'REPLACED')),
    body           jsonb       not null,
    author         uuid        not null,
    author_name    text        not null,
    reason         text        not null default '',
    created_at     timestamptz not null,
    publisher      uuid,
    publisher_name text,
    published_at   timestamptz,
    primary key (key, language, version)
);

-- How many there are tells every process, with one cheap count, whether something was published since it last looked.
create index template_version_published on template_version (key, language, version) where state = 'PUBLISHED';
