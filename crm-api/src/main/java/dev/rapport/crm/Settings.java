package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** What a host has said about a CRM, the same for every tenant and transaction. */
record Settings(
        Function<String, RuleBook> rules,
        Permission permission,
        InstantSource clock,
        Checks checks,
        Function<Contact, List<ConsentPolicy>> policies,
        Gate gate,
        Purposes purposes,
        SubscriptionTerms terms) {

    Desk desk(Scope scope, RuleBook book, TenantId tenant) {
        boolean asks = book.rules().stream().anyMatch(rule -> !rule.channels().isEmpty());
        return new Desk(
                scope,
                book,
                permission,
                asks ? book.needs().and(permission.needs()) : book.needs(),
                clock,
                checks,
                policies,
                gate.in(tenant),
                purposes.with(book),
                terms);
    }

    Scope own(Storage storage, TenantId tenant) {
        return Scope.own(storage, tenant).recalling(gate.in(tenant).tombstoneKeys());
    }

    Scope joined(Storage storage, TenantId tenant) {
        return Scope.joined(storage, tenant).recalling(gate.in(tenant).tombstoneKeys());
    }
}
