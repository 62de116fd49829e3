package dev.dragoman.simulator.whatsapp;

import dev.dragoman.simulator.Customer;
import dev.dragoman.simulator.MetaWorld;
import java.util.Optional;

/** The ids of customers in WhatsApp: a phone number, and an id that holds for this business alone. */
final class People {

    private People() {}

    static String phone(Customer customer) {
        return "1555020%04d".formatted(customer.number());
    }

    static String userId(Customer customer) {
        return "US.10000000000000%05d".formatted(customer.number());
    }

    /** The customer that a message is for, by the number it goes {@code to} or else the {@code recipient}'s id. */
    static Optional<Customer> find(MetaWorld world, String to, String recipient) {
        return world.customers().stream()
                .filter(one -> to.isEmpty()
                        ? userId(one).equals(recipient)
                        : phone(one).equals(to.replaceFirst("^\\+", "")))
                .findFirst();
    }
}
