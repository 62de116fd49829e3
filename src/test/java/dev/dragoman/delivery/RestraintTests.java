package dev.dragoman.delivery;

import static dev.dragoman.TestEvents.privately;
import static dev.dragoman.TestEvents.publicly;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.Conversation;
import dev.dragoman.delivery.Restraint.Replies;
import dev.dragoman.delivery.Restraint.Verdict;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

@RealPostgres
class RestraintTests {

    private final DataSource source;
    private final Sends sends;
    private final Restraint restraint;
    private int number;

    RestraintTests(DataSource source) {
        this.source = source;
        sends = new Sends(source);
        restraint = sends.house.room(Restraint.class);
    }

    @AfterEach
    void close() {
        sends.close();
    }

    private Verdict judge(Restraint judge, Conversation conversation, @Nullable String author, @Nullable String post) {
        int n = number++;
        Replies before = judge.repliesOf(List.of(conversation.id())).getOrDefault(conversation.id(), Replies.NONE);
        var reply =
                new Restraint.Reply(conversation, author, post, "question " + n, false, false, "answer " + n, before);
        return Objects.requireNonNull(
                sends.house.room(TransactionTemplate.class).execute(status -> judge.judge(reply)));
    }

    private Verdict comment(@Nullable String author, @Nullable String post) {
        return judge(restraint, sends.find(publicly("c" + number)), author, post);
    }

    /** Remembers so many public replies of the last hour. */
    private void spend(int many, String author, String post) {
        sends.sql
                .sql("""
                insert into automatic_reply (conversation, channel, account, visibility, post, author, heard, said,
                                             quick, hasty)
                select gen_random_uuid(), 'testnet', 'page', 'PUBLIC', :post || i, :author || i, '', '', false, false
                  from generate_series(1, :many) i
                """)
                .param("post", post)
                .param("author", author)
                .param("many", many)
                .update();
    }

    @Test
    void givesTheSixthQuickQuestionToAPersonEvenAfterARestart() {
        Conversation ada = sends.heard(privately("Ada"));
        for (int i = 0; i < 5; i++) {
            assertThat(judge(restraint, ada, "Ada", null)).isInstanceOf(Verdict.Go.class);
        }

        try (var restarted = HouseOfTests.on(source)) {
            assertThat(judge(restarted.room(Restraint.class), ada, "Ada", null))
                    .isEqualTo(new Verdict.HandOver(
                            "loop suspected", "loop suspected: 5 automatic replies within 10 minutes"));
        }
        assertThat(judge(restraint, sends.heard(privately("Bob")), "Bob", null)).isInstanceOf(Verdict.Go.class);
        assertThat(restraint.keptBack()).isEqualTo(1);
    }

    @Test
    void answersThirtyCommentsUnderAPostAndKeepsBackTheRest() {
        for (int i = 0; i < 30; i++) {
            assertThat(comment("author " + i, "post")).isInstanceOf(Verdict.Go.class);
        }

        assertThat(comment("somebody", "post"))
                .isEqualTo(
                        new Verdict.KeepBack("budget", "kept back: 30 automatic replies within an hour for this post"));
        assertThat(comment("somebody", "another post")).isInstanceOf(Verdict.Go.class);
        assertThat(comment("somebody", null)).isInstanceOf(Verdict.Go.class);
    }

    @Test
    void answersOneAuthorTenTimesOverAllPosts() {
        for (int i = 0; i < 10; i++) {
            assertThat(comment("Ada", "post " + i)).isInstanceOf(Verdict.Go.class);
        }

        assertThat(comment("Ada", "one more")).isInstanceOf(Verdict.KeepBack.class);
        assertThat(comment(null, "one more")).isInstanceOf(Verdict.Go.class);
    }

    @Test
    void answersSixHundredCommentsOfAnAccount() {
        spend(599, "somebody", "somewhere");
        assertThat(comment("Ada", "post")).isInstanceOf(Verdict.Go.class);

        assertThat(comment("Bob", "another"))
                .isInstanceOfSatisfying(
                        Verdict.KeepBack.class, it -> assertThat(it.reason()).contains("600", "account"));
        assertThat(judge(restraint, sends.heard(privately("Ada")), "Ada", null)).isInstanceOf(Verdict.Go.class);
    }

    @Test
    void forgetsAfterAnHourAndThrowsAwayAfterADay() {
        spend(600, "somebody", "somewhere");
        sends.sql
                .sql("update automatic_reply set at = at - interval '61 minutes'")
                .update();
        assertThat(comment("Ada", "post")).isInstanceOf(Verdict.Go.class);

        sends.sql
                .sql("update automatic_reply set at = at - interval '25 hours'")
                .update();
        restraint.forget();

        assertThat(sends.sql
                        .sql("select count(*) from automatic_reply")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsNoTextOfAnybody() {
        judge(restraint, sends.heard(privately("Ada")), "Ada Lovelace", null);

        assertThat(sends.sql
                        .sql("select r::text from automatic_reply r")
                        .query(String.class)
                        .single())
                .doesNotContain("question", "answer", "Lovelace");
    }
}
