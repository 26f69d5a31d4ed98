-- What a contact says now. Ids are texts of 36 characters, instants are microseconds since 1970.
create table {contact} (
    tenant_id text not null,
    id        text not null,
    kind      text not null,
    revision  integer not null,
    since     integer not null,
    name_key  text not null,
    doc       text not null,
    primary key (tenant_id, id)
) strict;
create index {schema}{prefix}contact_by_name on {prefix}contact (tenant_id, name_key, id);

-- What contacts said before.
create table {contact_revision} (
    tenant_id text not null,
    id        text not null,
    revision  integer not null,
    kind      text not null,
    since     integer not null,
    doc       text not null,
    primary key (tenant_id, id, revision)
) strict;

-- Contacts by address and number.
create table {contact_point} (
    tenant_id  text not null,
    type       text not null,
    point_key  text not null,
    contact_id text not null,
    primary key (tenant_id, type, point_key, contact_id)
) strict, without rowid;
create index {schema}{prefix}contact_point_by_contact on {prefix}contact_point (tenant_id, contact_id);

-- Contacts by what is pinned on them.
create table {contact_tag} (
    tenant_id  text not null,
    tag        text not null,
    contact_id text not null,
    primary key (tenant_id, tag, contact_id)
) strict, without rowid;

-- Contacts by the keys of other systems.
create table {contact_ref} (
    tenant_id  text not null,
    source     text not null,
    ext_id     text not null,
    contact_id text not null,
    primary key (tenant_id, source, ext_id)
) strict, without rowid;

-- What the interactions of a contact amount to, what its plan was made with and how long it holds; version 0 was never planned.
-- The row that is locked when a contact is.
create table {plan_state} (
    tenant_id     text not null,
    contact_id    text not null,
    book_version  integer not null,
    zone_data     text,
    valid_until   integer,
    failure       text,
    snoozed_until text,
    activity      text,
    primary key (tenant_id, contact_id)
) strict, without rowid;
create index {schema}{prefix}plan_state_by_end on {prefix}plan_state (tenant_id, book_version, valid_until);
create index {schema}{prefix}plan_state_by_zone_data on {prefix}plan_state (tenant_id, book_version, zone_data);

-- What happened: appended, never changed.
create table {interaction} (
    tenant_id   text not null,
    id          text not null,
    occurred_at integer not null,
    recorded_at integer not null,
    kind        text not null,
    channel     text,
    direction   text,
    source      text,
    ext_id      text,
    doc         text not null,
    primary key (tenant_id, id)
) strict;
create unique index {schema}{prefix}interaction_by_ref on {prefix}interaction (tenant_id, source, ext_id);

-- Later entries of the same fact.
create table {correction} (
    tenant_id text not null,
    fact_id   text not null,
    entry_id  text not null,
    primary key (tenant_id, fact_id, entry_id)
) strict, without rowid;

-- Facts that were corrected, by each contact that one of their entries was ever about.
create table {corrected} (
    tenant_id  text not null,
    contact_id text not null,
    fact_id    text not null,
    primary key (tenant_id, contact_id, fact_id)
) strict, without rowid;

-- The facts of each contact by time, as they were recorded last, with what they are counted by. An amount is a sign and 28
-- digits, of which 9 stand after the point.
create table {timeline} (
    tenant_id   text not null,
    contact_id  text not null,
    occurred_at integer not null,
    fact_id     text not null,
    entry_id    text not null,
    kind        text not null,
    channel     text,
    direction   text,
    amount      text,
    currency    text,
    primary key (tenant_id, contact_id, occurred_at, fact_id)
) strict, without rowid;
create index {schema}{prefix}timeline_by_kind
    on {prefix}timeline (tenant_id, kind, occurred_at, contact_id, direction, channel);

