package dev.dragoman.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a person sees when a page does not exist, is not for this person, or broke. */
@Component
class ErrorPage implements ErrorViewResolver {

    private final Pages pages;
    private final Screens screens;

    ErrorPage(Pages pages, Screens screens) {
        this.pages = pages;
        this.screens = screens;
    }

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Screen screen = screens.of(request, String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI)));
        String kind = switch (status) {
            case NOT_FOUND -> "missing";
            case FORBIDDEN -> "forbidden";
            default -> status.is4xxClientError() ? "refused" : "broken";
        };
        return new ModelAndView(pages.show(status, "layout/error.jte", screen, Map.of("kind", kind)));
    }
}
