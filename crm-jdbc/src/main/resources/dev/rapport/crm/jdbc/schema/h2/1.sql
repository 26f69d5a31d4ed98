-- H2 looks a list of values up by the first column of an index only. So what finds single rows begins with what they are found
-- by, and lists begin with the tenant; where a table has both, the key is made first, as it is taken where both seem as good. A statement that changes tables ends a transaction, so each may be run again.

-- What a contact says now. The key of its name is in UTF-8: H2 sorts texts by the units of Java's strings, and bytes as every
-- other database sorts texts.
create table if not exists {contact} (
    tenant_id varchar(64) not null,
    id        uuid not null,
    kind      varchar(16) not null,
    revision  bigint not null,
    since     timestamp with time zone not null,
    name_key  varbinary(1200) not null,
    doc       clob not null,
    primary key (id, tenant_id)
);
create index if not exists {prefix}contact_by_tenant on {contact} (tenant_id, id);
create index if not exists {prefix}contact_by_name on {contact} (tenant_id, name_key, id);

-- What contacts said before.
create table if not exists {contact_revision} (
    tenant_id varchar(64) not null,
    id        uuid not null,
    revision  bigint not null,
    kind      varchar(16) not null,
    since     timestamp with time zone not null,
    doc       clob not null,
    primary key (tenant_id, id, revision)
);

-- Contacts by address and number.
create table if not exists {contact_point} (
    tenant_id  varchar(64) not null,
    type       varchar(16) not null,
    point_key  varchar(255) not null,
    contact_id uuid not null,
    primary key (point_key, type, tenant_id, contact_id)
);
create index if not exists {prefix}contact_point_by_contact on {contact_point} (contact_id, tenant_id);

-- Contacts by what is pinned on them.
create table if not exists {contact_tag} (
    tenant_id  varchar(64) not null,
    tag        varchar(64) not null,
    contact_id uuid not null,
    primary key (tenant_id, tag, contact_id)
);

-- Contacts by the keys of other systems.
create table if not exists {contact_ref} (
    tenant_id  varchar(64) not null,
    source     varchar(64) not null,
    ext_id     varchar(255) not null,
    contact_id uuid not null,
    primary key (tenant_id, source, ext_id)
);

-- What the interactions of a contact amount to, what its plan was made with and how long it holds; version 0 was never planned.
-- The row that is locked when a contact is.
create table if not exists {plan_state} (
    tenant_id     varchar(64) not null,
    contact_id    uuid not null,
    book_version  integer not null,
    zone_data     varchar(32),
    valid_until   timestamp with time zone,
    failure       varchar,
    snoozed_until varchar,
    activity      clob,
    primary key (contact_id, tenant_id)
);
create index if not exists {prefix}plan_state_by_end on {plan_state} (tenant_id, book_version, valid_until);
create index if not exists {prefix}plan_state_by_zone_data on {plan_state} (tenant_id, book_version, zone_data);

-- What happened: appended, never changed.
create table if not exists {interaction} (
    tenant_id   varchar(64) not null,
    id          uuid not null,
    occurred_at timestamp with time zone not null,
    recorded_at timestamp with time zone not null,
    kind        varchar(64) not null,
    channel     varchar(64),
    direction   varchar(16),
    source      varchar(64),
    ext_id      varchar(255),
    doc         clob not null,
    primary key (id, tenant_id)
);
create unique index if not exists {prefix}interaction_by_ref on {interaction} (ext_id, source, tenant_id);

-- Later entries of the same fact.
create table if not exists {correction} (
    tenant_id varchar(64) not null,
    fact_id   uuid not null,
    entry_id  uuid not null,
    primary key (tenant_id, fact_id, entry_id)
);

-- Facts that were corrected, by each contact that one of their entries was ever about.
create table if not exists {corrected} (
    tenant_id  varchar(64) not null,
    contact_id uuid not null,
    fact_id    uuid not null,
    primary key (tenant_id, contact_id, fact_id)
);

-- The facts of each contact by time, as they were recorded last, with what they are counted by.
create table if not exists {timeline} (
    tenant_id   varchar(64) not null,
    contact_id  uuid not null,
    occurred_at timestamp with time zone not null,
    fact_id     uuid not null,
    entry_id    uuid not null,
    kind        varchar(64) not null,
    channel     varchar(64),
    direction   varchar(16),
    amount      numeric(28, 9),
    currency    varchar(3),
    primary key (tenant_id, contact_id, occurred_at, fact_id)
);
create index if not exists {prefix}timeline_by_kind on {timeline} (tenant_id, kind, occurred_at, contact_id, direction, channel);

