-- Where PostgreSQL has no statistics yet, as in the first minute of a database, it takes every tenant for one row: an index that
-- is searched by the tenant alone then costs as much as the right one, and of those that cost the same the one that was made
-- last is taken. A plan that was made then is kept for later rows. So what finds single rows begins with what they are found by,
-- lists begin with the tenant, and where a table has both, the key is made last.

-- What a contact says now. Texts that are sorted on are compared byte by byte, so that every database agrees.
create table {contact} (
    tenant_id varchar(64) collate "C" not null,
    id        uuid not null,
    kind      varchar(16) not null,
    revision  bigint not null,
    since     timestamptz not null,
    name_key  text collate "C" not null,
    doc       text not null
);
create index {prefix}contact_by_name on {contact} (tenant_id, name_key, id);
alter table {contact} add primary key (tenant_id, id);

-- What contacts said before.
create table {contact_revision} (
    tenant_id varchar(64) collate "C" not null,
    id        uuid not null,
    revision  bigint not null,
    kind      varchar(16) not null,
    since     timestamptz not null,
    doc       text not null,
    primary key (tenant_id, id, revision)
);

-- Contacts by address and number.
create table {contact_point} (
    tenant_id  varchar(64) collate "C" not null,
    type       varchar(16) collate "C" not null,
    point_key  text collate "C" not null,
    contact_id uuid not null,
    primary key (point_key, type, tenant_id, contact_id)
);
create index {prefix}contact_point_by_contact on {contact_point} (contact_id, tenant_id);

-- Contacts by what is pinned on them.
create table {contact_tag} (
    tenant_id  varchar(64) collate "C" not null,
    tag        text collate "C" not null,
    contact_id uuid not null,
    primary key (tenant_id, tag, contact_id)
);

-- Contacts by the keys of other systems.
create table {contact_ref} (
    tenant_id  varchar(64) collate "C" not null,
    source     text collate "C" not null,
    ext_id     text collate "C" not null,
    contact_id uuid not null,
    primary key (tenant_id, source, ext_id)
);

-- What the interactions of a contact amount to, what its plan was made with and how long it holds; version 0 was never planned.
-- The row that is locked when a contact is.
create table {plan_state} (
    tenant_id     varchar(64) collate "C" not null,
    contact_id    uuid not null,
    book_version  integer not null,
    zone_data     varchar(32) collate "C",
    valid_until   timestamptz,
    failure       text,
    snoozed_until text,
    activity      text
) with (fillfactor = 80);
create index {prefix}plan_state_by_end on {plan_state} (tenant_id, book_version, valid_until);
create index {prefix}plan_state_by_zone_data on {plan_state} (tenant_id, book_version, zone_data);
alter table {plan_state} add primary key (contact_id, tenant_id);

-- What happened: appended, never changed.
create table {interaction} (
    tenant_id   varchar(64) collate "C" not null,
    id          uuid not null,
    occurred_at timestamptz not null,
    recorded_at timestamptz not null,
    kind        varchar(64) not null,
    channel     varchar(64),
    direction   varchar(16),
    source      text collate "C",
    ext_id      text collate "C",
    doc         text not null,
    primary key (id, tenant_id)
);
create unique index {prefix}interaction_by_ref on {interaction} (ext_id, source, tenant_id);

-- Later entries of the same fact.
create table {correction} (
    tenant_id varchar(64) collate "C" not null,
    fact_id   uuid not null,
    entry_id  uuid not null,
    primary key (tenant_id, fact_id, entry_id)
);

-- Facts that were corrected, by each contact that one of their entries was ever about.
create table {corrected} (
    tenant_id  varchar(64) collate "C" not null,
    contact_id uuid not null,
    fact_id    uuid not null,
    primary key (tenant_id, contact_id, fact_id)
);

-- The facts of each contact by time, as they were recorded last, with what they are counted by.
create table {timeline} (
    tenant_id   varchar(64) collate "C" not null,
    contact_id  uuid not null,
    occurred_at timestamptz not null,
    fact_id     uuid not null,
    entry_id    uuid not null,
    kind        varchar(64) collate "C" not null,
    channel     varchar(64) collate "C",
    direction   varchar(16) collate "C",
    amount      numeric(28, 9),
    currency    varchar(3) collate "C"
);
create index {prefix}timeline_by_kind on {timeline} (tenant_id, kind, occurred_at, contact_id, direction, channel);
alter table {timeline}
    add primary key (tenant_id, contact_id, occurred_at, fact_id) include (kind, channel, direction);

