/** A storage in the database of the host, by plain JDBC. */
@org.jspecify.annotations.NullMarked
module dev.rapport.crm.jdbc {
    requires transitive dev.rapport.crm;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires org.slf4j;

    exports dev.rapport.crm.jdbc;
}
