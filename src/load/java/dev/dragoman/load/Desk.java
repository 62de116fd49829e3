package dev.dragoman.load;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The customers: each asks one question at a time and comes back once it is answered. Here is known who still waits, and
 * who got what nobody had asked for.
 */
final class Desk {

    /** Two of three name an order nobody has named before, so that no text is remembered from before. */
    private static final String[] WORDS = {
        "Where is my parcel %d?",
        "How much is shipping?",
        "Where is my order %d?",
        "I want to cancel order %d",
        "What are your opening hours?",
        "How do I return order %d?"
    };

    private final Settings settings;
    private final AtomicInteger customers = new AtomicInteger();
    private final AtomicLong numbers = new AtomicLong();
    private final Queue<Customer> free = new ConcurrentLinkedQueue<>();
    private final Map<String, Question> open = new ConcurrentHashMap<>();
    private final AtomicInteger doubled = new AtomicInteger();
    private final AtomicInteger wrong = new AtomicInteger();

    Desk(Settings settings) {
        this.settings = settings;
    }

    /** The next question: of a customer who has his last answer, or of a new one. */
    Question ask(Tally tally, long scheduled) {
        Customer who = customers.get() < settings.customers() ? null : free.poll();
        Customer customer = who == null ? new Customer(customers.incrementAndGet(), 0) : who;
        long number = 100_000 + numbers.incrementAndGet();
        String words = WORDS[(customer.n + customer.asked) % WORDS.length];
        var question = new Question(customer, number, words.formatted(number), scheduled, tally);
        open.put(customer.psid(), question);
        return question;
    }

    /** The network got a reply for this customer. */
    void replied(String psid, String text, long now) {
        Question question = open.remove(psid);
        if (question == null) {
            doubled.incrementAndGet();
            return;
        }
        boolean namesIt = question.words.contains("parcel");
        if (namesIt && !text.contains(String.valueOf(question.number))) {
            wrong.incrementAndGet();
        }
        question.tally.replied(now - question.scheduled, now);
        if (question.customer.asked + 1 < settings.questions()) {
            free.add(new Customer(question.customer.n, question.customer.asked + 1));
        }
    }

    /** Waits until nobody waits any more, at most so long; returns how many still do. */
    int drain(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!open.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(5_000_000);
        }
        return open.size();
    }

    int waiting() {
        return open.size();
    }

    int customers() {
        return customers.get();
    }

    int doubled() {
        return doubled.get();
    }

    int wrong() {
        return wrong.get();
    }

    /** A customer and how many questions were asked before. */
    record Customer(int n, int asked) {

        String psid() {
            return "7000000%08d".formatted(n);
        }
    }

    /** A question, when it should have been posted, and the stage it counts for. */
    record Question(Customer customer, long number, String words, long scheduled, Tally tally) {

        /** The bytes Messenger would post. */
        String webhook() {
            return """
                {"object":"page","entry":[{"id":"%1$s","time":%2$d,"messaging":[{"sender":{"id":"%3$s"},\
                "recipient":{"id":"%1$s"},"timestamp":%2$d,"message":{"mid":"m_in_%4$d","text":"%5$s"}}]}]}\
                """.formatted(Product.page(customer.n), System.currentTimeMillis(), customer.psid(), number, words);
        }
    }
}
