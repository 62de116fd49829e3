package dev.dragoman.conversations;

import static dev.dragoman.TestEvents.publicly;
import static dev.dragoman.conversations.CustomerFixture.ANNA;
import static dev.dragoman.conversations.CustomerFixture.BEN;
import static dev.dragoman.conversations.CustomerFixture.GUARDED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.conversations.MergeVerdict.AlreadyDecided;
import dev.dragoman.conversations.MergeVerdict.Done;
import dev.dragoman.conversations.MergeVerdict.NotAllowed;
import dev.dragoman.message.Address;
import dev.dragoman.message.Contact;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealPostgres
class CustomersTests {

    private static final String ADA = "my e-mail is ada@example.org";
    private static final String ADAS_PHONE = "my phone is +49 1512 3456789";

    private final HouseOfTests house;
    private final CustomerFixture they;
    private final Customers customers;

    CustomersTests(DataSource source) {
        house = HouseOfTests.on(source);
        they = new CustomerFixture(house);
        customers = they.customers();
    }

    @BeforeEach
    void empty() {
        they.forgetEverything();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void proposesTwoOfTheSameAddressOnceAndMergesNobody() {
        CustomerId one =
                they.tells("testnet", "ada", Contact.email("Ada@Example.org").orElseThrow());
        CustomerId other = they.says("keyednet", "a. lovelace", ADA);
        they.says("keyednet", "a. lovelace", ADA + " " + ADAS_PHONE);
        they.says("testnet", "ada", ADAS_PHONE);

        assertThat(customers.proposals()).singleElement().satisfies(it -> {
            assertThat(List.of(it.one().person(), it.other().person())).containsExactlyInAnyOrder(one, other);
            assertThat(it.reasons()).hasSize(2).noneMatch(Proposal.Reason::isTold);
            assertThat(it.besides(one).name()).isEqualTo("a. lovelace");
            assertThat(it.besides(one).channels()).hasToString("[keyednet]");
            assertThat(it.besides(one).lastWords()).startsWith(ADA);
        });
        assertThat(they.isSame(one, other)).isFalse();
    }

    @Test
    void proposesThoseWhoSayTheSameAtTheSameTime() throws Exception {
        List<Callable<CustomerId>> all = IntStream.range(0, 8)
                .mapToObj(n -> (Callable<CustomerId>) () -> they.says("testnet", "ada " + n, ADA))
                .toList();

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<CustomerId> one : threads.invokeAll(all)) {
                one.get();
            }
        }

