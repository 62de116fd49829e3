package dev.dragoman.flow;

import java.util.Objects;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.camel.component.servlet.ServletComponent;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs Camel's servlet at {@code /webhooks/*}, behind the size limit and with our own binding. */
@Configuration(proxyBeanMethods = false)
class EntranceConfiguration {

    // Camel keeps servlets by name for the whole JVM, so two houses in one need two names.
    private final String servlet = "webhooks-" + UUID.randomUUID();

    @Bean
    ServletRegistrationBean<CamelHttpTransportServlet> webhookServlet() {
        var registration = new ServletRegistrationBean<>(new CamelHttpTransportServlet(), "/webhooks/*");
        registration.setName(servlet);
        registration.setLoadOnStartup(1);
        return registration;
    }

    @Bean
    FilterRegistrationBean<WebhookBodies> webhookBodies(ObjectProvider<CamelContext> camel) {
        var registration = new FilterRegistrationBean<>(
                new WebhookBodies(() -> camel.getObject().isStarted()));
        registration.addUrlPatterns("/webhooks/*");
        return registration;
    }

    @Bean("servlet-component")
    ServletComponent servletComponent() {
        var component = new ServletComponent();
        component.setServletName(servlet);
        component.setHttpBinding(new WebhookBinding());
        component.setMuteException(true);
        return component;
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> plainRequestsOnly() {
        return factory -> factory.addServerCustomizers(
                server -> server.setHandler(new PlainRequests(Objects.requireNonNull(server.getHandler()))));
    }
}
