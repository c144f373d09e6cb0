package io.truelift.measure;

import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Links for benchmarks, in the shape that people leave: two to eight identifiers each, five links on average, some people
 * with many more, most links seen again, and one link in 250 to a till where thousands were served. They come in the
 * order of visits, so links of one person lie far apart. A person takes one byte, a link nothing: an identifier is a
 * function of person and place.
 *
 * @param links how many to make
 * @param seed of all that is drawn
 */
public record BulkLinks(long links, long seed) {
    private static final int LINKS_PER_PERSON = 5;
    private static final int MOST_IDENTIFIERS = 8;
    private static final double AT_A_TILL = 0.004;
    private static final int PEOPLE_OF_A_TILL = 100_000;
    private static final byte TILL = MOST_IDENTIFIERS - 1;

    public BulkLinks {
        if (links < LINKS_PER_PERSON || links / LINKS_PER_PERSON > Integer.MAX_VALUE / MOST_IDENTIFIERS) {
            throw new IllegalArgumentException("Cannot make %,d links. Ask for %d to %,d."
                    .formatted(
                            links, LINKS_PER_PERSON, (long) LINKS_PER_PERSON * (Integer.MAX_VALUE / MOST_IDENTIFIERS)));
        }
    }

    /**
     * What was written.
     *
     * @param links how many
     * @param identifiers how many different ones
     * @param different how many links are different
     * @param components how many components they make: identifiers less different links, for nothing closes a circle
     */
    public record Written(long links, long identifiers, long different, long components) {
        Written(long links, long identifiers, long different) {
            this(links, identifiers, different, identifiers - different);
        }
    }

    /** Writes the links and tells what is true of them. */
    public Written write(LinkFile file) {
        Maker maker = new Maker((int) (links / LINKS_PER_PERSON));
        file.write(maker::make);
        return maker.written();
    }

    private final class Maker {
        private final SplittableRandom random = new SplittableRandom(seed);
        private final int people;
        /** By person: bit 0 for the link to the till, others for the link from the place above. */
        private final byte[] seen;

        Maker(int people) {
            this.people = people;
            this.seen = new byte[people];
        }

        private void make(LinkFile.Sink sink) {
            for (long link = 0; link < links; link++) {
                double place = random.nextDouble();
                int person = (int) (people * place * Math.sqrt(place)); // the first come more often
                if (random.nextDouble() < AT_A_TILL) {
                    seen[person] |= 1;
                    link(sink, person, 0, till(person), TILL);
                } else {
                    int to = 1 + random.nextInt(identifiers(person) - 1);
                    seen[person] |= (byte) (1 << to);
                    link(sink, person, above(person, to), person, to);
                }
            }
        }

        private Written written() {
            long identifiers = 0;
            long different = 0;
            BitSet tills = new BitSet();
            for (int person = 0; person < people; person++) {
                int met = 0;
                for (int place = 1; place < MOST_IDENTIFIERS; place++) {
                    if ((seen[person] >> place & 1) == 1) {
                        met |= 1 << place | 1 << above(person, place);
                    }
                }
                if ((seen[person] & 1) == 1) {
                    met |= 1;
                    tills.set(person / PEOPLE_OF_A_TILL);
                }
                identifiers += Integer.bitCount(met);
                different += Integer.bitCount(seen[person] & 0xFF);
            }
            return new Written(links, identifiers + tills.cardinality(), different);
        }
    }

    /** How many identifiers the person has: half have two, a quarter three, and so on. */
    private int identifiers(int person) {
        return Math.min(MOST_IDENTIFIERS, 2 + Long.numberOfTrailingZeros(mixed(seed ^ person)));
    }

    /** The place of the identifier beside which this one was first seen. */
    private int above(int person, int place) {
        return (int) Long.remainderUnsigned(mixed(person * (long) MOST_IDENTIFIERS + place), place);
    }

    private static long till(int person) {
        return -1L - person / PEOPLE_OF_A_TILL;
    }

    private void link(LinkFile.Sink sink, long person, int place, long other, int otherPlace) {
        sink.link(
                (byte) place,
                high(person, place),
                low(person, place),
                (byte) otherPlace,
                high(other, otherPlace),
                low(other, otherPlace));
    }

    private long high(long person, int place) {
        return mixed(seed + person * MOST_IDENTIFIERS + place);
    }

    private long low(long person, int place) {
        return mixed(~(seed + person * MOST_IDENTIFIERS + place));
    }

    /** Stafford's variant 13 of the finalizer of MurmurHash3: different numbers stay different. */
    private static long mixed(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
