package dev.dragoman.channels.x;

import static org.assertj.core.api.Assertions.assertThat;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class XSignerTests {

    private final XSigner authorization =
            new XSigner(XFixture.settings("https://api.x.com", "0", XFixture.ACCOUNT), XFixture.CLOCK);

    /** The signature was made with another program. */
    @Test
    void signsTheMethodTheAddressAndTheQuery() {
        HttpUrl url = HttpUrl.get("https://api.x.com/2/users/1400000000000000001/tweets")
                .newBuilder()
                .addQueryParameter("tweet.fields", "id,text & more*")
                .addQueryParameter("max_results", "10")
                .build();

        assertThat(authorization.header(XFixture.ACCOUNT, "GET", url, "nonce1"))
                .isEqualTo("OAuth oauth_consumer_key=\"made-up-consumer-key\", oauth_nonce=\"nonce1\","
                        + " oauth_signature=\"F3BV6ZFjV3l2qIAEU2G2F2YlShg%3D\", oauth_signature_method=\"HMAC-SHA1\","
                        + " oauth_timestamp=\"1772454600\", oauth_token=\"1400-made-up-token\", oauth_version=\"1.0\"");
    }

    @Test
    void usesNoWordTwice() {
        HttpUrl url = HttpUrl.get("https://api.x.com/2/tweets");

        assertThat(authorization.header(XFixture.ACCOUNT, "POST", url))
                .isNotEqualTo(authorization.header(XFixture.ACCOUNT, "POST", url));
    }
}