-- The ledger of permissions: only ever inserted into, so that UPDATE and DELETE can be forbidden. What is in the words of a
-- person is in the tables that it refers to. Without a contact it is about a purpose; a permit is used up once.
create table {consent} (
    tenant_id   text not null,
    id          text not null,
    contact_id  text,
    kind        text not null,
    given_at    integer not null,
    recorded_at integer not null,
    stamped     integer not null,
    point_id    text,
    evidence_id text,
    permit_id   text,
    doc         text not null,
    primary key (tenant_id, id)
) strict;
create index {schema}{prefix}consent_by_contact on {prefix}consent (tenant_id, contact_id, given_at, recorded_at, id);
create index {schema}{prefix}consent_by_point on {prefix}consent (tenant_id, point_id);
create unique index {schema}{prefix}consent_by_permit on {prefix}consent (tenant_id, permit_id);

-- Addresses and numbers that permissions are about: a row for each contact that one was named of. Of somebody who was erased
-- the key is a keyed hash, and the text is empty.
create table {consent_point} (
    tenant_id  text not null,
    id         text not null,
    type       text not null,
    point_key  text not null,
    contact_id text not null,
    text       text not null,
    primary key (tenant_id, id)
) strict;
create unique index {schema}{prefix}consent_point_by_key on {prefix}consent_point (tenant_id, type, point_key, contact_id);

-- What is locked when an address is: a slot that some addresses share, which tells nothing of any of them.
create table {consent_lock} (
    tenant_id text not null,
    slot      integer not null,
    revision  integer not null,
    primary key (tenant_id, slot)
) strict, without rowid;

-- The points of an erased person.
create table {consent_tombstone} (
    tenant_id  text not null,
    point_id   text not null,
    consent_id text not null,
    primary key (tenant_id, point_id, consent_id)
) strict, without rowid;

-- Of two records that are one person the one that stays: the entry is found by it as well.
create table {consent_merger} (
    tenant_id  text not null,
    contact_id text not null,
    consent_id text not null,
    primary key (tenant_id, contact_id, consent_id)
) strict, without rowid;

-- What was said in words: who entered it, what proves it.
create table {consent_evidence} (
    tenant_id text not null,
    id        text not null,
    doc       text not null,
    primary key (tenant_id, id)
) strict;

-- Who was erased, and what was removed.
create table {erasure} (
    tenant_id  text not null,
    contact_id text not null,
    erased_at  integer not null,
    doc        text not null,
    primary key (tenant_id, contact_id)
) strict;

-- What proved the permissions of erased people, under seal until claims are barred: no key of it is here.
create table {sealed_evidence} (
    tenant_id   text not null,
    contact_id  text not null,
    held_until  integer not null,
    ground      text not null,
    key_version integer not null,
    box         text not null,
    primary key (tenant_id, contact_id)
) strict;
create index {schema}{prefix}sealed_evidence_by_end on {prefix}sealed_evidence (tenant_id, held_until);

-- Whom to contact next; queue_at is the due date while a follow-up is active. Its standing is 1 while it is active, 2 when
-- it is over and later plans must know of it, and null otherwise: most of a long history is never read again.
create table {follow_up} (
    tenant_id     text not null,
    id            text not null,
    contact_id    text not null,
    rule          text not null,
    occurrence    text not null,
    version       integer not null,
    lane          text not null,
    due_at        integer not null,
    due_zone      text not null,
    channel       text,
    priority      integer not null,
    because       text not null,
    status        text not null,
    worker        text,
    lease_until   integer,
    snoozed_until text,
    closed_at     integer,
    outcome_id    text,
    note          text,
    queue_at      integer,
    standing      integer,
    primary key (tenant_id, id)
) strict;
create unique index {schema}{prefix}follow_up_by_contact on {prefix}follow_up (tenant_id, contact_id, rule, occurrence);
create index {schema}{prefix}follow_up_by_queue on {prefix}follow_up (tenant_id, queue_at, id);
create index {schema}{prefix}follow_up_by_standing on {prefix}follow_up (tenant_id, contact_id, standing, id);

-- What was learned from the data, version by version: appended, never changed, and about nobody in person.
create table {model} (
    tenant_id text not null,
    kind      text not null,
    version   integer not null,
    doc       text not null,
    primary key (tenant_id, kind, version)
) strict, without rowid;
