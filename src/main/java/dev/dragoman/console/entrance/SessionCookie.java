package dev.dragoman.console.entrance;

import java.time.Duration;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The session's cookie: for us alone, not for scripts, 30 minutes without use. With
 * {@code server.servlet.session.cookie.secure=true} it is bound to this very host.
 */
@Component
class SessionCookie implements WebServerFactoryCustomizer<ConfigurableServletWebServerFactory>, Ordered {

    private static final Duration IDLE = Duration.ofMinutes(30);

    @Override
    public void customize(ConfigurableServletWebServerFactory factory) {
        Session session = factory.getSettings().getSession();
        session.setTimeout(IDLE);
        Cookie cookie = session.getCookie();
        cookie.setName(Boolean.TRUE.equals(cookie.getSecure()) ? "__Host-dragoman" : "dragoman");
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.LAX);
    }

    /** After the settings were applied. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
