package dev.dragoman.conversations;

import static dev.dragoman.TestEvents.edited;
import static dev.dragoman.TestEvents.publicly;
import static dev.dragoman.TestEvents.withdrawn;
import static dev.dragoman.conversations.CustomerFixture.ANNA;
import static dev.dragoman.conversations.CustomerFixture.privately;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dragoman.HouseOfTests;
import dev.dragoman.RealPostgres;
import dev.dragoman.message.Contact;
import dev.dragoman.message.NetworkId;
import dev.dragoman.message.Party;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RealPostgres
class ContactsTests {

    private static final String ADA = "my e-mail is ada@example.org";

    private final HouseOfTests house;
    private final CustomerFixture they;

    ContactsTests(DataSource source) {
        house = HouseOfTests.on(source);
        they = new CustomerFixture(house);
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
    void takesWhatTheNetworkTellsOverWhatTheCustomerSays() {
        CustomerId ada =
                they.tells("testnet", "ada", Contact.phone("4915123456789").orElseThrow());
        they.says("testnet", "ada", "my phone number is +49 1512 3456789, " + ADA);

        assertThat(they.contacts(ada)).containsExactly("ada@example.org said", "4915123456789 told");
    }

    @Test
    void takesANumberThatTheNetworkTellsLater() {
        CustomerId ada = they.tells("testnet", "ada", null);

        they.tells("testnet", "ada", Contact.phone("4915123456789").orElseThrow());
        they.tells("testnet", "ada", Contact.phone("4915123456789").orElseThrow());

        assertThat(they.contacts(ada)).containsExactly("4915123456789 told");
    }

    @Test
    void findsTheToldNumberInAnotherWayToWriteIt() {
        they.tells("testnet", "ada", Contact.phone("4915123456789").orElseThrow());

        they.says("keyednet", "ada", "meine Handynummer: 0049 (0)1512/34 56 789");

        assertThat(they.customers().proposals()).hasSize(1);
    }

    @Test
    void takesNoNameForAnAddress() {
        CustomerId ada = they.says("testnet", "ada@example.org", "Hello");

        assertThat(they.person(ada).name()).isEqualTo("ada@example.org");
        assertThat(they.contacts(ada)).isEmpty();
    }

    @Test
    void listensToWhoWroteAComment() {
        var ada = new Party(new NetworkId("ada"), "Ada");
        CustomerId customer = they.hears(CustomerFixture.said(publicly("post"), "c1", ada, ADA));

        they.files(CustomerFixture.said(publicly("post"), "c2", Party.UNKNOWN, "my e-mail is eve@example.org"));
        they.files(CustomerFixture.said(publicly("other"), "c3", Party.UNKNOWN, "my e-mail is eve@example.org"));

        assertThat(they.contacts(customer)).containsExactly("ada@example.org said");
        assertThat(they.sql()
                        .sql("select count(*) from contact")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void forgetsWhatWasWithdrawnUnlessAnotherMessageSaysItToo() {
        CustomerId ada = they.says("testnet", "ada", ADA, "one");
        they.says("testnet", "ada", "once more: " + ADA, "two");

        they.files(withdrawn(privately("testnet", "ada"), "one"));
        assertThat(they.contacts(ada)).containsExactly("ada@example.org said");

        they.files(withdrawn(privately("testnet", "ada"), "two"));
        assertThat(they.contacts(ada)).isEmpty();
    }

    @Test
    void neverTakesWhatWasWithdrawnBeforeItCame() {
        they.files(withdrawn(privately("testnet", "ada"), "one"));

        CustomerId ada = they.says("testnet", "ada", ADA, "one");

        assertThat(they.contacts(ada)).isEmpty();
    }

    @Test
    void dropsTheProposalThatRestedOnAWithdrawnMessage() {
        they.says("testnet", "ada", ADA, "one");
        they.says("keyednet", "ada", ADA);
        assertThat(they.customers().proposals()).hasSize(1);

        they.files(withdrawn(privately("testnet", "ada"), "one"));

        assertThat(they.customers().proposals()).isEmpty();
    }

    @Test
    void leavesADecisionWhoseReasonWasWithdrawn() {
        CustomerId one = they.says("testnet", "ada", ADA, "one");
        CustomerId other = they.says("keyednet", "ada", ADA);
        they.customers().merge(they.onlyProposal(), ANNA);

        they.files(withdrawn(privately("testnet", "ada"), "one"));

        assertThat(they.isSame(one, other)).isTrue();
        assertThat(they.contacts(one)).containsExactly("ada@example.org said");
    }

    @Test
    void followsAMessageThatIsEdited() {
        CustomerId ada = they.says("testnet", "ada", ADA, "one");

        they.files(edited(privately("testnet", "ada"), "one", "my e-mail is ada@example.com"));
        assertThat(they.contacts(ada)).containsExactly("ada@example.com said");

        they.files(edited(privately("testnet", "ada"), "one", "never mind"));
        assertThat(they.contacts(ada)).isEmpty();
    }

    @Test
    void takesTheEditThatCameBeforeItsMessage() {
        they.files(edited(privately("testnet", "ada"), "one", "my e-mail is ada@example.com"));

        CustomerId ada = they.says("testnet", "ada", ADA, "one");

        assertThat(they.contacts(ada)).containsExactly("ada@example.com said");
    }
}
