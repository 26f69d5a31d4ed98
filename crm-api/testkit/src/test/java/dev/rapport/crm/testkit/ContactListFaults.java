package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.page.Cursor;
import dev.rapport.crm.page.Page;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Mistakes in listing contacts. */
final class ContactListFaults {
    private ContactListFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.on(
                        "ContactStore.byName",
                        "names are compared as UTF-16",
                        call -> call.<Contact>changing(
                                l -> ContactFaults.sorted(l, Comparator.comparing(Contact::nameKey))),
                        "S-80"),
                Fault.on(
                        "ContactStore.byName",
                        "names are compared as people do",
                        call -> call.<Contact>changing(l -> ContactFaults.sorted(
                                l,
                                Comparator.comparing(
                                        c -> c.nameKey().replace("\u00f6", "o").replace(" ", "")))),
                        "S-80"),
                Fault.on(
                        "ContactStore.byName",
                        "contacts of the same name come in any order",
                        call -> call.<Contact>changing(l -> {
                            Collections.reverse(l);
                            return ContactFaults.sorted(
                                    l,
                                    Comparator.comparing(
                                            c -> c.nameKey().codePoints().toArray(), java.util.Arrays::compare));
                        }),
                        "S-80",
                        "S-82"),
                Fault.on(
                        "ContactStore.byName",
                        "a prefix is a pattern",
                        call -> {
                            Pattern pattern = Pattern.compile(call.<String>arg(0)
                                            .replaceAll("[^a-z%_ ]", "\\\\$0")
                                            .replace("%", ".*")
                                            .replace("_", ".")
                                    + ".*");
                            return call.with(0, "")
                                    .with(1, 1_000)
                                    .<Contact>changing(l -> l.stream()
                                            .filter(c ->
                                                    pattern.matcher(c.nameKey()).matches())
                                            .toList());
                        },
                        "S-81",
                        "S-82",
                        "S-120",
                        "S-122"),
                Fault.on(
                        "ContactStore.byName",
                        "a page goes on after a name, wherever the id",
                        call -> call.<Optional<Cursor>>arg(2).isEmpty()
                                ? call.proceed()
                                : call.with(
                                                2,
                                                Optional.of(Cursor.of(
                                                        "names",
                                                        "00000000-0000-0000-0000-000000000000",
                                                        call.<Optional<Cursor>>arg(2)
                                                                .get()
                                                                .key("names", 2)
                                                                .get(1))))
                                        .proceed(),
                        "S-82"),
                Fault.on(
                        "ContactStore.all",
                        "contacts are listed in any order",
                        ContactFaults::reversed,
                        "S-83",
                        "S-84"),
                Fault.on(
                        "ContactStore.all",
                        "a page leaves out its first contact",
                        call -> call.<Contact>changing(l ->
                                call.<Optional<Cursor>>arg(1).isEmpty() || l.isEmpty() ? l : l.subList(1, l.size())),
                        "S-84"),
                Fault.on(
                        "ContactStore.all",
                        "the cursor is one that only this storage understands",
                        call -> {
                            Optional<Cursor> own = call.<Optional<Cursor>>arg(1)
                                    .map(c -> c.token().startsWith("own-")
                                            ? new Cursor(c.token().substring(4))
                                            : c);
                            Page<Contact> page = call.with(1, own).proceed();
                            return new Page<>(page.items(), page.next().map(c -> new Cursor("own-" + c.token())));
                        },
                        "S-120"),
                Fault.on(
                        "ContactStore.all",
                        "a foreign cursor begins at the beginning",
                        call -> {
                            try {
                                return call.proceed();
                            } catch (IllegalArgumentException e) {
                                return call.with(1, Optional.empty()).proceed();
                            }
                        },
                        "S-121"),
                Fault.on(
                        "ContactStore.all",
                        "a full page is never the last",
                        call -> {
                            Page<Contact> page = call.proceed();
                            return page.items().size() < call.<Integer>arg(0)
                                    ? page
                                    : new Page<>(
                                            page.items(),
                                            Optional.of(Cursor.of(
                                                    "contacts",
                                                    page.items()
                                                            .get(page.items().size() - 1)
                                                            .id()
                                                            .toString())));
                        },
                        "S-122"));
    }
}
