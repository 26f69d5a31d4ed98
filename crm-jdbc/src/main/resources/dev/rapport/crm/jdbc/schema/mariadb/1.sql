-- Ids are texts of 36 characters, instants are microseconds since 1970 in UTC: from_unixtime(due_at / 1000000) shows one. Texts
-- are compared by code points, with their trailing spaces. A statement that changes tables ends a transaction, so each may be run
-- again. Indexes are made apart from their tables, so that a script says them by name.

-- What a contact says now.
create table if not exists {contact} (
    tenant_id varchar(64) collate ascii_nopad_bin not null,
    id        char(36) collate ascii_nopad_bin not null,
    kind      varchar(64) not null,
    revision  bigint not null,
    since     bigint not null,
    name_key  varchar(300) not null,
    doc       longtext not null,
    primary key (tenant_id, id)
) engine = innodb default collate utf8mb4_nopad_bin;
create index if not exists {prefix}contact_by_name on {contact} (tenant_id, name_key, id);

-- What contacts said before.
create table if not exists {contact_revision} (
    tenant_id varchar(64) collate ascii_nopad_bin not null,
    id        char(36) collate ascii_nopad_bin not null,
    revision  bigint not null,
    kind      varchar(64) not null,
    since     bigint not null,
    doc       longtext not null,
    primary key (tenant_id, id, revision)
) engine = innodb default collate utf8mb4_nopad_bin;

-- Contacts by address and number.
create table if not exists {contact_point} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    type       varchar(16) not null,
    point_key  varchar(255) not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, type, point_key, contact_id)
) engine = innodb default collate utf8mb4_nopad_bin;
create index if not exists {prefix}contact_point_by_contact on {contact_point} (tenant_id, contact_id);

-- Contacts by what is pinned on them.
create table if not exists {contact_tag} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    tag        varchar(64) not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, tag, contact_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- Contacts by the keys of other systems.
create table if not exists {contact_ref} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    source     varchar(64) not null,
    ext_id     varchar(255) not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, source, ext_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- What the interactions of a contact amount to, what its plan was made with and how long it holds; version 0 was never planned.
-- The row that is locked when a contact is.
create table if not exists {plan_state} (
    tenant_id     varchar(64) collate ascii_nopad_bin not null,
    contact_id    char(36) collate ascii_nopad_bin not null,
    book_version  integer not null,
    zone_data     varchar(64),
    valid_until   bigint,
    failure       longtext,
    snoozed_until varchar(32),
    activity      longtext,
    primary key (tenant_id, contact_id)
) engine = innodb default collate utf8mb4_nopad_bin;
create index if not exists {prefix}plan_state_by_end on {plan_state} (tenant_id, book_version, valid_until);
create index if not exists {prefix}plan_state_by_zone_data on {plan_state} (tenant_id, book_version, zone_data);

-- What happened: appended, never changed.
create table if not exists {interaction} (
    tenant_id   varchar(64) collate ascii_nopad_bin not null,
    id          char(36) collate ascii_nopad_bin not null,
    occurred_at bigint not null,
    recorded_at bigint not null,
    kind        varchar(64) not null,
    channel     varchar(64),
    direction   varchar(16),
    source      varchar(64),
    ext_id      varchar(255),
    doc         longtext not null,
    primary key (tenant_id, id)
) engine = innodb default collate utf8mb4_nopad_bin;
create unique index if not exists {prefix}interaction_by_ref on {interaction} (tenant_id, source, ext_id);

-- Later entries of the same fact.
create table if not exists {correction} (
    tenant_id varchar(64) collate ascii_nopad_bin not null,
    fact_id   char(36) collate ascii_nopad_bin not null,
    entry_id  char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, fact_id, entry_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- Facts that were corrected, by each contact that one of their entries was ever about.
create table if not exists {corrected} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    fact_id    char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, contact_id, fact_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- The facts of each contact by time, as they were recorded last, with what they are counted by.
create table if not exists {timeline} (
    tenant_id   varchar(64) collate ascii_nopad_bin not null,
    contact_id  char(36) collate ascii_nopad_bin not null,
    occurred_at bigint not null,
    fact_id     char(36) collate ascii_nopad_bin not null,
    entry_id    char(36) collate ascii_nopad_bin not null,
    kind        varchar(64) not null,
    channel     varchar(64),
    direction   varchar(16),
    amount      decimal(28, 9),
    currency    varchar(3),
    primary key (tenant_id, contact_id, occurred_at, fact_id)
) engine = innodb default collate utf8mb4_nopad_bin;
create index if not exists {prefix}timeline_by_kind
    on {timeline} (tenant_id, kind, occurred_at, contact_id, direction, channel);

-- The ledger of permissions: only ever inserted into, so that UPDATE and DELETE can be forbidden. What is in the words of a
-- person is in the tables that it refers to. Without a contact it is about a purpose; a permit is used up once.
create table if not exists {consent} (
    tenant_id   varchar(64) collate ascii_nopad_bin not null,
    id          char(36) collate ascii_nopad_bin not null,
    contact_id  char(36) collate ascii_nopad_bin,
    kind        varchar(64) not null,
    given_at    bigint not null,
    recorded_at bigint not null,
    stamped     integer not null,
    point_id    char(36) collate ascii_nopad_bin,
    evidence_id char(36) collate ascii_nopad_bin,
    permit_id   varchar(128),
    doc         longtext not null,
    primary key (tenant_id, id)
) engine = innodb default collate utf8mb4_nopad_bin;
create index if not exists {prefix}consent_by_contact on {consent} (tenant_id, contact_id, given_at, recorded_at, id);
create index if not exists {prefix}consent_by_point on {consent} (tenant_id, point_id);
create unique index if not exists {prefix}consent_by_permit on {consent} (tenant_id, permit_id);

-- Addresses and numbers that permissions are about: a row for each contact that one was named of. Of somebody who was erased
-- the key is a keyed hash, and the text is empty.
create table if not exists {consent_point} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    id         char(36) collate ascii_nopad_bin not null,
    type       varchar(16) not null,
    point_key  varchar(255) not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    text       longtext not null,
    primary key (tenant_id, id)
) engine = innodb default collate utf8mb4_nopad_bin;
create unique index if not exists {prefix}consent_point_by_key on {consent_point} (tenant_id, type, point_key, contact_id);

