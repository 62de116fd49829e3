/**
 * Sentence encoders: a text becomes a few hundred numbers that lie close together for texts of like meaning. They run in
 * this process by ONNX Runtime and come as files inside the program.
 */
@NullMarked
package dev.dragoman.understanding.encoder;

import org.jspecify.annotations.NullMarked;
