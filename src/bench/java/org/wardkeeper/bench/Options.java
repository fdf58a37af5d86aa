package org.wardkeeper.bench;

import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param seconds of one measurement
 * @param rounds how often everything is measured; medians are printed
 * @param heap watch the heap for five minutes as well
 */
record Options(int seconds, int rounds, boolean heap) {

    Options {
        if (seconds < 1 || seconds > 600 || rounds < 1 || rounds > 20) {
            throw new IllegalArgumentException("--seconds is 1 to 600, --rounds is 1 to 20");
        }
    }

    static Options of(List<String> arguments) {
        int seconds = 10;
        int rounds = 3;
        boolean heap = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--seconds" -> seconds = number(argument, rest);
                case "--rounds" -> rounds = number(argument, rest);
                case "--quick" -> {
                    seconds = 3;
                    rounds = 1;
                }
                case "--heap" -> heap = true;
                default -> throw new IllegalArgumentException("bench ingest does not know '" + argument + "'");
            }
        }
        return new Options(seconds, rounds, heap);
    }

    private static int number(String argument, Iterator<String> rest) {
        try {
            return Integer.parseInt(rest.next());
        } catch (NumberFormatException | java.util.NoSuchElementException e) {
            throw new IllegalArgumentException(argument + " needs a number", e);
        }
    }
}
