/**
 * A pretend YouTube: the Data API v3 with its token address, one video, and people who comment below it.
 * {@code YouTubeSimulator} is the door. It knows YouTube's public contract and nothing of our channel.
 */
@NullMarked
package dev.dragoman.simulator.youtube;

import org.jspecify.annotations.NullMarked;
