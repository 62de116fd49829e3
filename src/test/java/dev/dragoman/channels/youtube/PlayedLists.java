package dev.dragoman.channels.youtube;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** Answers each list with the sample that is set for a part of its address, and with an empty list otherwise. */
final class PlayedLists extends Dispatcher {

    final Map<String, String> plays = new ConcurrentHashMap<>();
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        asked.add(request.getTarget());
        return plays.entrySet().stream()
                .filter(one -> request.getTarget().contains(one.getKey()))
                .map(one -> YouTubeFixture.sample(one.getValue()))
                .findFirst()
                .orElseGet(() -> YouTubeFixture.sample("answer-no-comments"));
    }
}
