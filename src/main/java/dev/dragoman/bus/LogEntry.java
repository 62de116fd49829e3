package dev.dragoman.bus;

/**
 * One event of the log, still as stored.
 *
 * @param tx      the number of the transaction that appended it; the order of the log is (tx, seq)
 * @param kind    the stored name of the kind of event
 * @param payload JSON
 */
public record LogEntry(long seq, String tx, String conversation, String kind, String payload) {}
