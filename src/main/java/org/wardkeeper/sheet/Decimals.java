package org.wardkeeper.sheet;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** Writes numbers with a decimal point and never with an exponent, such that reading them gives the same number. */
final class Decimals {

    /** What sensors send has three decimals at most; such a number is written from whole thousandths. */
    private static final double MOST = 1e6;

    private Decimals() {}

    /** @return where the text ends */
    static int put(double value, byte[] buffer, int start) {
        double thousandths = Math.rint(value * 1000);
        if (Math.abs(value) < MOST && thousandths / 1000 == value) {
            return putThousandths((long) thousandths, buffer, start);
        }
        byte[] text = BigDecimal.valueOf(value).toPlainString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, buffer, start, text.length);
        return start + text.length;
    }

    /** At least one decimal, and no zeros beyond it that say nothing: 4.0, 4.25. */
    private static int putThousandths(long thousandths, byte[] buffer, int start) {
        int end = start;
        if (thousandths < 0) {
            buffer[end++] = '-';
        }
        long size = Math.abs(thousandths);
        end = putWhole(size / 1000, buffer, end);
        buffer[end++] = '.';
        int fraction = (int) (size % 1000);
        buffer[end++] = (byte) ('0' + fraction / 100);
        if (fraction % 100 != 0) {
            buffer[end++] = (byte) ('0' + fraction / 10 % 10);
        }
        if (fraction % 10 != 0) {
            buffer[end++] = (byte) ('0' + fraction % 10);
        }
        return end;
    }

    /** @return where the text ends */
    static int putWhole(long value, byte[] buffer, int start) {
        int end = start + 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            end++;
        }
        long rest = value;
        for (int i = end - 1; i >= start; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }
}
