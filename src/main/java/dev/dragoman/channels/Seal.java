package dev.dragoman.channels;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Keeps a secret that a network gave from whoever reads the database but not the settings: AES-256 in GCM mode. */
public final class Seal {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Seals under a secret of the settings. */
    public Seal(String secret) {
        byte[] purpose = "what dragoman keeps for a channel".getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(Signature.hmacSha256(secret, purpose), "AES");
    }

    /** The sealed text, never twice the same. */
    public String close(String text) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("this Java has no " + CIPHER));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(NONCE + sealed.length)
                        .put(nonce)
                        .put(sealed)
                        .array());
    }

    /** The text again; empty for what was not sealed under this secret, or was changed since. */
    public Optional<String> open(String sealed) {
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
            if (all.remaining() <= NONCE) {
                return Optional.empty();
            }
            byte[] nonce = new byte[NONCE];
            all.get(nonce);
            byte[] rest = new byte[all.remaining()];
            all.get(rest);
            return run(Cipher.DECRYPT_MODE, nonce, rest).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> run(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return Optional.of(cipher.doFinal(bytes));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Seal";
    }
}
