package dev.dragoman.console;

import dev.dragoman.conversations.Conversations.Holder;
import dev.dragoman.conversations.CustomerId;
import dev.dragoman.conversations.Customers;
import dev.dragoman.conversations.MergeVerdict;
import dev.dragoman.conversations.MergeVerdict.Done;
import dev.dragoman.staff.Agent;
import dev.dragoman.staff.Audit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out what a person decides about customers and writes down who did, in one transaction. */
@Component
class CustomerDecisions {

    private final Customers customers;
    private final Audit audit;
    private final TransactionTemplate transaction;

    CustomerDecisions(Customers customers, Audit audit, TransactionTemplate transaction) {
        this.customers = customers;
        this.audit = audit;
        this.transaction = transaction;
    }

    MergeVerdict merge(Agent agent, UUID proposal) {
        return decide(agent, "customer.merge", () -> customers.merge(proposal, holder(agent)));
    }

    MergeVerdict keepApart(Agent agent, UUID proposal) {
        return decide(agent, "customer.apart", () -> customers.keepApart(proposal, holder(agent)));
    }

    MergeVerdict part(Agent agent, UUID proposal) {
        return decide(agent, "customer.part", () -> customers.part(proposal, holder(agent)));
    }

    boolean agree(Agent agent, CustomerId customer) {
        return record(agent, "customer.consent", customer, () -> customers.agree(customer, holder(agent)));
    }

    boolean disagree(Agent agent, CustomerId customer) {
        return record(agent, "customer.consent.withdraw", customer, () -> customers.disagree(customer));
    }

    private MergeVerdict decide(Agent agent, String what, Supplier<MergeVerdict> decision) {
        return Objects.requireNonNull(transaction.execute(status -> {
            MergeVerdict verdict = decision.get();
            if (verdict instanceof Done(CustomerId one, CustomerId other)) {
                audit.record(agent.id(), what, subject(one), Map.of("other", other.toString()));
            }
            return verdict;
        }));
    }

    private boolean record(Agent agent, String what, CustomerId customer, BooleanSupplier decision) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean isDone = decision.getAsBoolean();
            if (isDone) {
                audit.record(agent.id(), what, subject(customer), Map.of());
            }
            return isDone;
        }));
    }

    private static String subject(CustomerId customer) {
        return "customer:" + customer;
    }

    private static Holder holder(Agent agent) {
        return new Holder(agent.id().value(), agent.name());
    }
}
