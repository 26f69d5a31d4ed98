package dev.rapport.examples.newsletter;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mail as its reader sees it. */
record Mail(String to, String subject, String plain, String html, MimeMessage raw) {
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    static Mail of(MimeMessage mail) {
        try {
            InternetAddress to = (InternetAddress) mail.getRecipients(RecipientType.TO)[0];
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            return new Mail(
                    to.getAddress(),
                    mail.getSubject(),
                    lines((String) parts.getBodyPart(0).getContent()),
                    lines((String) parts.getBodyPart(1).getContent()),
                    mail);
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be read that was sent here", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> header(String name) {
        try {
            return Optional.ofNullable(raw.getHeader(name, null));
        } catch (MessagingException e) {
            throw new IllegalStateException("a mail cannot be read that was sent here", e);
        }
    }

    /** The links in the text, in order. */
    List<URI> links() {
        return LINK.matcher(plain)
                .results()
                .map(link -> URI.create(link.group()))
                .toList();
    }

    /** Mails have line ends of their own. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
