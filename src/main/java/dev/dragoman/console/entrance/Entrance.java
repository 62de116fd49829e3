package dev.dragoman.console.entrance;

import static jakarta.servlet.DispatcherType.ASYNC;
import static jakarta.servlet.DispatcherType.ERROR;
import static org.springframework.http.HttpMethod.GET;

import dev.dragoman.console.ShellSettings;
import dev.dragoman.staff.Audit;
import dev.dragoman.staff.Staff;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** Who may see which address. What is not named here needs a sign-in. */
@Configuration
class Entrance {

    private static final String ADMINISTRATOR = "ADMINISTRATOR";
    private static final String AGENT = "AGENT";
    private static final String MARKETER = "MARKETER";

    /** Addresses with a proof of their own, or none to give. */
    private static final String[] PUBLIC = {
        "/chat/**",
        "/model/**",
        "/status",
        "/version",
        "/widget.js",
        "/widget/**",
        "/assets/**",
        "/demo/**",
        "/sign-in",
        "/preferences",
        "/actuator/health/**"
    };

    /** What programs post without ever having seen a page of ours. */
    private static final String[] WITHOUT_CSRF = {
        "/chat/**", "/model/**", "/simulator/graph/**", "/simulator/api/**", "/simulator/control/**"
    };

    @Bean
    SecurityFilterChain door(HttpSecurity http, ShellSettings settings, Staff staff) throws Exception {
        http.authorizeHttpRequests(Entrance::addresses)
                .csrf(csrf -> csrf.ignoringRequestMatchers(WITHOUT_CSRF))
                .headers(headers -> headers(headers, settings.demo()))
                .requestCache(cache -> cache.requestCache(pagesAlone()))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new SignInFirst()))
                .formLogin(form -> form.loginPage(SignInFirst.PAGE)
                        .usernameParameter("login")
                        .failureHandler(Entrance::explain))
                .logout(leave -> leave.logoutUrl("/sign-out").logoutSuccessUrl(SignInFirst.PAGE))
                .httpBasic(basic -> basic.disable())
                .addFilterBefore(new StillWelcome(staff), AnonymousAuthenticationFilter.class);
        return http.build();
    }

    /** Networks prove each request by a signature and have no session: fifteen filters would only ask for one in vain. */
    @Bean
    WebSecurityCustomizer webhooks() {
        return web -> web.ignoring().requestMatchers("/webhooks/**");
    }

    @Bean
    SignInDelay signInDelay() {
        return new SignInDelay(InstantSource.system());
    }

    @Bean
    PasswordSignIn passwordSignIn(Staff staff, Audit audit, SignInDelay delay) {
        return new PasswordSignIn(staff, audit, delay);
    }

    private static void addresses(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry ask) {
        ask.dispatcherTypeMatchers(ASYNC, ERROR).permitAll();
        ask.requestMatchers(PUBLIC).permitAll();
        ask.requestMatchers("/actuator/**").access(fromThisMachineOrBy(ADMINISTRATOR));
        ask.requestMatchers("/simulator/**").access(fromThisMachine());
        ask.requestMatchers("/inbox/**", "/customers/**").hasAnyRole(AGENT, ADMINISTRATOR);
        ask.requestMatchers(GET, "/templates/**").hasAnyRole(AGENT, MARKETER, ADMINISTRATOR);
        ask.requestMatchers("/templates/**").hasAnyRole(MARKETER, ADMINISTRATOR);
        ask.requestMatchers("/learning/wrong").hasAnyRole(AGENT, MARKETER, ADMINISTRATOR);
        ask.requestMatchers("/learning/**").hasAnyRole(MARKETER, ADMINISTRATOR);
        ask.requestMatchers("/publish/new", "/publish/*/edit").hasAnyRole(MARKETER, ADMINISTRATOR);
        ask.requestMatchers(GET, "/publish/**").hasAnyRole(AGENT, MARKETER, ADMINISTRATOR);
        ask.requestMatchers("/publish/**").hasAnyRole(MARKETER, ADMINISTRATOR);
        ask.requestMatchers("/failures/quarantine/**").hasRole(ADMINISTRATOR);
        ask.requestMatchers("/failures/**").hasAnyRole(AGENT, ADMINISTRATOR);
        ask.requestMatchers("/people/**", "/settings/people/**").hasRole(ADMINISTRATOR);
        ask.requestMatchers("/settings/password").authenticated();
        ask.requestMatchers(GET, "/settings/**").hasAnyRole(AGENT, ADMINISTRATOR);
        ask.requestMatchers("/settings/**").hasRole(ADMINISTRATOR);
        ask.anyRequest().authenticated();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers, boolean demo) {
        headers.addHeaderWriter(new Headers(demo))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(may -> may.policy("camera=(), geolocation=(), microphone=()"));
        if (demo) {
            headers.frameOptions(frames -> frames.sameOrigin());
        }
    }

    private static HttpSessionRequestCache pagesAlone() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(request -> request.getMethod().equals("GET") && SignInFirst.isNavigation(request));
        return cache;
    }

    private static void explain(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String reason = why instanceof TooSoon soon ? "?wait=" + soon.seconds() : "?error";
        response.sendRedirect(SignInFirst.PAGE + reason);
    }

    private static AuthorizationManager<RequestAuthorizationContext> fromThisMachine() {
        return (who, asked) -> new AuthorizationDecision(Loopback.is(asked.getRequest()));
    }

    private static AuthorizationManager<RequestAuthorizationContext> fromThisMachineOrBy(String role) {
        return (who, asked) -> new AuthorizationDecision(Loopback.is(asked.getRequest())
                || who.get().getAuthorities().stream().anyMatch(a -> ("ROLE_" + role).equals(a.getAuthority())));
    }
}
