package dev.dragoman.channels;

/** A channel that can hide a comment: it takes {@link dev.dragoman.message.Act.Hide}. */
public interface HidesComments extends Channel {}
