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

    exports dev.rapport.crm;
    exports dev.rapport.crm.calendar;
    exports dev.rapport.crm.consent;
    exports dev.rapport.crm.contact;
    exports dev.rapport.crm.criterion;
    exports dev.rapport.crm.error;
    exports dev.rapport.crm.facts;
    exports dev.rapport.crm.followup;
    exports dev.rapport.crm.forecast;
    exports dev.rapport.crm.insight;
    exports dev.rapport.crm.interaction;
    exports dev.rapport.crm.page;
    exports dev.rapport.crm.rehearsal;
    exports dev.rapport.crm.rule;
    exports dev.rapport.crm.storage;

    opens dev.rapport.crm.consent to
            org.hibernate.validator;
    opens dev.rapport.crm.contact to
            org.hibernate.validator;
    opens dev.rapport.crm.interaction to
            org.hibernate.validator;
}
