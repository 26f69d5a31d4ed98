package dev.rapport.examples.newsletter;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Arrays;
import java.util.List;

/** A mail server of the example's own: it takes what it is given, by SMTP, and delivers it no farther than its memory. */
final class MailServer implements AutoCloseable {
    static final String HOST = "127.0.0.1";

    private final GreenMail server;

    private MailServer(GreenMail server) {
        this.server = server;
    }

    /** Starts one on a free port. */
    static MailServer start() {
        GreenMail server = new GreenMail(new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP));
        server.start();
        return new MailServer(server);
    }

    int port() {
        return server.getSmtp().getPort();
    }

    /** All mails, the oldest first. */
    List<Mail> mails() {
        return Arrays.stream(server.getReceivedMessages()).map(Mail::of).toList();
    }

    /** What one person has received, the oldest first. */
    List<Mail> mailsTo(String address) {
        return mails().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
