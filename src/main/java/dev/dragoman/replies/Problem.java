package dev.dragoman.replies;

/**
 * Something about a template that a person should know before publishing.
 *
 * @param blocks    it must be put right first; otherwise it is a warning
 * @param variation the variation it is about, from 1; 0 for the whole template
 * @param offset    where in the variation's text it is, in UTF-16 units; 0 when it is not at one place
 * @param sentence  what is wrong and by how much
 */
public record Problem(boolean blocks, int variation, int offset, String sentence) {

    static Problem blocking(int variation, int offset, String sentence) {
        return new Problem(true, variation, offset, sentence);
    }

    static Problem warning(int variation, String sentence) {
        return new Problem(false, variation, 0, sentence);
    }
}
