package dev.rapport.crm;

/**
 * Delivers messages: the one thing that a host implements, and it takes only what the gate has made.
 *
 * <p>There is no way to make a {@link Dispatch} but a permission that was in force when the contact was recorded, so code that
 * sends by a transport cannot write to anybody else; what stays possible is what no library can prevent: reflection, SQL
 * beside it, classes that are smuggled into the packages of this library on an unsealed class path, addresses that are read
 * from contacts and given to a mail program past the transport, and what a transport copies from a dispatch and sends later: it
 * hands over at once, and a queue behind it is past the gate. The jars are sealed and the modules closed; whoever merges them
 * into one jar keeps {@code Sealed: true} in its manifest, for {@code dev/rapport/crm/}.
 *
 * <p>Called outside of every transaction, after the contact is recorded. A transport that is used by several threads must be
 * thread-safe.
 *
 * <pre>{@code
 * Transport<Letter> smtp = dispatch -> {
 *     MimeMessage mail = mail(dispatch.point().text(), dispatch.message());
 *     dispatch.headers().forEach(mail::addHeader);
 *     server.send(mail);
 * };
 * crm.outreach().send(claim, new Message<>("Your licence", letter), smtp);
 * }</pre>
 *
 * @param <C> the type of content that it understands
 */
@FunctionalInterface
public interface Transport<C> {
    /**
     * Hands a message over, once, before it returns.
     *
     * @param dispatch what goes where; of no use afterwards
     * @throws Exception if it could not be handed over; it is recorded as contacted all the same, and not sent again
     */
    void deliver(Dispatch<C> dispatch) throws Exception;
}
