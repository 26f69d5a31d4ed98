package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.Dispatch;
import dev.rapport.crm.Message;
import dev.rapport.crm.Permit;
import dev.rapport.crm.PermittedAudience;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.testkit.Samples;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Code that would write to somebody past the gate does not compile, and code that goes through it does. */
final class WaysAroundTheGateTest {
    private static final String HIDDEN = "compiler.err.not.def.public.cant.access";
    private static final String PRIVATE = "compiler.err.report.access";
    private static final String FINAL = "compiler.err.cant.inherit.from.final";
    private static final String CLOSED = "compiler.err.cant.inherit.from.sealed";
    private static final String WRONG_TYPE = "compiler.err.cant.apply.symbol";
    private static final String NO_SUCH_CALL = "compiler.err.cant.apply.symbols";
    private static final String NO_CONVERSION = "compiler.err.prob.found.req";
    private static final String UNKNOWN = "compiler.err.cant.resolve.location.args";

    @TempDir
    Path folder;

    private record Way(String name, String error, String code) {}

    private static Stream<Way> ways() {
        return Stream.of(
                new Way("making a permit", HIDDEN, "Object way() { return new Permit(request, null, null, null); }"),
                new Way("extending a permit", FINAL, "abstract class Mine extends Permit {}"),
                new Way(
                        "a permit of an anonymous class",
                        FINAL,
                        "Object way() { return new Permit(null, null, null, null) {}; }"),
                new Way("a copy of a permit", PRIVATE, "Object way() throws Exception { return permit.clone(); }"),
                new Way("the secret of a permit", HIDDEN, "Object way() { return permit.token(); }"),
                new Way("the terms of a permit", HIDDEN, "Object way() { return permit.terms(); }"),
                new Way("a permit without a decision", HIDDEN, "dev.rapport.crm.Inquiry way;"),
                new Way("keeping a permit", NO_CONVERSION, "Serializable way() { return permit; }"),
                new Way(
                        "making a dispatch",
                        HIDDEN,
                        "Object way() { return new Dispatch<>(message, null, null, null); }"),
                new Way("extending a dispatch", FINAL, "abstract class Mine extends Dispatch<String> {}"),
                new Way("another address for a dispatch", PRIVATE, "void way() { dispatch.contacted = null; }"),
                new Way("a dispatch from a dispatch", UNKNOWN, "Object way() { return dispatch.toBuilder(); }"),
                new Way("keeping a dispatch", NO_CONVERSION, "Serializable way() { return dispatch; }"),
                new Way(
                        "delivering to an address",
                        WRONG_TYPE,
                        "void way() throws Exception { smtp.deliver(address); }"),
                new Way(
                        "delivering to a text",
                        WRONG_TYPE,
                        "void way() throws Exception { smtp.deliver(\"ada@example.org\"); }"),
                new Way("delivering to a contact", WRONG_TYPE, "void way() throws Exception { smtp.deliver(ada); }"),
                new Way("delivering a permit", WRONG_TYPE, "void way() throws Exception { smtp.deliver(permit); }"),
                new Way("delivering a message", WRONG_TYPE, "void way() throws Exception { smtp.deliver(message); }"),
                new Way(
                        "sending to a contact",
                        NO_SUCH_CALL,
                        "void way() { crm.outreach().send(ada, message, smtp); }"),
                new Way(
                        "sending to an address",
                        NO_SUCH_CALL,
                        "void way() { crm.outreach().send(address, message, smtp); }"),
                new Way(
                        "sending what was only asked",
                        NO_SUCH_CALL,
                        "void way() { crm.outreach().send(request, message, smtp); }"),
                new Way(
                        "sending on a decision",
                        NO_SUCH_CALL,
                        "void way() { crm.outreach().send(crm.consents().decide(request), message, smtp); }"),
                new Way(
                        "sending on an answer",
                        NO_SUCH_CALL,
                        "void way() { crm.outreach().send(crm.outreach().permit(request), message, smtp); }"),
                new Way(
                        "making a decision",
                        HIDDEN,
                        "Object way() { return ConsentDecision.permitted(LegalBasis.EXPRESS, null); }"),
                new Way(
                        "making an audience",
                        HIDDEN,
                        "Object way() { return new PermittedAudience(crm.outreach(), List.of(request), List.of(), Map.of()); }"),
                new Way("extending an audience", FINAL, "abstract class Mine extends PermittedAudience {}"),
                new Way("making a gate", HIDDEN, "Object way() { return new Outreach(null); }"),
                new Way("the inside of the gate", HIDDEN, "dev.rapport.crm.Redemption way;"),
                new Way("a delivery of one's own", CLOSED, "final class Mine implements Delivery {}"),
                new Way("a fact of one's own", CLOSED, "abstract class Mine implements Consent {}"));
    }

    @TestFactory
    Stream<DynamicTest> doesNotCompile() {
        return ways().map(way -> DynamicTest.dynamicTest(way.name(), () -> {
            List<String> errors = new Javac(folder).errors(way.code());
            assertTrue(errors.contains(way.error()), errors::toString);
        }));
    }

    @Test
    void whatGoesThroughTheGateCompiles() throws IOException {
        assertEquals(List.of(), new Javac(folder).errors("""
                void way() {
                    Transport<String> sms = dispatch -> System.out.println(dispatch.point().text());
                    crm.outreach().send(claim, message, sms);
                    crm.outreach().permit(request).permit().ifPresent(permit -> crm.outreach().send(permit, message, smtp));
                    crm.outreach()
                            .audience(request.purpose(), Channel.EMAIL, crm.contacts().stream().map(Contact::id))
                            .send(contact -> message, smtp);
                }
                """));
    }

    @Test
    void nothingOfTheGateCanBeWrittenToAFile() throws IOException {
        Crm crm = Crm.builder().storage(InMemoryStorage.create()).build();
        Contact ada = crm.contacts().add(Samples.person().build());
        Permit permit = crm.outreach()
                .permit(ConsentRequest.of(
                        ada.id(), EmailAddress.parse("ada@example.org"), Channel.EMAIL, Samples.SERVICE))
                .permit()
                .orElseThrow();
        try (ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
            assertThrows(NotSerializableException.class, () -> out.writeObject(permit));
        }
        for (Class<?> type : List.of(Permit.class, Dispatch.class, PermittedAudience.class, Message.class)) {
            assertFalse(Serializable.class.isAssignableFrom(type), type.getName());
        }
    }
}
