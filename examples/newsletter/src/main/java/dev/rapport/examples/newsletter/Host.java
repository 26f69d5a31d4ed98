package dev.rapport.examples.newsletter;

import com.sun.net.httpserver.HttpServer;
import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.storage.Storage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The web host: a CRM, the pages of its visitors, and a mail server; all on this machine. */
final class Host implements AutoCloseable {
    private static final int THREADS = 4;

    private final HttpServer web;
    private final ExecutorService threads;
    private final MailServer post;
    private final Storage storage;
    private final Crm crm;
    private final Mailings mailings;

    private Host(HttpServer web, MailServer post, Storage storage, InstantSource clock) {
        this.web = web;
        this.post = post;
        this.storage = storage;
        this.threads = Executors.newFixedThreadPool(THREADS);
        this.crm = Crm.builder()
                .storage(storage)
                .purposes(Topic.NEWS.purpose(), Topic.OFFERS.purpose(), SignUps.CONFIRMATION)
                .consentPolicies(contact -> List.of(ConsentPolicy.STRICT_DOI))
                .unsubscribeAt(uri().resolve("/unsubscribe"))
                .clock(clock)
                .build();
        SmtpTransport smtp = new SmtpTransport(MailServer.HOST, post.port(), clock);
        this.mailings = new Mailings(crm, smtp);
        web.setExecutor(threads);
        web.createContext("/", routes(new SignUps(crm, smtp, clock, uri().resolve("/confirm"))));
    }

    /** Starts one; port 0 is a free one. The storage is closed with it. */
    static Host start(int port, Storage storage, InstantSource clock) throws IOException {
        HttpServer web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        Host host = new Host(web, MailServer.start(), storage, clock);
        web.start();
        return host;
    }

    private Routes routes(SignUps signUps) {
        SignUpPages joining = new SignUpPages(signUps);
        ConfirmPages confirming = new ConfirmPages(crm.subscriptions());
        LeavePages leaving = new LeavePages(crm.subscriptions());
        DeskPages desk = new DeskPages(mailings);
        return new Routes()
                .get("/", joining::form)
                .post("/sign-up", joining::submit)
                .get("/sent", joining::sent)
                .get("/confirm", confirming::ask)
                .post("/confirm", confirming::confirm)
                .get("/unsubscribe", leaving::ask)
                .post("/unsubscribe", leaving::leave)
                .post("/preferences", leaving::keep)
                .get("/desk", desk::form)
                .post("/desk", desk::send)
                .get("/mailbox", new MailboxPage(post)::show);
    }

    URI uri() {
        return URI.create("http://localhost:" + web.getAddress().getPort() + "/");
    }

    Crm crm() {
        return crm;
    }

    Mailings mailings() {
        return mailings;
    }

    MailServer post() {
        return post;
    }

    @Override
    public void close() {
        web.stop(0);
        threads.shutdown();
        post.close();
        storage.close();
    }
}
