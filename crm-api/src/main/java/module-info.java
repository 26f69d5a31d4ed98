/**
 * A CRM that a Java application embeds: contacts, interactions, consents and follow-ups as plain values, and rules that
 * say whom to contact next, when, by which channel, and why.
 */
@org.jspecify.annotations.NullMarked
module dev.rapport.crm {
    requires static transitive org.jspecify;
    requires transitive jakarta.validation;
    requires org.hibernate.validator;
    requires org.slf4j;

    exports dev.rapport.crm.calendar;
    exports dev.rapport.crm.contact;
    exports dev.rapport.crm.error;

    opens dev.rapport.crm.contact to
            org.hibernate.validator;
}
