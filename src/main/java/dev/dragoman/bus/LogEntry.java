package dev.dragoman.bus;

import java.time.LocalDate;

/**
 * One event of the log, still as stored.
 *
 * @param tx      the number of the transaction that appended it; the order of the log is (tx, seq)
 * @param day     when it was appended, in UTC
 * @param kind    the stored name of the kind of event
 * @param payload JSON
 */
public record LogEntry(long seq, String tx, LocalDate day, String conversation, String kind, String payload) {}
