package io.salesflow.sandbox.http;

/**
 * The CRC-32 of two byte sequences one after the other, from the CRC-32 of each. Appending zeros to a sequence is a
 * linear map of its checksum; the map for many zeros comes from squaring the map for one.
 */
final class JoinedChecksum {

    private static final int POLYNOMIAL = 0xEDB88320;
    private static final int BITS = Integer.SIZE;
    private static final int[][] ZERO_BYTES = new int[BITS][];

    static {
        int[] oneZeroBit = new int[BITS];
        oneZeroBit[0] = POLYNOMIAL;
        for (int bit = 1; bit < BITS; bit++) {
            oneZeroBit[bit] = 1 << (bit - 1);
        }
        ZERO_BYTES[0] = squared(squared(squared(oneZeroBit)));
        for (int power = 1; power < BITS; power++) {
            ZERO_BYTES[power] = squared(ZERO_BYTES[power - 1]);
        }
    }

    private JoinedChecksum() {}

    static int of(int first, int second, int secondLength) {
        int shifted = first;
        int power = 0;
        for (int length = secondLength; length != 0; length >>>= 1) {
            if ((length & 1) != 0) {
                shifted = times(ZERO_BYTES[power], shifted);
            }
            power++;
        }
        return shifted ^ second;
    }

    private static int times(int[] matrix, int vector) {
        int product = 0;
        int row = 0;
        for (int bits = vector; bits != 0; bits >>>= 1) {
            if ((bits & 1) != 0) {
                product ^= matrix[row];
            }
            row++;
        }
        return product;
    }

    private static int[] squared(int[] matrix) {
        int[] square = new int[BITS];
        for (int bit = 0; bit < BITS; bit++) {
            square[bit] = times(matrix, matrix[bit]);
        }
        return square;
    }
}
