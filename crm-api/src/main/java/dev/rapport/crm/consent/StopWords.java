package dev.rapport.crm.consent;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words by which an answer to a message says stop.
 *
 * <p>The English ones are those that 47 CFR 64.1200(a)(10) calls reasonable per se (stop, quit, end, revoke, opt out, cancel,
 * unsubscribe), with STOPALL, which carriers heed as well; ARRET is the word of Canadian short codes, 退订 is what Chinese
 * messages ask for. The other words are the plain ones of their language for the same, with no claim to be complete. Words
 * that say something else in another of these languages are left out, such as fin, fine, slut, seis, dur and ret: whoever asks
 * for them in a message, as Turkish ones ask for RET, adds them by {@link #and}.
 *
 * <p>A message says stop if it is nothing but such words, once or several times, apart from courtesies: {@code "Please stop!"}
 * does. Case, accents, punctuation, quotes, spaces, invisible characters and full-width forms do not matter, nor does the dot
 * of a Turkish i. A word inside a sentence does not count, as {@code "do not cancel my order"} has one too: what else a person
 * wrote is for somebody to read, and the law may well see a withdrawal in it. Give what the person wrote, without the quoted
 * message. Immutable and thread-safe.
 *
 * <pre>{@code
 * StopWords words = StopWords.standard().and("lay off");
 * words.isStop(" \u201cStop\u201d ");          // true
 * words.isStop("OPT-OUT please");    // true
 * words.isStop("Where is the bus stop?");   // false
 * }</pre>
 */
public final class StopWords {
    private static final int LONGEST = 200;
    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{Cf}'’]");

    private static final Set<String> COURTESIES = folded(Stream.of(
            "please, pls, plz, thanks, thank, you, bitte, danke, svp, merci, por, favor, gracias, grazie",
            "prego, obrigado, obrigada, alstublieft, graag, dank, prosze, dziekuje, tack, tak, takk, kiitos",
            "prosim, dekuji, lutfen, tesekkurler"));

    private static final StopWords STANDARD = new StopWords(folded(Stream.of(
            // en
            "stop, stop all, quit, end, revoke, opt out, cancel, unsubscribe",
            // de
            "stopp, halt, ende, abmelden, abmeldung, abbestellen, austragen, beenden, widerruf, widerrufen",
            // fr
            "arrêt, arrêter, arrêtez, annuler, désabonner, désabonnement, désinscrire, désinscription",
            // es
            "parar, basta, baja, darme de baja, cancelar, cancelar suscripción",
            // it
            "ferma, fermare, basta, cancella, cancellami, annulla, disiscrivi, disiscrivimi, revoca",
            // pt
            "pare, parar, sair, fim, cancelar, remover, descadastrar",
            // nl
            "stoppen, einde, afmelden, uitschrijven, annuleren, opzeggen",
            // pl
            "koniec, rezygnuję, rezygnacja, wypisz, anuluj, zatrzymaj",
            // sv, da, nb
            "stoppa, sluta, avsluta, avregistrera, avprenumerera, stop alt, afmeld, frameld",
            "avslutt, avmeld, meld av, slutt",
            // fi
            "lopeta, peruuta, peru tilaus",
            // cs, sk
            "konec, zrušit, odhlásit, koniec, zrušiť, odhlásiť",
            // hu, ro
            "állj, leiratkozás, leiratkozom, oprește, dezabonare",
            // tr
            "durdur, iptal, çık, çıkış",
            // el, ru, uk, bg
            "στοπ, διακοπή, διαγραφή, стоп, отписаться, отписка, отмена, відписатися, відписка, отказ",
            // he, ar
            "הסר, הסרה, إيقاف, توقف, إلغاء, إلغاء الاشتراك",
            // ja, zh, ko
            "停止, 配信停止, 解除, ストップ, 退订, 退訂, 取消订阅, 수신거부, 수신 거부, 중지")));

    private final Set<String> words;

    private StopWords(Set<String> words) {
        this.words = words;
    }

    /**
     * The words of about twenty languages, all at once: nobody is asked in which language to say no.
     *
     * @return the table
     */
    public static StopWords standard() {
        return STANDARD;
    }

    /**
     * The same and more.
     *
     * @param more words or short phrases, each with a letter or a digit, at most 200 characters
     * @return a new table
     * @throws IllegalArgumentException if one has neither letter nor digit, or is too long
     */
    public StopWords and(String... more) {
        List<String> added = new ArrayList<>(words);
        for (String word : more) {
            String joined = String.join("", tokens(word));
            if (joined.isEmpty() || word.length() > LONGEST) {
                throw new IllegalArgumentException("stop word: length " + word.length()
                        + ", must have a letter or a digit and at most " + LONGEST + " characters; give a word");
            }
            added.add(joined);
        }
        return new StopWords(Set.copyOf(added));
    }

    /**
     * Whether an answer says stop.
     *
     * @param message what the person wrote
     * @return true if it is nothing but stop words and courtesies
     */
    public boolean isStop(String message) {
        if (message.strip().length() > LONGEST) {
            return false;
        }
        List<String> said = tokens(message);
        if (isOneOrMore(said)) {
            return true;
        }
        said.removeIf(COURTESIES::contains);
        return isOneOrMore(said);
    }

    private boolean isOneOrMore(List<String> said) {
        return words.contains(String.join("", said)) || (!said.isEmpty() && words.containsAll(said));
    }

    private static Set<String> folded(Stream<String> lines) {
        return lines.flatMap(line -> Stream.of(line.split(",", -1)))
                .map(word -> String.join("", tokens(word)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words of a text in one spelling: without case, accents, width, and what stands between words. */
    private static List<String> tokens(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replace('ı', 'i');
        String plain = UNSEEN.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD))
                .replaceAll("");
        List<String> all = new ArrayList<>();
        for (String part : NOT_OF_A_WORD.split(plain, -1)) {
            if (!part.isEmpty()) {
                all.add(part);
            }
        }
        return all;
    }
}
