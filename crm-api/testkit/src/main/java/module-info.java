/** What a host tests with, and what proves that a storage adapter keeps its promises. */
@org.jspecify.annotations.NullMarked
module dev.rapport.crm.testkit {
    requires transitive dev.rapport.crm;
    requires static transitive org.jspecify;
    requires transitive org.junit.jupiter.api;
    requires transitive net.jqwik.api;

    exports dev.rapport.crm.testkit;

    // contracts hold their tests in types that are not public
    opens dev.rapport.crm.testkit to
            org.junit.platform.commons;
}
