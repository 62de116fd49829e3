package dev.dragoman.console;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** Hands every handler that wants one its {@link Screen}. */
@Component
class Screens implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    static final String LANGUAGE = "lang";
    static final String THEME = "theme";
    static final Set<String> THEMES = Set.of("auto", "light", "dark");

    private final Words words;
    private final Live live;
    private final ShellSettings settings;

    Screens(Words words, Live live, ShellSettings settings) {
        this.words = words;
        this.live = live;
        this.settings = settings;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Screen.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
        if (http == null) {
            throw new IllegalStateException("not a request of HTTP");
        }
        return of(http, http.getRequestURI());
    }

    Screen of(HttpServletRequest request, String path) {
        String language = words.language(cookie(request, LANGUAGE), request.getHeader("Accept-Language"));
        String theme = cookie(request, THEME);
        return new Screen(
                words,
                new Screen.Facts(
                        who(request.getUserPrincipal()),
                        path,
                        language,
                        theme != null && THEMES.contains(theme) ? theme : "auto",
                        csrf(request),
                        live.cursor(),
                        settings.demo(),
                        settings.simulator().enabled()));
    }

    private static @Nullable SignedIn who(@Nullable Principal principal) {
        return principal instanceof Authentication session && session.getPrincipal() instanceof SignedIn who
                ? who
                : null;
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie cookie = WebUtils.getCookie(request, name);
        return cookie == null ? null : cookie.getValue();
    }
}
