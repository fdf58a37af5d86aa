package org.wardkeeper.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param seconds of one measurement
 * @param rounds how often everything is measured; medians are printed
 * @param heapMinutes watch the heap for so long as well
 */
record Options(int seconds, int rounds, int heapMinutes) {

    private static final int TEN = 10;

    Options {
        if (seconds < 1 || seconds > 600 || rounds < 1 || rounds > 20 || heapMinutes < 0) {
            throw new IllegalArgumentException("--seconds is 1 to 600, --rounds is 1 to 20");
        }
    }

    static Options of(List<String> arguments) {
        int seconds = 4;
        int rounds = 3;
        int heapMinutes = 0;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--seconds" -> seconds = number(argument, rest);
                case "--rounds" -> rounds = number(argument, rest);
                case "--quick" -> {
                    seconds = 3;
                    rounds = 1;
                }
                case "--heap" -> heapMinutes = TEN;
                case "--heap-minutes" -> heapMinutes = number(argument, rest);
                default -> throw new IllegalArgumentException("bench ingest does not know '" + argument + "'");
            }
        }
        return new Options(seconds, rounds, heapMinutes);
    }

    private static int number(String argument, Iterator<String> rest) {
        try {
            return Integer.parseInt(rest.next());
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            throw new IllegalArgumentException(argument + " needs a number", e);
        }
    }
}
