package dev.dragoman.media;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** Tells the addresses of the open internet from all others, by the special-purpose registries of the IANA. */
final class PublicAddress {

    /** Everything in IPv4 is open but these. */
    private static final List<Block> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Not reserved by anybody, but the metadata service of a large cloud.
                    "168.63.129.16/32")
            .map(Block::of)
            .toList();

    /** Nothing in IPv6 is open but this: so neither mapped addresses are, nor NAT64, nor the unique local ones. */
    private static final Block OPEN_6 = Block.of("2000::/3");

    private static final List<Block> CLOSED_6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Block::of)
            .toList();

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4
                ? CLOSED.stream().noneMatch(block -> block.holds(bytes))
                : OPEN_6.holds(bytes) && CLOSED_6.stream().noneMatch(block -> block.holds(bytes));
    }

    /** The addresses that begin with the same bits as this one. */
    private record Block(InetAddress first, int bits) {

        static Block of(String text) {
            String[] parts = text.split("/", 2);
            return new Block(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
        }

        boolean holds(byte[] address) {
            byte[] start = first.getAddress();
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((start[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
