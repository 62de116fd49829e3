package dev.dragoman.console;

import java.io.IOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Style sheets, modules and htmx below {@code /assets}. Browsers keep them and ask whether they have changed. */
@Component
class Assets implements WebMvcConfigurer {

    private static final String HTMX = "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/{htmx:htmx\\.min\\.js}")
                .addResourceLocations(folderOfHtmx())
                .setCacheControl(CacheControl.noCache());
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.noCache());
    }

    private static Resource folderOfHtmx() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver().getResources(HTMX);
            if (found.length != 1) {
                throw new IllegalStateException(found.length + " versions of htmx on the class path");
            }
            return found[0].createRelative("./");
        } catch (IOException e) {
            throw new IllegalStateException("htmx cannot be read", e);
        }
    }
}
