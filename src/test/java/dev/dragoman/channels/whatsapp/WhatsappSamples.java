package dev.dragoman.channels.whatsapp;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/** What is in each of our samples. */
final class WhatsappSamples {

    static final Map<String, List<String>> KINDS = Map.ofEntries(
            entry("text", List.of("Said")),
            entry("text-emoji-rtl", List.of("Said")),
            entry("text-without-phone", List.of("Said")),
            entry("text-without-user-id", List.of("Said")),
            entry("text-from-ad", List.of("Said")),
            entry("reply", List.of("Said")),
            entry("image", List.of("Said")),
            entry("voice", List.of("Said")),
            entry("video", List.of("Said")),
            entry("document", List.of("Said")),
            entry("sticker", List.of("Said")),
            entry("location", List.of("Said")),
            entry("contact", List.of("Said")),
            entry("contact-without-sender", List.of("Said")),
            entry("order", List.of("Said")),
            entry("form-sent", List.of("Said")),
            entry("unsupported", List.of("Said")),
            entry("button-pressed", List.of("Pressed")),
            entry("list-pressed", List.of("Pressed")),
            entry("template-button-pressed", List.of("Pressed")),
            entry("reaction", List.of("Reacted")),
            entry("reaction-removed", List.of("Reacted")),
            entry("edited", List.of("Edited")),
            entry("withdrawn", List.of("Withdrawn")),
            entry("status-sent", List.of("Echoed")),
            entry("status-sent-by-another-program", List.of()),
            entry("status-delivered", List.of("Echoed", "Delivered")),
            entry("status-read", List.of("Echoed", "Read")),
            entry("status-read-without-phone", List.of("Read")),
            entry("status-played", List.of("Read")),
            entry("status-failed", List.of()),
            entry("status-failed-undeliverable", List.of()),
            entry("echo-from-app", List.of("Echoed")),
            entry("echo-withdrawn-in-app", List.of()),
            entry("call-permission", List.of()),
            entry("group-text", List.of()),
            entry("number-changed", List.of()),
            entry("user-id-changed", List.of()),
            entry("new-kind", List.of()),
            entry("template-approved", List.of()),
            entry("template-paused", List.of()),
            entry("template-rejected", List.of()),
            entry("quality-changed", List.of()),
            entry("account-restricted", List.of()),
            entry("trouble-told", List.of()),
            entry("unknown-field", List.of()),
            entry("batch-two-entries", List.of("Said", "Delivered", "Said")));

    private WhatsappSamples() {}
}