-- The ledger of permissions: only ever inserted into, so that UPDATE and DELETE can be forbidden. What is in the words of a
-- person is in the tables that it refers to. Without a contact it is about a purpose; a permit is used up once.
create table {consent} (
    tenant_id   varchar(64) collate "C" not null,
    id          uuid not null,
    contact_id  uuid,
    kind        varchar(32) not null,
    given_at    timestamptz not null,
    recorded_at timestamptz not null,
    stamped     integer not null,
    point_id    uuid,
    evidence_id uuid,
    permit_id   text collate "C",
    doc         text not null,
    primary key (id, tenant_id)
);
create index {prefix}consent_by_contact on {consent} (contact_id, tenant_id, given_at, recorded_at, id);
create index {prefix}consent_by_point on {consent} (point_id, tenant_id);
create unique index {prefix}consent_by_permit on {consent} (permit_id, tenant_id);

-- Addresses and numbers that permissions are about: a row for each contact that one was named of. Of somebody who was erased
-- the key is a keyed hash, and the text is empty.
create table {consent_point} (
    tenant_id  varchar(64) collate "C" not null,
    id         uuid not null,
    type       varchar(16) collate "C" not null,
    point_key  text collate "C" not null,
    contact_id uuid not null,
    text       text not null,
    primary key (id, tenant_id)
);
create unique index {prefix}consent_point_by_key on {consent_point} (point_key, type, tenant_id, contact_id);

-- What is locked when an address is: a slot that some addresses share, which tells nothing of any of them.
create table {consent_lock} (
    tenant_id varchar(64) collate "C" not null,
    slot      integer not null,
    revision  bigint not null,
    primary key (tenant_id, slot)
) with (fillfactor = 80);

-- The points of an erased person.
create table {consent_tombstone} (
    tenant_id  varchar(64) collate "C" not null,
    point_id   uuid not null,
    consent_id uuid not null,
    primary key (tenant_id, point_id, consent_id)
);

-- Of two records that are one person the one that stays: the entry is found by it as well.
create table {consent_merger} (
    tenant_id  varchar(64) collate "C" not null,
    contact_id uuid not null,
    consent_id uuid not null,
    primary key (tenant_id, contact_id, consent_id)
);

-- What was said in words: who entered it, what proves it.
create table {consent_evidence} (
    tenant_id varchar(64) collate "C" not null,
    id        uuid not null,
    doc       text not null,
    primary key (tenant_id, id)
);

-- Who was erased, and what was removed.
create table {erasure} (
    tenant_id  varchar(64) collate "C" not null,
    contact_id uuid not null,
    erased_at  timestamptz not null,
    doc        text not null,
    primary key (tenant_id, contact_id)
);

-- What proved the permissions of erased people, under seal until claims are barred: no key of it is here.
create table {sealed_evidence} (
    tenant_id   varchar(64) collate "C" not null,
    contact_id  uuid not null,
    held_until  timestamptz not null,
    ground      text not null,
    key_version integer not null,
    box         text not null
);
create index {prefix}sealed_evidence_by_end on {sealed_evidence} (tenant_id, held_until);
alter table {sealed_evidence} add primary key (contact_id, tenant_id);

-- Whom to contact next; queue_at is the due date while a follow-up is active. Its standing is 1 while it is active, 2 when
-- it is over and later plans must know of it, and null otherwise: most of a long history is never read again.
create table {follow_up} (
    tenant_id     varchar(64) collate "C" not null,
    id            uuid not null,
    contact_id    uuid not null,
    rule          text collate "C" not null,
    occurrence    text collate "C" not null,
    version       bigint not null,
    lane          text not null,
    due_at        timestamptz not null,
    due_zone      text not null,
    channel       varchar(64),
    priority      integer not null,
    because       text not null,
    status        varchar(16) not null,
    worker        text,
    lease_until   timestamptz,
    snoozed_until text,
    closed_at     timestamptz,
    outcome_id    uuid,
    note          text,
    queue_at      timestamptz,
    standing      integer
) with (fillfactor = 80);
create index {prefix}follow_up_by_queue on {follow_up} (tenant_id, queue_at, id);
create unique index {prefix}follow_up_by_contact on {follow_up} (contact_id, tenant_id, rule, occurrence);
create index {prefix}follow_up_by_standing on {follow_up} (contact_id, tenant_id, standing, id);
alter table {follow_up} add primary key (id, tenant_id);

-- What was learned from the data, version by version: appended, never changed, and about nobody in person.
create table {model} (
    tenant_id varchar(64) collate "C" not null,
    kind      varchar(32) collate "C" not null,
    version   bigint not null,
    doc       text not null,
    primary key (tenant_id, kind, version)
);
