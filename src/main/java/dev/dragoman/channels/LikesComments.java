package dev.dragoman.channels;

/** A channel that can like a comment: it takes {@link dev.dragoman.message.Act.Like}. */
public interface LikesComments extends Channel {}
