package dev.dragoman.channels.whatsapp;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.dragoman.channels.ApprovedTemplate;
import dev.dragoman.channels.ApprovedTemplates;
import dev.dragoman.channels.meta.GraphAnswer;
import dev.dragoman.channels.meta.GraphApi;
import dev.dragoman.channels.meta.MetaFields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The approved templates of business accounts, remembered for some minutes. The states that WhatsApp tells by webhook are
 * not used: a template that was paused since is refused when it is sent.
 */
final class WhatsappTemplates {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST_PAGES = 5;
    private static final String EACH = "100";

    private final Cache<String, List<ApprovedTemplate>> known =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(100).build();
    private final GraphApi graph;

    WhatsappTemplates(GraphApi graph) {
        this.graph = graph;
    }

    ApprovedTemplates of(GraphApi.Caller caller, String businessAccount) {
        List<ApprovedTemplate> remembered = known.getIfPresent(businessAccount);
        return remembered == null ? read(caller, businessAccount) : new ApprovedTemplates(remembered, null);
    }

    private ApprovedTemplates read(GraphApi.Caller caller, String businessAccount) {
        List<ApprovedTemplate> all = new ArrayList<>();
        String after = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            switch (graph.get(caller, businessAccount, "message_templates", query(after))) {
                case GraphAnswer.Failed failed -> {
                    return new ApprovedTemplates(List.of(), "WhatsApp does not tell its approved templates just now.");
                }
                case GraphAnswer.Done(JsonNode body) -> {
                    body.path("data").forEach(one -> WhatsappTemplate.read(one).ifPresent(all::add));
                    after = body.path("paging").has("next")
                            ? MetaFields.text(body.path("paging").path("cursors"), "after")
                            : "";
                }
            }
            if (after.isEmpty()) {
                break;
            }
        }
        all.sort(Comparator.comparing(ApprovedTemplate::name).thenComparing(ApprovedTemplate::language));
        known.put(businessAccount, List.copyOf(all));
        return new ApprovedTemplates(List.copyOf(all), null);
    }

    private static Map<String, String> query(String after) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("fields", "name,language,status,category,parameter_format,components");
        query.put("status", "APPROVED");
        query.put("limit", EACH);
        if (!after.isEmpty()) {
            query.put("after", after);
        }
        return query;
    }
}
