/** A transactional storage in memory, for tests and for small hosts. */
@org.jspecify.annotations.NullMarked
module dev.rapport.crm.inmemory {
    requires transitive dev.rapport.crm;
    requires static transitive org.jspecify;

    exports dev.rapport.crm.inmemory;
}
