package dev.dragoman.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.delivery.Shares.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharesTests {

    private final Shares shares = new Shares();

    private static List<Candidate> many(int howMany, String account, String lane) {
        return Stream.generate(() -> one(account, lane, lane.equals("PRIVATE") ? 1 : 2))
                .limit(howMany)
                .toList();
    }

    private static Candidate one(String account, String lane, int rank) {
        return new Candidate(UUID.randomUUID(), "net", account, lane, rank, false);
    }

    @SafeVarargs
    private static List<Candidate> all(List<Candidate>... parts) {
        List<Candidate> all = new ArrayList<>();
        for (List<Candidate> part : parts) {
            all.addAll(part);
        }
        return all;
    }

    private static long comments(List<Candidate> picked) {
        return picked.stream().filter(it -> !it.lane().equals("PRIVATE")).count();
    }

    @Test
    void givesTwoOfSixteenPlacesToComments() {
        List<Candidate> waiting = all(many(50, "page", "PRIVATE"), many(50, "page", "PUBLIC"));

        assertThat(comments(shares.pick(waiting, 16))).isEqualTo(2);
    }

    @Test
    void givesTheSameSharesWhenPlacesComeOneByOne() {
        int comments = 0;

        for (int i = 0; i < 160; i++) {
            comments += (int) comments(shares.pick(all(many(1, "page", "PRIVATE"), many(1, "page", "PUBLIC")), 1));
        }

        assertThat(comments).isEqualTo(20);
    }

    @Test
    void letsAMessagePassABacklogOfComments() {
        shares.pick(many(100, "page", "PUBLIC"), 100);

        List<Candidate> picked = shares.pick(all(many(16, "page", "PUBLIC"), many(1, "page", "PRIVATE")), 1);

        assertThat(comments(picked)).isZero();
    }

    @Test
    void sharesBetweenAccounts() {
        shares.pick(many(100, "loud", "PRIVATE"), 100);

        List<Candidate> picked = shares.pick(all(many(16, "loud", "PRIVATE"), many(16, "quiet", "PRIVATE")), 16);

        assertThat(picked).filteredOn(it -> it.account().equals("quiet")).hasSizeBetween(8, 9);
    }

    @Test
    void letsPeopleGoFirst() {
        Candidate person = one("page", "PUBLIC", 0);

        List<Candidate> picked = shares.pick(all(many(16, "page", "PRIVATE"), List.of(person)), 4);

        assertThat(picked).hasSize(4).startsWith(person);
    }

    @Test
    void leavesNoPlaceEmptyWhileAnybodyWaits() {
        assertThat(shares.pick(many(9, "page", "REPLY"), 16)).hasSize(9);
    }
}
