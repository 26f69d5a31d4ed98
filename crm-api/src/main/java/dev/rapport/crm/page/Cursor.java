package dev.rapport.crm.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * Where a page begins: opaque text that may go into a link and come back.
 *
 * <p>It holds the sort key of the last item shown, encoded and not encrypted; a cursor of a search by name therefore
 * tells a part of a name. Immutable and thread-safe.
 *
 * <pre>{@code
 * String link = "/due?after=" + page.next().orElseThrow().token();
 * Page<FollowUp> more = crm.followUps().due(50, Optional.of(new Cursor(request.parameter("after"))));
 * }</pre>
 *
 * @param token URL-safe text
 */
public record Cursor(String token) {
    private static final String SEPARATOR = "\u001f";

    /**
     * Checks that the token is there.
     *
     * @param token URL-safe text
     */
    public Cursor {
        if (token.isEmpty() || token.length() > 4_096) {
            throw new IllegalArgumentException("token: length is " + token.length()
                    + ", must be 1 to 4096; pass on the text that Page.next() gave");
        }
    }

    /**
     * Makes a cursor from the sort key of the last item of a page; for storages.
     *
     * @param list which list it belongs to, so that it is not used on another
     * @param key the parts of the sort key; only the last may hold any character
     * @return the cursor
     */
    public static Cursor of(String list, String... key) {
        String text = list + SEPARATOR + String.join(SEPARATOR, key);
        return new Cursor(
                Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Reads the sort key back; for storages.
     *
     * @param list the list that is being paged
     * @param parts how many parts its key has
     * @return the parts of the key
     * @throws IllegalArgumentException if the cursor is not one of this list
     */
    public List<String> key(String list, int parts) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw foreign(list, e);
        }
        String[] all = text.split(SEPARATOR, parts + 1);
        if (all.length != parts + 1 || !all[0].equals(list)) {
            throw foreign(list, null);
        }
        return List.copyOf(Arrays.asList(all).subList(1, all.length));
    }

    private static IllegalArgumentException foreign(
            String list, @org.jspecify.annotations.Nullable IllegalArgumentException cause) {
        return new IllegalArgumentException(
                "cursor: not a cursor of the list '" + list + "'; pass on what Page.next() gave for the same list",
                cause);
    }
}