        assertThat(customers.proposals()).hasSize(8 * 7 / 2);
    }

    @Test
    void hintsAtTheOther() {
        CustomerId one = they.says("testnet", "ada", ADA);
        CustomerId other = they.says("keyednet", "ada", ADA);
        CustomerId third = they.says("testnet", "ben", "Hello");

        assertThat(customers.proposals(one))
                .singleElement()
                .satisfies(it -> assertThat(it.besides(one).person()).isEqualTo(other));
        assertThat(customers.proposals(third)).isEmpty();
    }

    @Test
    void mergesWithEverythingTheyWroteAndPartsThemAgain() {
        CustomerId one = they.says("testnet", "ada", ADA);
        CustomerId other = they.says("keyednet", "ada", ADA);
        UUID proposal = they.onlyProposal();

        assertThat(customers.merge(proposal, ANNA)).isInstanceOf(Done.class);
        assertThat(they.isSame(one, other)).isTrue();
        assertThat(channels(one)).containsExactly("keyednet", "testnet").isEqualTo(channels(other));
        assertThat(they.person(one).identities()).hasSize(2);
        assertThat(they.person(one).merges())
                .singleElement()
                .satisfies(it -> assertThat(it.byName()).isEqualTo("Anna"));

        assertThat(customers.part(proposal, BEN)).isInstanceOf(Done.class);
        assertThat(they.isSame(one, other)).isFalse();
        assertThat(channels(one)).containsExactly("testnet");
        assertThat(channels(other)).containsExactly("keyednet");
        assertThat(customers.proposals()).isEmpty();
    }

    @Test
    void neverProposesAgainWhoAreNotTheSame() {
        they.says("testnet", "ada", ADA);
        they.says("keyednet", "ada", ADA);
        UUID proposal = they.onlyProposal();

        assertThat(customers.keepApart(proposal, ANNA)).isInstanceOf(Done.class);
        they.says("testnet", "ada", ADAS_PHONE);
        they.says("keyednet", "ada", ADAS_PHONE);

        assertThat(customers.proposals()).isEmpty();
        assertThat(customers.merge(proposal, BEN)).isEqualTo(new AlreadyDecided("Anna"));
    }

    @Test
    void givesADecisionToOneOfTwo() throws Exception {
        they.says("testnet", "ada", ADA);
        they.says("keyednet", "ada", ADA);
        UUID proposal = they.onlyProposal();
        Callable<MergeVerdict> merge = () -> customers.merge(proposal, ANNA);
        Callable<MergeVerdict> apart = () -> customers.keepApart(proposal, BEN);

        List<MergeVerdict> verdicts = atOnce(List.of(merge, apart, merge, apart));

        assertThat(verdicts).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(verdicts).filteredOn(AlreadyDecided.class::isInstance).hasSize(3);
        assertThat(customers.merge(UUID.randomUUID(), ANNA)).isEqualTo(new AlreadyDecided(""));
    }

    @Test
    void mergesChainsAtOnceIntoOnePerson() throws Exception {
        CustomerId ada = they.says("testnet", "ada", ADA);
        CustomerId middle = they.says("keyednet", "ada", ADA + " " + ADAS_PHONE);
        CustomerId phone = they.says("mutenet", "ada", ADAS_PHONE);
        UUID first = they.proposal(ada, middle);
        UUID second = they.proposal(middle, phone);

        atOnce(List.of(() -> customers.merge(first, ANNA), () -> customers.merge(second, BEN)));

        assertThat(they.isSame(ada, middle)).isTrue();
        assertThat(they.isSame(middle, phone)).isTrue();
        assertThat(channels(phone)).containsExactlyInAnyOrder("testnet", "keyednet", "mutenet");
    }

    @Test
    void partsWhatOneMergeJoinedAndNothingElse() {
        CustomerId one = they.says("testnet", "ada", ADA);
        CustomerId two = they.says("keyednet", "ada", ADA);
        UUID first = they.onlyProposal();
        customers.merge(first, ANNA);
        CustomerId three = they.says("mutenet", "ada", ADA);
        UUID second = customers.proposals().getFirst().id();
        customers.merge(second, ANNA);

        customers.part(first, ANNA);

        assertThat(they.isSame(one, two)).isFalse();
        assertThat(they.isSame(three, one) ^ they.isSame(three, two)).isTrue();
        assertThat(customers.proposals())
                .as("somebody said that the two are not the same")
                .isEmpty();
    }

    @Test
    void refusesToJoinThroughAThirdWhoAreNotTheSame() {
        CustomerId one = they.says("testnet", "ada", ADA);
        CustomerId two = they.says("keyednet", "ada", ADA);
        customers.keepApart(they.onlyProposal(), ANNA);
        CustomerId three = they.says("mutenet", "ada", ADA);
        UUID withOne = they.proposal(one, three);
        UUID withTwo = they.proposal(two, three);

        assertThat(customers.merge(withOne, ANNA)).isInstanceOf(Done.class);

        assertThat(customers.proposals()).isEmpty();
        assertThat(customers.merge(withTwo, BEN)).isEqualTo(new NotAllowed());
        assertThat(they.isSame(one, two)).isFalse();
    }

    @Test
    void linksNobodyOfAGuardedNetworkWithoutTheirWord() {
        CustomerId guarded = they.says(GUARDED, "ada", ADA);
        CustomerId free = they.says("testnet", "ada", ADA);
        assertThat(customers.proposals()).isEmpty();
        assertThat(customers.agree(free, ANNA)).as("nobody asks for it").isFalse();

        assertThat(customers.agree(guarded, ANNA)).isTrue();
        assertThat(customers.agree(guarded, BEN)).as("it is there").isFalse();

        assertThat(customers.merge(they.proposal(guarded, free), ANNA)).isInstanceOf(Done.class);
        assertThat(they.person(guarded).identities())
                .filteredOn(Person.Identity::needsWord)
                .singleElement()
                .satisfies(it -> assertThat(it.agreedName()).isEqualTo("Anna"))
                .satisfies(it -> assertThat(it.agreedAt()).isNotNull());
    }

    @Test
    void undoesEveryLinkWhenTheWordIsWithdrawn() {
        CustomerId guarded = they.says(GUARDED, "ada", ADA);
        CustomerId one = they.says("testnet", "ada", ADA);
        CustomerId other = they.says("keyednet", "ada", ADA);
        customers.agree(guarded, ANNA);
        customers.merge(they.proposal(guarded, one), ANNA);
        customers.merge(they.proposal(guarded, other), ANNA);

        assertThat(customers.disagree(guarded)).isTrue();
        assertThat(customers.disagree(guarded)).isFalse();

        assertThat(they.isSame(guarded, one)).isFalse();
        assertThat(they.isSame(guarded, other)).isFalse();
        assertThat(customers.proposals(guarded)).isEmpty();
    }

    @Test
    void hasNobodyBehindACommentWhoseAuthorIsUnknown() {
        Address comment = publicly("comment");
        they.files(CustomerFixture.said(comment, "one", Party.UNKNOWN, "Nice!"));

        assertThat(customers.behind(house.room(Conversations.class).open(comment)))
                .isEmpty();
        assertThat(customers.find(new CustomerId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void turnsThePagesOfALongLife() {
        var ada = new Party(new NetworkId("ada"), "Ada");
        CustomerId customer = they.hears(CustomerFixture.said(publicly("comment 0"), "c0", ada, "First!"));
        IntStream.rangeClosed(1, 60)
                .forEach(n -> they.files(CustomerFixture.said(publicly("comment " + n), "c" + n, ada, "More")));

        List<Conversation> first = customers.conversations(customer, null);
        Conversation last = first.get(Customers.PAGE - 1);
        List<Conversation> second = customers.conversations(customer, new Person.Place(last.lastAt(), last.id()));

        assertThat(first).hasSize(Customers.PAGE + 1);
        assertThat(first.getFirst().address().thread()).hasToString("comment 60");
        assertThat(second).hasSize(11).first().isEqualTo(first.getLast());
        assertThat(second.getLast().address().thread()).hasToString("comment 0");
    }

    @Test
    void proposesAFewOfTheManyWhoShareAnAddress() {
        IntStream.range(0, 30).forEach(n -> they.tells("testnet", "one " + n, null));
        they.sql()
                .sql("insert into contact (customer, kind, value) select id, 'EMAIL', 'all@example.org' from customer")
                .update();

        CustomerId last = they.says("keyednet", "ada", "my e-mail is all@example.org");

        assertThat(customers.proposals()).hasSize(20);
        assertThat(customers.proposals(last)).hasSize(3);
    }

    private List<String> channels(CustomerId person) {
        return customers.conversations(person, null).stream()
                .map(it -> it.address().channel().value())
                .toList();
    }

    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        List<T> done = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<T> one : threads.invokeAll(work)) {
                done.add(Objects.requireNonNull(one.get()));
            }
        }
        return done;
    }
}
