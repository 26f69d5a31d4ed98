package dev.rapport.crm.jdbc;

import dev.rapport.crm.contact.ContactPoint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The type and key of a point as an index holds them: a long key by its digest, as no index takes any length. */
record PointKey(String type, String key) implements Comparable<PointKey> {

    private static final int MAX_LENGTH = 200;

    static PointKey of(ContactPoint point) {
        String key = point.key();
        return new PointKey(point.type().name(), key.length() <= MAX_LENGTH ? key : digest(key));
    }

    @Override
    public int compareTo(PointKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : key.compareTo(other.key);
    }

    private static String digest(String key) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            return "sha256:" + HexFormat.of().formatHex(sha.digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
