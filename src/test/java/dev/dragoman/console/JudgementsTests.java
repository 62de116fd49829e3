package dev.dragoman.console;

import static dev.dragoman.message.Moderation.APPROVE;
import static dev.dragoman.message.Moderation.DELETE;
import static dev.dragoman.message.Moderation.DELETE_OWN;
import static dev.dragoman.message.Moderation.HIDE;
import static dev.dragoman.message.Moderation.SHOW;
import static dev.dragoman.message.Moderation.SPAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.conversations.Message;
import dev.dragoman.delivery.Sending;
import dev.dragoman.delivery.Sending.State;
import dev.dragoman.message.Act;
import dev.dragoman.message.Moderation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementsTests {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final Set<Moderation> FACEBOOK = Set.of(HIDE, SHOW, DELETE, DELETE_OWN);
    private static final Set<Moderation> BLOG = Set.of(HIDE, DELETE, APPROVE, SPAM, DELETE_OWN);

    @Test
    void offersWhatTheNetworkCanDoWithAComment() {
        assertThat(of(FACEBOOK).of(comment("SAID", true, null)).offers()).containsExactly(HIDE, SHOW, DELETE);
        assertThat(of(BLOG).of(comment("SAID", true, null)).offers()).containsExactly(HIDE, DELETE, APPROVE, SPAM);
        assertThat(of(Set.of()).of(comment("SAID", true, null)).offers()).isEmpty();
    }

    @Test
    void offersNothingForWhatIsNoCommentOrWasTakenBack() {
        assertThat(of(FACEBOOK).of(comment("SAID", true, NOW)).offers()).isEmpty();
        assertThat(of(FACEBOOK).of(comment("REACTED", true, null)).offers()).isEmpty();
        assertThat(of(FACEBOOK).of(comment("ECHOED", false, null)).offers()).isEmpty();
    }

    @Test
    void offersNoVerdictThatStands() {
        Judgement hidden = of(FACEBOOK, judged(HIDE, State.WAITING)).of(comment("SAID", true, null));
        Judgement shown =
                of(FACEBOOK, judged(HIDE, State.SENT), judged(SHOW, State.SENT)).of(comment("SAID", true, null));

        assertThat(hidden.stands()).isEqualTo(HIDE);
        assertThat(hidden.offers()).containsExactly(SHOW, DELETE);
        assertThat(shown.stands()).isEqualTo(SHOW);
        assertThat(shown.offers()).containsExactly(HIDE, DELETE);
    }

    @Test
    void forgetsAVerdictThatFailed() {
        Judgement judgement = of(FACEBOOK, judged(HIDE, State.SENT), judged(SHOW, State.FAILED))
                .of(comment("SAID", true, null));

        assertThat(judgement.stands()).isEqualTo(HIDE);
    }

    @Test
    void letsInAgainWhatIsGoneWhereTheNetworkCan() {
        assertThat(of(FACEBOOK, judged(DELETE, State.SENT))
                        .of(comment("SAID", true, null))
                        .offers())
                .isEmpty();
        assertThat(of(BLOG, judged(SPAM, State.SENT))
                        .of(comment("SAID", true, null))
                        .offers())
                .containsExactly(APPROVE);
    }

    @Test
    void offersToDeleteWhatWeSaid() {
        assertThat(of(FACEBOOK).of(reply(State.SENT, NOW)).offers()).containsExactly(DELETE_OWN);
        assertThat(of(FACEBOOK).of(reply(State.WAITING, NOW)).offers()).isEmpty();
        assertThat(of(FACEBOOK).of(judged(HIDE, State.SENT)).offers()).isEmpty();
    }

    @Test
    void deletesOurWordsForAsLongAsTheNetworkDoes() {
        var telegram = new Judgements(Set.of(DELETE_OWN), Duration.ofHours(48), List.of(), NOW);

        assertThat(telegram.of(reply(State.SENT, NOW.minus(Duration.ofHours(47))))
                        .offers())
                .containsExactly(DELETE_OWN);
        assertThat(telegram.of(reply(State.SENT, NOW.minus(Duration.ofHours(48))))
                        .offers())
                .isEmpty();
    }

    private static Judgements of(Set<Moderation> can, Sending... sends) {
        return new Judgements(can, null, List.of(sends), NOW);
    }

    private static Message comment(String kind, boolean byCustomer, @Nullable Instant withdrawnAt) {
        return new Message(1, "c-1", byCustomer, "Ana", kind, "Hello", null, List.of(), null, NOW, null, withdrawnAt);
    }

    private static Sending reply(State state, Instant at) {
        return send(new Act.Say("Hello.", List.of()), state, at, state == State.SENT ? "r-1" : null);
    }

    private static Sending judged(Moderation verdict, State state) {
        return send(new Act.Moderate(verdict), state, NOW, null);
    }

    private static Sending send(Act act, State state, Instant at, @Nullable String externalId) {
        return new Sending(
                UUID.randomUUID(), UUID.randomUUID(), act, "Nina", state, null, "t", "c-1", externalId, at, null, null);
    }
}
