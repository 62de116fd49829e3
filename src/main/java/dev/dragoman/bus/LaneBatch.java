package dev.dragoman.bus;

import java.util.List;

/**
 * The next events of one lane, in order.
 *
 * @param epoch of the lease under which they were read; a later owner has a higher one
 */
public record LaneBatch(int lane, long epoch, List<LogEntry> entries) {}
