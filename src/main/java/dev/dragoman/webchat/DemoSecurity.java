package dev.dragoman.webchat;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** The demo's static pages need no sign-in, and may stand in a frame of our own. Its sign-in is not served here. */
@Configuration(proxyBeanMethods = false)
@WhenWebchatIsOn
@ConditionalOnProperty("dragoman.demo")
class DemoSecurity {

    @Bean
    @Order(11)
    SecurityFilterChain demoDoor(HttpSecurity http) {
        return http.securityMatcher("/demo", "/demo/shop", "/demo/*.css", "/demo/*.js", "/demo/*.svg")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.cacheControl(cache -> cache.disable())
                        .frameOptions(FrameOptionsConfig::sameOrigin))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