-- What is locked when an address is: a slot that some addresses share, which tells nothing of any of them.
create table if not exists {consent_lock} (
    tenant_id varchar(64) collate ascii_nopad_bin not null,
    slot      integer not null,
    revision  bigint not null,
    primary key (tenant_id, slot)
) engine = innodb default collate utf8mb4_nopad_bin;

-- The points of an erased person.
create table if not exists {consent_tombstone} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    point_id   char(36) collate ascii_nopad_bin not null,
    consent_id char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, point_id, consent_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- Of two records that are one person the one that stays: the entry is found by it as well.
create table if not exists {consent_merger} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    consent_id char(36) collate ascii_nopad_bin not null,
    primary key (tenant_id, contact_id, consent_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- What was said in words: who entered it, what proves it.
create table if not exists {consent_evidence} (
    tenant_id varchar(64) collate ascii_nopad_bin not null,
    id        char(36) collate ascii_nopad_bin not null,
    doc       longtext not null,
    primary key (tenant_id, id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- Who was erased, and what was removed.
create table if not exists {erasure} (
    tenant_id  varchar(64) collate ascii_nopad_bin not null,
    contact_id char(36) collate ascii_nopad_bin not null,
    erased_at  bigint not null,
    doc        longtext not null,
    primary key (tenant_id, contact_id)
) engine = innodb default collate utf8mb4_nopad_bin;

-- What proved the permissions of erased people, under seal until claims are barred: no key of it is here.
create table if not exists {sealed_evidence} (
    tenant_id   varchar(64) collate ascii_nopad_bin not null,
    contact_id  char(36) collate ascii_nopad_bin not null,
    held_until  bigint not null,
    ground      longtext not null,
    key_version integer not null,
    box         longtext not null,
    primary key (tenant_id, contact_id)
) engine = innodb default collate utf8mb4_nopad_bin;
create index if not exists {prefix}sealed_evidence_by_end on {sealed_evidence} (tenant_id, held_until);

-- Whom to contact next; queue_at is the due date while a follow-up is active. Its standing is 1 while it is active, 2 when
-- it is over and later plans must know of it, and null otherwise: most of a long history is never read again.
create table if not exists {follow_up} (
    tenant_id     varchar(64) collate ascii_nopad_bin not null,
    id            char(36) collate ascii_nopad_bin not null,
    contact_id    char(36) collate ascii_nopad_bin not null,
    rule          varchar(128) not null,
    occurrence    varchar(500) not null,
    version       bigint not null,
    lane          varchar(64) not null,
    due_at        bigint not null,
    due_zone      varchar(64) not null,
    channel       varchar(64),
    priority      integer not null,
    because       longtext not null,
    status        varchar(16) not null,
    worker        varchar(128),
    lease_until   bigint,
    snoozed_until varchar(32),
    closed_at     bigint,
    outcome_id    char(36) collate ascii_nopad_bin,
    note          longtext,
    queue_at      bigint,
    standing      integer,
    primary key (tenant_id, id)
) engine = innodb default collate utf8mb4_nopad_bin;
create unique index if not exists {prefix}follow_up_by_contact on {follow_up} (tenant_id, contact_id, rule, occurrence);
create index if not exists {prefix}follow_up_by_queue on {follow_up} (tenant_id, queue_at, id);
create index if not exists {prefix}follow_up_by_standing on {follow_up} (tenant_id, contact_id, standing, id);

-- What was learned from the data, version by version: appended, never changed, and about nobody in person.
create table if not exists {model} (
    tenant_id varchar(64) collate ascii_nopad_bin not null,
    kind      varchar(64) not null,
    version   bigint not null,
    doc       longtext not null,
    primary key (tenant_id, kind, version)
) engine = innodb default collate utf8mb4_nopad_bin;
