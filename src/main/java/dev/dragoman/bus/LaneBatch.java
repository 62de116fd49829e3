package dev.dragoman.bus;

import java.util.List;

/**
 * The next events of one lane, in order.
 *
 * @param epoch    of the lease under which they were read; a later owner has a higher one
 * @param unproven whether the lane's last reader may have died of one of them, so that each is to be worked on alone
 */
public record LaneBatch(int lane, long epoch, boolean unproven, List<LogEntry> entries) {}
