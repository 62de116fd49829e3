package dev.dragoman.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.message.ChannelId;
import dev.dragoman.message.Visibility;
import dev.dragoman.replies.Body;
import dev.dragoman.replies.Disclosure;
import dev.dragoman.replies.Request;
import dev.dragoman.replies.TemplateKey;
import dev.dragoman.replies.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an editor previews is what a customer sees. */
class FirstAnswerJourneyTests extends JourneyHouse {

    @Autowired
    Templates templates;

    private final int customer = stranger();

    @Test
    void saysTheFirstAnswerAsItIsPreviewedAndLaterOnesWithoutTheDisclosure() {
        var template = new TemplateKey("utter_store_hours", "en");
        var request = new Request(template, new ChannelId("facebook"), Visibility.PRIVATE, Map.of(), 0);
        Body body = templates.speaking(template).orElseThrow().body();
        String opening = templates
                .render(Disclosure.before(request))
                .map(Disclosure::opening)
                .orElseThrow();

        network.write(customer, "what are your opening hours");
        String first = answers(customer, 1).getFirst().text();
        network.write(customer, "when are you open");
        String later = answers(customer, 2).getLast().text();

        List<String> previewed = templates.preview(body, request).stream()
                .map(preview -> preview.fitted().text())
                .toList();
        assertThat(previewed).contains(first, opening + later);
        assertThat(first).startsWith(opening);
    }
}
