package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.DncChecked;
import dev.rapport.crm.consent.Expired;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import java.io.IOException;
import java.util.Collection;
import java.util.List;

/** The document of an entry: everything without a column that is not in the words of people. */
final class ConsentWriting {

    private ConsentWriting() {}

    static String document(Consent consent) {
        return Json.write(out -> {
            Json.text(out, "controller", consent.stamp().controller());
            if (consent instanceof Grant grant) {
                write(out, grant);
            } else if (consent instanceof Confirmed confirmed) {
                out.writeStringField("token", confirmed.token());
            } else if (consent instanceof Withdrawn withdrawn) {
                write(out, withdrawn.scope());
            } else if (consent instanceof Expired expired) {
                write(out, expired.scope());
            } else if (consent instanceof Suppressed suppressed) {
                out.writeStringField("reason", suppressed.reason().name());
            } else if (consent instanceof SuppressionLifted lifted) {
                out.writeStringField("reason", lifted.reason().name());
            } else {
                writeRare(out, consent);
            }
        });
    }

    private static void writeRare(JsonGenerator out, Consent consent) throws IOException {
        if (consent instanceof DncChecked checked) {
            out.writeStringField("register", checked.answer().register());
            flag(out, "listed", checked.answer().isListed());
        } else if (consent instanceof Contacted contacted) {
            channels(out, List.of(contacted.channel()));
            purposes(out, List.of(contacted.purpose()));
        } else if (consent instanceof Merged merged) {
            out.writeStringField("into", merged.into().toString());
        } else if (consent instanceof PurposeRevised revised) {
            purposes(out, List.of(revised.purpose()));
            out.writeStringField("version", Integer.toString(revised.version()));
        }
    }

    private static void write(JsonGenerator out, Grant grant) throws IOException {
        channels(out, grant.channels());
        purposes(out, grant.purposes());
        out.writeStringField("basis", grant.basis().name());
        out.writeStringField("source", grant.source().name());
        Json.text(out, "from", grant.from());
        Json.text(out, "expiresAt", grant.expiresAt());
        Json.text(out, "token", grant.confirmation().map(Grant.Confirmation::token));
        Json.text(out, "confirmBy", grant.confirmation().map(Grant.Confirmation::expiresAt));
        Json.text(out, "softContext", grant.soft().map(Grant.SoftOptIn::context));
        flag(
                out,
                "optOutOffered",
                grant.soft().filter(Grant.SoftOptIn::isOptOutOffered).isPresent());
        flag(out, "byGuardian", grant.isByGuardian());
        out.writeStringField("version", Integer.toString(grant.purposeVersion()));
    }

    private static void write(JsonGenerator out, ConsentScope scope) throws IOException {
        channels(out, scope.channels());
        purposes(out, scope.purposes());
    }

    private static void flag(JsonGenerator out, String name, boolean value) throws IOException {
        if (value) {
            out.writeStringField(name, "true");
        }
    }

    private static void channels(JsonGenerator out, Collection<Channel> channels) throws IOException {
        out.writeArrayFieldStart("channels");
        for (Channel channel : channels.stream().sorted().toList()) {
            out.writeString(channel.name());
        }
        out.writeEndArray();
    }

    private static void purposes(JsonGenerator out, Collection<Purpose> purposes) throws IOException {
        out.writeArrayFieldStart("purposes");
        for (Purpose purpose : purposes.stream().sorted().toList()) {
            out.writeStartArray();
            out.writeString(purpose.name());
            out.writeString(purpose.kind().name());
            out.writeEndArray();
        }
        out.writeEndArray();
    }
}
