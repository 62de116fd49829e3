package dev.dragoman.webchat;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Which foreign pages may talk to the chat, and that its addresses need no sign-in. No cookie is ever read here: the
 * token in the Authorization header is all there is, so there is nothing a forged request could ride on.
 */
@Configuration(proxyBeanMethods = false)
@WhenWebchatIsOn
class WebchatWeb {

    /** Answers preflights before anything else sees them; Spring MVC would answer them by itself, and with 403. */
    @Bean
    FilterRegistrationBean<CorsFilter> webchatCors(WebchatSettings settings) {
        var api = new CorsConfiguration();
        api.setAllowedOrigins(settings.allowedOrigins());
        api.setAllowedMethods(List.of("GET", "POST"));
        api.setAllowedHeaders(List.of("Authorization", "Content-Type"));
        api.setExposedHeaders(List.of("Retry-After"));
        api.setMaxAge(Duration.ofHours(1));
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/chat/**", api);
        var filter = new FilterRegistrationBean<>(new CorsFilter(source));
        filter.addUrlPatterns("/chat/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    @Bean
    @Order(10)
    SecurityFilterChain webchatDoor(HttpSecurity http) {
        return http.securityMatcher("/chat/**", "/widget.js")
                .csrf(AbstractHttpConfigurer::disable)
                .cors(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable()))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
