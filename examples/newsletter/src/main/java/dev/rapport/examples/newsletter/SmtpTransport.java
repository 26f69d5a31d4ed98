package dev.rapport.examples.newsletter;

import dev.rapport.crm.Dispatch;
import dev.rapport.crm.Transport;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Properties;

/**
 * Hands mails to a mail server: a text and an HTML part, and the headers by which a mail program offers to unsubscribe.
 *
 * <p>RFC 8058 asks for a DKIM signature over those headers as well; the mail server of a real sender adds it.
 */
final class SmtpTransport implements Transport<Letter> {
    private static final String DOMAIN = "hillroad.example";
    private static final String FROM = "news@" + DOMAIN;
    private static final String FROM_NAME = "Hill Road Coffee";
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String TIMEOUT = "10000";

    private final Session session;
    private final InstantSource clock;

    SmtpTransport(String host, int port, InstantSource clock) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "mail.smtp.host", host,
                "mail.smtp.port", Integer.toString(port),
                "mail.smtp.connectiontimeout", TIMEOUT,
                "mail.smtp.timeout", TIMEOUT,
                "mail.smtp.writetimeout", TIMEOUT));
        this.session = Session.getInstance(settings);
        this.clock = clock;
    }

    @Override
    public void deliver(Dispatch<Letter> dispatch) throws Exception {
        MimeMessage mail = mail(dispatch);
        jakarta.mail.Transport.send(mail);
    }

    private MimeMessage mail(Dispatch<Letter> dispatch) throws MessagingException, UnsupportedEncodingException {
        LetterText text =
                new LetterText(dispatch.message().subject(), dispatch.message().content(), dispatch.unsubscribe());
        MimeMessage mail = new IdentifiedMail(session, dispatch.permitId() + "@" + DOMAIN);
        mail.setFrom(new InternetAddress(FROM, FROM_NAME, UTF_8));
        mail.setRecipient(RecipientType.TO, new InternetAddress(dispatch.point().text()));
        mail.setSubject(text.subject(), UTF_8);
        mail.setSentDate(Date.from(clock.instant()));
        for (Map.Entry<String, String> header : dispatch.headers().entrySet()) {
            mail.setHeader(header.getKey(), header.getValue());
        }
        // the last alternative is the one that a mail program prefers
        mail.setContent(new MimeMultipart(
                "alternative", part(text.plain(), "plain"), part(text.html().markup(), "html")));
        return mail;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    /** Names the permit, so that a bounce leads back to the entry of the ledger. */
    private static final class IdentifiedMail extends MimeMessage {
        private final String id;

        IdentifiedMail(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
