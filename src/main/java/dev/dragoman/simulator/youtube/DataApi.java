package dev.dragoman.simulator.youtube;

import dev.dragoman.simulator.ApiAnswer;
import dev.dragoman.simulator.ApiCall;
import dev.dragoman.simulator.NetworkClock;
import dev.dragoman.simulator.WhenSimulating;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/** Finds out what a call wants and what it costs. Called under the lock. */
@Component
@WhenSimulating
final class DataApi {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int WRITE = 50;

    private final CommentLists lists;
    private final CommentWrites writes;
    private final Videos videos;
    private final NetworkClock clock;
    private LocalDate day = LocalDate.EPOCH;
    private int spent;

    DataApi(CommentLists lists, CommentWrites writes, Videos videos, NetworkClock clock) {
        this.lists = lists;
        this.writes = writes;
        this.videos = videos;
        this.clock = clock;
    }

    ApiAnswer answer(ApiCall call, int dailyUnits) {
        if (!pays(call.isSend() ? WRITE : 1, dailyUnits)) {
            return GoogleAnswer.refused(
                    403, "quotaExceeded", "The request cannot be completed because you have exceeded your quota.");
        }
        String asked = call.method() + " " + call.path().replaceFirst("^youtube/v3/", "");
        return switch (asked) {
            case "GET commentThreads" -> lists.threads(call);
            case "POST commentThreads" -> writes.begin(call);
            case "GET comments" -> lists.comments(call);
            case "POST comments" -> writes.reply(call);
            case "PUT comments" -> writes.edit(call);
            case "DELETE comments" -> writes.delete(call);
            case "POST comments/setModerationStatus" -> writes.judge(call, call.text("moderationStatus"));
            case "POST comments/markAsSpam" -> writes.judge(call, "likelySpam");
            case "GET videos" -> videos.list(call);
            case "PUT videos" -> videos.put(call);
            default -> GoogleAnswer.notFound("notFound");
        };
    }

    void clear() {
        spent = 0;
        videos.clear();
    }

    private boolean pays(int units, int dailyUnits) {
        LocalDate today = LocalDate.ofInstant(clock.now(), PACIFIC);
        if (!today.equals(day)) {
            day = today;
            spent = 0;
        }
        boolean isEnough = spent + units <= dailyUnits;
        spent += isEnough ? units : 0;
        return isEnough;
    }
}