-- The ledger of permissions: only ever inserted into, so that UPDATE and DELETE can be forbidden. What is in the words of a
-- person is in the tables that it refers to. Without a contact it is about a purpose; a permit is used up once.
create table if not exists {consent} (
    tenant_id   varchar(64) not null,
    id          uuid not null,
    contact_id  uuid,
    kind        varchar(32) not null,
    given_at    timestamp with time zone not null,
    recorded_at timestamp with time zone not null,
    stamped     integer not null,
    point_id    uuid,
    evidence_id uuid,
    permit_id   varchar(128),
    doc         clob not null,
    primary key (id, tenant_id)
);
create index if not exists {prefix}consent_by_contact on {consent} (contact_id, tenant_id, given_at, recorded_at, id);
create index if not exists {prefix}consent_by_point on {consent} (point_id, tenant_id);
create unique index if not exists {prefix}consent_by_permit on {consent} (permit_id, tenant_id);

-- Addresses and numbers that permissions are about: a row for each contact that one was named of. Of somebody who was erased
-- the key is a keyed hash, and the text is empty.
create table if not exists {consent_point} (
    tenant_id  varchar(64) not null,
    id         uuid not null,
    type       varchar(16) not null,
    point_key  varchar(255) not null,
    contact_id uuid not null,
    text       clob not null,
    primary key (id, tenant_id)
);
create unique index if not exists {prefix}consent_point_by_key on {consent_point} (point_key, type, tenant_id, contact_id);

-- What is locked when an address is: a slot that some addresses share, which tells nothing of any of them.
create table if not exists {consent_lock} (
    tenant_id varchar(64) not null,
    slot      integer not null,
    revision  bigint not null,
    primary key (tenant_id, slot)
);

-- The points of an erased person.
create table if not exists {consent_tombstone} (
    tenant_id  varchar(64) not null,
    point_id   uuid not null,
    consent_id uuid not null,
    primary key (point_id, tenant_id, consent_id)
);

-- Of two records that are one person the one that stays: the entry is found by it as well.
create table if not exists {consent_merger} (
    tenant_id  varchar(64) not null,
    contact_id uuid not null,
    consent_id uuid not null,
    primary key (contact_id, tenant_id, consent_id)
);

-- What was said in words: who entered it, what proves it.
create table if not exists {consent_evidence} (
    tenant_id varchar(64) not null,
    id        uuid not null,
    doc       clob not null,
    primary key (id, tenant_id)
);

-- Who was erased, and what was removed.
create table if not exists {erasure} (
    tenant_id  varchar(64) not null,
    contact_id uuid not null,
    erased_at  timestamp with time zone not null,
    doc        clob not null,
    primary key (contact_id, tenant_id)
);

-- What proved the permissions of erased people, under seal until claims are barred: no key of it is here.
create table if not exists {sealed_evidence} (
    tenant_id   varchar(64) not null,
    contact_id  uuid not null,
    held_until  timestamp with time zone not null,
    ground      varchar not null,
    key_version integer not null,
    box         clob not null,
    primary key (contact_id, tenant_id)
);
create index if not exists {prefix}sealed_evidence_by_end on {sealed_evidence} (tenant_id, held_until);

-- Whom to contact next; queue_at is the due date while a follow-up is active. Its standing is 1 while it is active, 2 when
-- it is over and later plans must know of it, and null otherwise: most of a long history is never read again.
create table if not exists {follow_up} (
    tenant_id     varchar(64) not null,
    id            uuid not null,
    contact_id    uuid not null,
    rule          varchar not null,
    occurrence    varchar not null,
    version       bigint not null,
    lane          varchar not null,
    due_at        timestamp with time zone not null,
    due_zone      varchar not null,
    channel       varchar(64),
    priority      integer not null,
    because       varchar not null,
    status        varchar(16) not null,
    worker        varchar,
    lease_until   timestamp with time zone,
    snoozed_until varchar,
    closed_at     timestamp with time zone,
    outcome_id    uuid,
    note          varchar,
    queue_at      timestamp with time zone,
    standing      integer,
    primary key (id, tenant_id)
);
create index if not exists {prefix}follow_up_by_queue on {follow_up} (tenant_id, queue_at, id);
create unique index if not exists {prefix}follow_up_by_contact on {follow_up} (contact_id, tenant_id, rule, occurrence);
create index if not exists {prefix}follow_up_by_standing on {follow_up} (contact_id, tenant_id, standing, id);

-- What was learned from the data, version by version: appended, never changed, and about nobody in person.
create table if not exists {model} (
    tenant_id varchar(64) not null,
    kind      varchar(32) not null,
    version   bigint not null,
    doc       clob not null,
    primary key (tenant_id, kind, version)
);
