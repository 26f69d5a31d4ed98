package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The secret in a link: it tells which entry of the ledger it is for, and 128 random bits that only who was sent it knows.
 *
 * <p>The ledger keeps the hash alone, so that whoever reads the database cannot follow the links of others.
 */
final class Token {
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 16;
    private static final int TEXT_LENGTH = 43;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] bytes;

    private Token(byte[] bytes) {
        this.bytes = bytes;
    }

    static Token next(ConsentId entry) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        UUID id = entry.value();
        return new Token(ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(secret)
                .array());
    }

    /** Reads what {@link #text()} gives; anything else, as strangers may send it, is empty. */
    static Optional<Token> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            Token token = new Token(Base64.getUrlDecoder().decode(text));
            // the last character has two bits to spare: one token has one text
            return token.text().equals(text) ? Optional.of(token) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Which entry of the ledger it is for, if it is genuine. */
    ConsentId entry() {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new ConsentId(new UUID(buffer.getLong(), buffer.getLong()));
    }

    /** What stands in the link: 43 characters that need no escape. */
    String text() {
        return ENCODER.encodeToString(bytes);
    }

    /** What the ledger keeps: 64 hexadecimal digits. */
    String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether the ledger keeps the hash of this token; takes as long for a near miss as for any other. */
    boolean matches(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public boolean equals(@Nullable Object o) {
        return o instanceof Token other && MessageDigest.isEqual(bytes, other.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Token[" + entry() + "]";
    }
}
