package dev.dragoman.channels.x;

/** What a call costs, in thousandths of a US dollar, by X's page on pay per use. */
final class XPrices {

    static final int MESSAGE = 15;

    /** A reply that X takes for summoned costs 10; which one it does is not known before. */
    static final int POST = 15;

    static final int POST_WITH_LINK = 200;

    /** Hides a reply, shows it again, or deletes a post. */
    static final int MANAGE = 5;

    /** For each message that is read. */
    static final int READ_MESSAGE = 10;

    /** For each post that is read. */
    static final int READ_POST = 5;

    /** For each person who is told along with what they wrote. */
    static final int READ_PERSON = 10;

    private XPrices() {}
}
