package dev.dragoman.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who writes to us from a web page: strangers, each known by a secret token of which we keep only the hash. */
@Component
@WhenWebchatIsOn
class Visitors {

    private static final int TOKEN_BYTES = 32;

    private final JdbcClient jdbc;
    private final SecureRandom random = new SecureRandom();

    Visitors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Admits a new visitor; the token is told this once. */
    String admit(String site, @Nullable String language) {
        byte[] secret = new byte[TOKEN_BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        jdbc.sql("""
                insert into webchat_visitor (id, token_hash, site, language) values (:id, :hash, :site, :language)
                """)
                .param("id", UUID.randomUUID())
                .param("hash", hash(token))
                .param("site", site)
                .param("language", language)
                .update();
        return token;
    }

    /** The visitor of this token; empty for an unknown token. */
    Optional<UUID> find(String token) {
        return jdbc.sql("""
                select id from webchat_visitor where token_hash = :hash
                """).param("hash", hash(token)).query(UUID.class).optional();
    }

    /** Deletes the visitor with all messages; afterwards the token opens nothing. */
    boolean forget(UUID visitor) {
        return jdbc.sql("delete from webchat_visitor where id = :id")
                        .param("id", visitor)
                        .update()
                > 0;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
